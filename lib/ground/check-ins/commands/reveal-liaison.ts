import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnUnit } from "../rules/workflow";
import { revealInput } from "../schema";
import { noteDisclosure } from "@/lib/platform/event-log/disclosure";
import { findUnit } from "./find";
import { checkInEvent } from "./record";

/** 查看联络员姓名电话, with a purpose, on record. */
export const revealLiaison = command({
  name: "unit.reveal",
  input: revealInput,
  output: doneOutput,
  find: (scope, { id }) => findUnit(scope, { id }),
  allow: (actor, unit) => canDoOnUnit(actor, "reveal", unit),
  run: async (scope, { id, version }, { text }) => {
    const [row] = await scope.tx.$queryRaw<{ known: boolean }[]>`
      select name_cipher is not null as known from sec.reveal_liaison(${id}::uuid)`;
    if (row?.known !== true) throw new Refusal("forbidden", "checkIn.noContact");
    await noteDisclosure(scope, "unit.reveal", id, text);
    return { result: { id }, events: [checkInEvent("unit.revealed", id, version)] };
  },
});
