import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { phoneCodeHash } from "@/lib/platform/access/credential";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnCheckIn } from "../rules/workflow";
import { plainInput } from "../schema";
import { toldCode } from "@/lib/platform/access/told-code";
import { findCheckIn } from "./find";
import { checkInEvent } from "./record";

/** 当面告知登录码: for one day, for who has no text message; the page shows it once. */
export const tellCode = preparedCommand({
  name: "checkIn.tellCode",
  input: plainInput,
  output: doneOutput,
  prepare: (input, key) => Promise.resolve({ ...input, hash: phoneCodeHash(toldCode(key)) }),
  find: findCheckIn,
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "tellCode", checkIn),
  run: async ({ tx }, { id, memberId, version }, { hash }) => {
    const [row] = await tx.$queryRaw<{ told: boolean }[]>`
      select sec.tell_member_code(${memberId}::uuid, ${hash}) as told`;
    if (row?.told !== true) throw new Refusal("forbidden", "checkIn.noContact");
    return { result: { id }, events: [checkInEvent("checkIn.codeTold", id, version)] };
  },
});
