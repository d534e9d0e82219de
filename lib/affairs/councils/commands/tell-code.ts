import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { phoneCodeHash } from "@/lib/platform/access/credential";
import { toldCode } from "@/lib/platform/access/told-code";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canTellCode } from "../rules/rights";
import { tellCodeInput } from "../schema";
import { findHolder } from "./find";
import { councilEvent } from "./record";

/** 当面告知委员登录码, for one day, where there is no text message. */
export const tellCode = preparedCommand({
  name: "council.tellCode",
  input: tellCodeInput,
  output: doneOutput,
  prepare: (input, key) => Promise.resolve({ ...input, hash: phoneCodeHash(toldCode(key)) }),
  find: findHolder,
  allow: (actor, holder) => canTellCode(actor, holder),
  run: async ({ tx }, { id, version, councilId, seatId }, { hash }) => {
    const [row] = await tx.$queryRaw<{ told: boolean }[]>`
      select sec.tell_councillor_code(${id}::uuid, ${hash}) as told`;
    if (row?.told !== true) throw new Refusal("wrong-status", "council.noPhone");
    const about = { seatId, holderId: id };
    const event = councilEvent("council.code_told", councilId, version, about);
    return { result: { id: councilId }, events: [event] };
  },
});
