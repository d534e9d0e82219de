import "server-only";
import { phoneCodeHash } from "@/lib/platform/access/credential";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canActForOneself, canDoOnUnit } from "../rules/workflow";
import { changePhoneInput, changePhoneOutput } from "../schema";
import { findOneself, findUnit, refuseChanged } from "./find";
import { checkInEvent } from "./record";
import { sealedLiaison } from "./sealed";

/** 换手机号: proven by the code that was sent to the new one. Who is in by the old one elsewhere is out. */
export const changePhone = command({
  name: "member.changePhone",
  input: changePhoneInput,
  output: changePhoneOutput,
  find: findOneself,
  allow: (actor) => canActForOneself(actor),
  run: async (scope, { id, version }, input) => {
    const outcome = await prove(scope, version, input);
    const event = checkInEvent("member.phoneChanged", id, version + 1);
    return { result: { outcome }, events: outcome === "changed" ? [event] : [] };
  },
});

/** The same for the liaison officer of a unit. */
export const changeLiaisonPhone = command({
  name: "unit.changePhone",
  input: changePhoneInput,
  output: changePhoneOutput,
  find: (scope, { version }) =>
    scope.actor.role === "liaison"
      ? findUnit(scope, { id: scope.actor.personId ?? "", version })
      : Promise.resolve(null),
  allow: (actor, unit) => canDoOnUnit(actor, "changePhone", unit),
  run: async (scope, { id, version }, input) => {
    const outcome = await prove(scope, version, input);
    const event = checkInEvent("unit.phoneChanged", id, version + 1);
    return { result: { outcome }, events: outcome === "changed" ? [event] : [] };
  },
});

/** Without a gateway no code can be had: then the community puts the phone right. */
async function prove(
  { actor, tx }: Scope,
  version: number,
  { phone, code, codes }: { phone: string; code?: string | undefined; codes: string },
): Promise<"changed" | "wrong_code"> {
  if (codes === "never" || (codes === "demo" && !actor.tenant.demo)) {
    throw new Refusal("limit", "checkIn.noCodes");
  }
  if (code === undefined) refuseField("code", "checkIn.code.needed");
  const { phoneCipher, phoneMasked, phoneIndex } = sealedLiaison({ name: "", phone });
  const [row] = await tx.$queryRaw<{ answer: string }[]>`
    select sec.change_own_phone(${version}::int, ${phoneCodeHash(code)}, ${phoneCipher},
      ${phoneMasked}, ${phoneIndex}) as answer`;
  if (row?.answer === "wrong_code") return "wrong_code";
  if (row?.answer === "taken") refuseField("phone", "checkIn.phoneTaken");
  if (row?.answer !== "done") refuseChanged();
  return "changed";
}

function refuseField(field: "phone" | "code", why: string): never {
  throw new Refusal("invalid", "refusal.invalid", { fields: { [field]: why } });
}
