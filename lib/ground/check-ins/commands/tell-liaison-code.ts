import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { phoneCodeHash } from "@/lib/platform/access/credential";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnUnit } from "../rules/workflow";
import { plainInput } from "../schema";
import { toldCode } from "@/lib/platform/access/told-code";
import { findUnit } from "./find";
import { checkInEvent } from "./record";

/** 当面告知联络员登录码, for one day, where there is no text message. */
export const tellLiaisonCode = preparedCommand({
  name: "unit.tellCode",
  input: plainInput,
  output: doneOutput,
  prepare: (input, key) => Promise.resolve({ ...input, hash: phoneCodeHash(toldCode(key)) }),
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "tellCode", unit),
  run: async ({ tx }, { id, version }, { hash }) => {
    const [row] = await tx.$queryRaw<{ told: boolean }[]>`
      select sec.tell_liaison_code(${id}::uuid, ${hash}) as told`;
    if (row?.told !== true) throw new Refusal("forbidden", "checkIn.noContact");
    return { result: { id }, events: [checkInEvent("unit.codeTold", id, version)] };
  },
});
