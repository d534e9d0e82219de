import { newId } from "@/lib/platform/core/id";
import { partyTexts as texts } from "../content/party";
import type { Life } from "./service/life";

interface Branch {
  id: string;
  path: string;
  /** Full members; nobody comes where nobody is. */
  full: number;
}

/** Half a year of a branch: a gathering or two each month, some only on paper, and the dues in heads. */
export async function writeLife(life: Life, branches: readonly Branch[]): Promise<void> {
  const { tenantId, rng } = life;
  const { tx } = life.scope;
  const entered = (days: number) => ({ enteredAt: life.at(days, 600), enteredBy: "社区书记" });
  const records = branches.flatMap(({ id, path, full }) =>
    [-20, -48, -76, -104, -132, -160].flatMap((days, at) => {
      const [kind = "theme_day", topic = "", outcome = ""] = texts.records[at % 5] ?? [];
      const onPaper = at % 3 === 2;
      return [
        {
          tenantId,
          id: newId(),
          partyId: id,
          gatheringId: newId(),
          path,
          kind: onPaper ? "theme_day" : kind,
          heldOn: life.day(days),
          topic: onPaper ? texts.paperTopic : topic,
          present: onPaper ? null : Math.max(1, full - rng.int(0, Math.floor(full / 3))),
          outcome: onPaper ? null : outcome,
          onPaper,
          ...entered(days + 1),
        },
      ];
    }),
  );
  await tx.partyRecord.createMany({ data: records });
  await tx.partyDues.createMany({
    data: branches.flatMap(({ id, path, full }) =>
      [0, 1, 2, 3, 4, 5].map((back) => {
        const unpaid = back < 2 ? rng.int(0, 1) : 0;
        const today = life.day(0);
        return {
          tenantId,
          id: newId(),
          partyId: id,
          path,
          month: new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1 - back, 1)),
          paid: Math.max(full - unpaid - 1, 0),
          unpaid,
          waived: 1,
          ...entered(-back * 30),
        };
      }),
    ),
  });
}

/** A theme day that several have held together: a row for each of them. */
export async function writeShared(
  life: Life,
  hosts: readonly { id: string; path: string; name: string }[],
): Promise<void> {
  const gatheringId = newId();
  await life.scope.tx.partyRecord.createMany({
    data: hosts.map(({ id, path, name }) => ({
      tenantId: life.tenantId,
      id: newId(),
      partyId: id,
      gatheringId,
      path,
      kind: "theme_day",
      heldOn: life.day(-9),
      topic: texts.shared,
      present: 31,
      outcome: texts.sharedOutcome,
      hosts: hosts.filter((one) => one.name !== name).map((one) => one.name),
      others: texts.elsewhere,
      enteredAt: life.at(-8, 600),
      enteredBy: "社区书记",
    })),
  });
}

/** 整顿 that is as far as its measures. */
export async function writeCase(
  life: Life,
  party: { id: string; path: string },
  secretary: string,
): Promise<void> {
  const { tenantId } = life;
  const { tx } = life.scope;
  const id = newId();
  await tx.partyCase.createMany({
    data: [
      {
        tenantId,
        id,
        partyId: party.id,
        path: party.path,
        status: "measures",
        openedOn: life.day(-60),
        dueOn: life.day(25),
      },
    ],
  });
  const steps = [
    ["found", -60, texts.found, "街道书记"],
    ["opinions", -48, texts.opinions, secretary],
    ["measures", -40, texts.measures, secretary],
  ] as const;
  await tx.partyCaseStep.createMany({
    data: steps.map(([step, days, text, enteredBy]) => ({
      tenantId,
      id: newId(),
      caseId: id,
      path: party.path,
      step,
      happenedOn: life.day(days),
      text,
      enteredAt: life.at(days, 620),
      enteredBy,
    })),
  });
}
