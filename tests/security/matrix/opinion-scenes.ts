import { must } from "@/tests/support/world";
import type { OpinionNeeds } from "./opinion";
import type { Scene, Target } from "./target";

const asking = (to: (target: Target) => string, purpose: string): Scene => ({
  subject: "none",
  input: (target) => ({
    to: to(target),
    purpose,
    title: "停车规划",
    matter: "想听听对停车位规划的意见。",
  }),
});
const streetOf = ({ otherStreetId, world }: Target) =>
  must(
    Object.values(world.areas).find(({ level, id }) => level === "street" && id !== otherStreetId),
  ).id;

const saying = (opinion: OpinionNeeds): Scene => ({
  subject: "register",
  opinion,
  input: ({ opinionId }) => ({ id: opinionId, version: "1", text: "没有意见。" }),
});

/** Who asks and who is asked: of a street and a department, of a community and a unit. */
export const opinionScenes: Readonly<Record<string, Scene>> = {
  "opinion.ask of a department": asking(({ departmentId }) => departmentId, "planning"),
  "opinion.ask of a street": asking(streetOf, "funds"),
  "opinion.ask of a unit": asking(({ unit }) => unit.id, "cooperation"),
  "opinion.ask of a community": asking(({ communityId }) => communityId, "party_work"),
  "opinion.setPower": { subject: "none", input: (_target, n) => ({ name: `参与${String(n)}` }) },
  "opinion.remind": {
    subject: "register",
    opinion: { of: "street", askedBy: "office", status: "asked" },
    input: ({ opinionId }) => ({ id: opinionId }),
  },
  "opinion.answer of a department": saying({ of: "street", askedBy: "office", status: "asked" }),
  "opinion.correct": saying({ of: "street", askedBy: "office", status: "answered" }),
  "opinion.answer of a street": saying({
    of: "street",
    askedBy: "organization",
    status: "asked",
  }),
  "opinion.answer of a unit": saying({ of: "community", askedBy: "office", status: "asked" }),
  "opinion.answer of a community": saying({
    of: "community",
    askedBy: "organization",
    status: "asked",
  }),
  ...Object.fromEntries(
    (["reply", "close"] as const).flatMap((verb) => [
      [
        `opinion.${verb} of a street`,
        saying({ of: "street", askedBy: "office", status: "answered" }),
      ],
      [
        `opinion.${verb} of a department`,
        saying({ of: "street", askedBy: "organization", status: "answered" }),
      ],
      [
        `opinion.${verb} of a community`,
        saying({ of: "community", askedBy: "office", status: "answered" }),
      ],
      [
        `opinion.${verb} of a unit`,
        saying({ of: "community", askedBy: "organization", status: "answered" }),
      ],
    ]),
  ),
};
