import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { RoundEvent } from "../events";
import { ownReview } from "../queries/own-reviews";
import { roundSpeakers } from "../rules/rounds";
import { appealInput } from "../schema";

const name: RoundEvent = "round.appealed";

/** 申诉: by who was rated, once, after the result was told. */
export const appealRound = command({
  name: "round.appeal",
  input: appealInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const round = await ownReview(scope, id);
    return round?.isSubject === true ? round : null;
  },
  allow: (actor, round) => {
    if (!roundSpeakers.some((role) => role === actor.role)) {
      return refused("forbidden", "refusal.role");
    }
    const fits = round.status === "released" && round.appeal === null;
    return fits ? allowed : refused("wrong-status", "round.status");
  },
  run: async ({ tx }, { id }, { text }) => {
    const appealId = newId();
    const [row] = await tx.$queryRaw<{ path: string; organizationId: string; told: string }[]>`
      select path, organization_id as "organizationId", told
      from sec.appeal_review(${id}::uuid, ${appealId}::uuid, ${text})`;
    if (row?.told !== "done") throw new Refusal("wrong-status", "round.status");
    const { path, organizationId } = row;
    return {
      result: { id },
      events: [{ name, subjectId: id, path, organizationId, payload: { appealId } }],
    };
  },
});
