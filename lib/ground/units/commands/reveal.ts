import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { noteDisclosure } from "@/lib/platform/event-log/disclosure";
import { canReach } from "../rules/rights";
import { revealInput } from "../schema";
import { findOpenUnit } from "./find";
import { unitEvent } from "./record";

/** 查看联系人姓名电话, with a purpose, on record. */
export const revealContact = command({
  name: "units.reveal",
  input: revealInput,
  output: doneOutput,
  find: (scope, { id }) => findOpenUnit(scope, { id }),
  allow: (actor, unit) => canReach(actor, unit),
  run: async (scope, { id, path, version }, { text }) => {
    const [row] = await scope.tx.$queryRaw<{ known: boolean }[]>`
      select name_cipher is not null as known from sec.reveal_unit_contact(${id}::uuid)`;
    if (row?.known !== true) throw new Refusal("wrong-status", "units.noContact");
    await noteDisclosure(scope, "units.reveal", id, text);
    return { result: { id }, events: [unitEvent("units.revealed", { id, path, version })] };
  },
});
