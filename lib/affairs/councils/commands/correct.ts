import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { noteDisclosure } from "@/lib/platform/event-log/disclosure";
import { canCorrect } from "../rules/rights";
import { correctInput } from "../schema";
import { findHolder } from "./find";
import { councilEvent, fault, isTaken } from "./record";
import { sealedPhone } from "./sealed-phone";

/**
 * 更正职务、手机: at the member's word, with the reason. What was there before is kept nowhere; with the old
 * phone one is in no more (the trigger follow_seat_holder ends its sessions).
 */
export const correct = command({
  name: "council.correct",
  input: correctInput,
  output: doneOutput,
  find: findHolder,
  allow: (actor, holder) => canCorrect(actor, holder),
  run: async (scope, holder, { title, phone, text }) => {
    const { actor, tx } = scope;
    const { id, version, status, councilId, seatId } = holder;
    try {
      const { count } = await tx.seatHolder.updateMany({
        where: { tenantId: actor.tenantId, id, version, status },
        data: { title, ...sealedPhone(phone), version: { increment: 1 } },
      });
      if (count === 0) throw new Refusal("conflict", "council.conflict");
    } catch (error) {
      throw isTaken(error) ? fault("phone", "council.phoneTaken") : error;
    }
    await noteDisclosure(scope, "council.correct", id, text);
    const fields = phone === undefined ? ["title"] : ["title", "phone"];
    const about = { seatId, holderId: id, fields };
    const event = councilEvent("council.corrected", councilId, version + 1, about);
    return { result: { id: councilId }, events: [event] };
  },
});
