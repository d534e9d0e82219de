import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { amountFault, daysFault, pastFault } from "../rules/kinds";
import { canEnter, canKeep } from "../rules/rights";
import { enterNeedInput, withdrawInput } from "../schema";
import { entryOf, standIn } from "./entry";
import { findNeed } from "./find";
import { coEvent, refuseChanged, todayOf, typedWrong } from "./record";

/** 登记需求: who needs what, when, and how pressing it is. */
export const enterNeed = command({
  name: "co.enterNeed",
  input: enterNeedInput,
  output: doneOutput,
  find: () => Promise.resolve(standIn),
  allow: (actor) => canEnter(actor),
  run: async (scope, _subject, input) => {
    const { actor, tx } = scope;
    const { wantedFrom, wantedUntil, priority, ...given } = input;
    const wrong =
      amountFault(given, false) ??
      daysFault(wantedFrom, wantedUntil, "wantedUntil") ??
      pastFault(wantedUntil, todayOf(scope));
    if (wrong !== null) throw typedWrong(wrong);
    const id = newId();
    const entry = await entryOf(scope, given);
    await tx.coNeed.createMany({
      data: [
        {
          ...entry,
          tenantId: actor.tenantId,
          id,
          priority,
          wantedFrom: wantedFrom === undefined ? null : new Date(wantedFrom),
          wantedUntil: wantedUntil === undefined ? null : new Date(wantedUntil),
        },
      ],
    });
    const { path, kind, organizationId } = entry;
    const about = { kind, priority, organizationId };
    return {
      result: { id },
      events: [coEvent("co.need_entered", { id, path, version: 1 }, about)],
    };
  },
});

/** 撤回需求: while nobody has claimed it. */
export const withdrawNeed = command({
  name: "co.withdrawNeed",
  input: withdrawInput,
  output: doneOutput,
  find: findNeed,
  allow: (actor, need) => canKeep(actor, need),
  run: async ({ actor, tx }, { id, path, version, status }, { reason }) => {
    if (status !== "open") throw new Refusal("wrong-status", "coBuilding.needNotOpen");
    const { count } = await tx.coNeed.updateMany({
      where: { tenantId: actor.tenantId, id, version, status: "open" },
      data: { status: "withdrawn", endReason: reason, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id },
      events: [coEvent("co.need_withdrawn", { id, path, version: version + 1 })],
    };
  },
});
