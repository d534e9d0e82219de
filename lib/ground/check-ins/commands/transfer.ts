import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnCheckIn } from "../rules/workflow";
import { transferInput } from "../schema";
import { findCheckIn, findCommunity, refuseChanged } from "./find";
import { checkInEvent } from "./record";

/**
 * 转到其他社区: the check-in ends here and waits there for acceptance. The other community lies
 * outside of the own range as a rule, so a function of the database does it.
 */
export const transfer = command({
  name: "checkIn.transfer",
  input: transferInput,
  output: doneOutput,
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "transfer", checkIn),
  run: async (scope, { id, version, areaId: from }, { areaId }) => {
    const area = await findCommunity(scope, areaId);
    if (area === null || area.id === from) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { areaId: "checkIn.elsewhere" } });
    }
    const next = newId();
    const [row] = await scope.tx.$queryRaw<{ done: boolean }[]>`
      select sec.transfer_check_in(${id}::uuid, ${version}::int, ${area.id}::uuid, ${next}::uuid) as done`;
    if (row?.done !== true) refuseChanged();
    return {
      result: { id },
      events: [
        checkInEvent("checkIn.transferred", id, version + 1, { areaId: area.id }),
        checkInEvent("checkIn.submitted", next, 1, { origin: "transfer" }),
      ],
    };
  },
});
