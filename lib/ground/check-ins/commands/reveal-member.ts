import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnCheckIn } from "../rules/workflow";
import { revealInput } from "../schema";
import { noteDisclosure } from "@/lib/platform/event-log/disclosure";
import { findCheckIn } from "./find";
import { checkInEvent } from "./record";

/** 查看姓名电话, one by one, with a purpose, on record. */
export const revealMember = command({
  name: "checkIn.reveal",
  input: revealInput,
  output: doneOutput,
  find: (scope, { id }) => findCheckIn(scope, { id }),
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "reveal", checkIn),
  run: async (scope, { id, memberId, version }, { text }) => {
    const [row] = await scope.tx.$queryRaw<{ known: boolean }[]>`
      select name_cipher is not null as known from sec.reveal_member(${memberId}::uuid)`;
    if (row?.known !== true) throw new Refusal("forbidden", "checkIn.noContact");
    await noteDisclosure(scope, "checkIn.reveal", memberId, text);
    return { result: { id }, events: [checkInEvent("checkIn.revealed", id, version)] };
  },
});
