import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { noteDisclosure } from "@/lib/platform/event-log/disclosure";
import { canReveal } from "../rules/rights";
import { revealInput } from "../schema";
import { findHolder } from "./find";
import { councilEvent } from "./record";

/** 查看手机号 of who fills a seat or is proposed for it, with a purpose, on record. */
export const reveal = command({
  name: "council.reveal",
  input: revealInput,
  output: doneOutput,
  find: findHolder,
  allow: (actor, holder) => canReveal(actor, holder),
  run: async (scope, { id, version, councilId, seatId }, { text }) => {
    const [row] = await scope.tx.$queryRaw<{ known: boolean }[]>`
      select phone_cipher is not null as known from sec.reveal_seat_holder(${id}::uuid)`;
    if (row?.known !== true) throw new Refusal("wrong-status", "council.noPhone");
    await noteDisclosure(scope, "council.reveal", id, text);
    const about = { seatId, holderId: id };
    const event = councilEvent("council.revealed", councilId, version, about);
    return { result: { id: councilId }, events: [event] };
  },
});
