import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { checkInNotice } from "../rules/notice";
import { canActForOneself } from "../rules/workflow";
import { handOverInput } from "../schema";
import { findOneself } from "./find";
import { endPresent } from "./end-present";
import { checkInEvent } from "./record";

/**
 * 转到别的区: the check-in ends, and from then on the member can take a signed statement along. What
 * the member agrees to with it, giving the own data to another district, is asked for at this place
 * alone (PIPL art. 23) and kept in the history.
 */
export const handOver = command({
  name: "member.handOver",
  input: handOverInput,
  output: doneOutput,
  find: findOneself,
  allow: (actor) => canActForOneself(actor),
  run: async (scope, member) => {
    if ((await endPresent(scope, member.id, "handed_over")) === "none") {
      throw new Refusal("wrong-status", "checkIn.status");
    }
    return {
      result: { id: member.id },
      events: [
        checkInEvent("member.handedOver", member.id, member.version, { notice: checkInNotice }),
      ],
    };
  },
});
