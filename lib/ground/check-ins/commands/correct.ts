import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnCheckIn, canDoOnUnit } from "../rules/workflow";
import { correctInput } from "../schema";
import { noteDisclosure } from "@/lib/platform/event-log/disclosure";
import { findCheckIn, findUnit, refuseChanged } from "./find";
import { checkInEvent } from "./record";
import { nameKey, sealedLiaison } from "./sealed";

interface Right {
  name?: string | undefined;
  phone?: string | undefined;
  phoneChecked?: "on" | undefined;
  text: string;
}

/**
 * 更正姓名电话: at the member's word, with the reason. What was there before is kept nowhere; who changed
 * what stands in the history, the reason in the audit.
 */
export const correctMember = command({
  name: "checkIn.correct",
  input: correctInput,
  output: doneOutput,
  find: async (scope, given) => {
    const { actor, tx } = scope;
    const checkIn = await findCheckIn(scope, given);
    if (checkIn === null) return null;
    const member = await tx.member.findFirst({
      where: { tenantId: actor.tenantId, id: checkIn.memberId, erasedAt: null },
      select: { version: true, unitName: true },
    });
    return member === null ? null : { ...checkIn, member };
  },
  allow: (actor, checkIn) => canDoOnCheckIn(actor, "correct", checkIn),
  run: async (scope, { id, path, memberId, member }, input) => {
    const key = input.name === undefined ? null : nameKey(input.name, member.unitName);
    const fields = await setContact(scope, "member", memberId, member.version, key, input);
    await noteDisclosure(scope, "checkIn.correct", memberId, input.text);
    const event = checkInEvent("member.corrected", memberId, member.version + 1, { fields });
    // At the place of the member: what the street has corrected the community sees.
    return { result: { id }, events: [{ ...event, path }] };
  },
});

/** The same for the liaison officer of a unit, also when another person has taken over. */
export const correctLiaison = command({
  name: "unit.correct",
  input: correctInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canDoOnUnit(actor, "correct", unit),
  run: async (scope, { id, path, version }, input) => {
    const fields = await setContact(scope, "liaison", id, version, null, input);
    await noteDisclosure(scope, "unit.correct", id, input.text);
    const event = checkInEvent("unit.corrected", id, version + 1, { fields });
    return { result: { id }, events: [{ ...event, path }] };
  },
});

async function setContact(
  { tx }: Scope,
  kind: "member" | "liaison",
  id: string,
  version: number,
  key: Uint8Array | null,
  { name, phone, phoneChecked }: Right,
): Promise<string[]> {
  if (name === undefined && phone === undefined) refuseField("name", "checkIn.nothingToCorrect");
  const sealed = sealedLiaison({ name: name ?? "", phone: phone ?? "" });
  const [row] = await tx.$queryRaw<{ answer: string }[]>`
    select sec.correct_contact(${kind}, ${id}::uuid, ${version}::int,
      ${name === undefined ? null : sealed.liaisonCipher}::bytea,
      ${name === undefined ? null : sealed.liaisonMasked}, ${key}::bytea,
      ${phone === undefined ? null : sealed.phoneCipher}::bytea,
      ${phone === undefined ? null : sealed.phoneMasked},
      ${phone === undefined ? null : sealed.phoneIndex}::bytea, ${phoneChecked === "on"}) as answer`;
  if (row?.answer === "taken") refuseField("phone", "checkIn.phoneTaken");
  if (row?.answer !== "done") refuseChanged();
  return [...(name === undefined ? [] : ["name"]), ...(phone === undefined ? [] : ["phone"])];
}

function refuseField(field: "name" | "phone", why: string): never {
  throw new Refusal("invalid", "refusal.invalid", { fields: { [field]: why } });
}
