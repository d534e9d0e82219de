import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { RetentionEvent } from "../events";
import { mayHold } from "../rules/policy";
import { holdInput } from "../schema";

/** 保全: nothing of the matter goes before the hold is lifted. By its number: an administrator reads no matter. */
export const placeHold = command({
  name: "retention.hold",
  input: holdInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve({ root: actor.tenant.root }),
  allow: (actor, { root }) => mayHold(actor, root),
  run: async ({ tx }, _, { number, reason }) => {
    const id = newId();
    const [row] = await tx.$queryRaw<
      { answer: string }[]
    >`select sec.place_hold(${id}::uuid, ${number}, ${reason}) as answer`;
    if (row?.answer === "missing") throw fault("retention.fault.number");
    if (row?.answer !== "done") throw fault("retention.fault.held");
    const name: RetentionEvent = "retention.held";
    return { result: { id }, events: [{ name, subjectId: id, version: 1 }] };
  },
});

function fault(number: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { number } });
}
