import "server-only";
import { z } from "zod";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { maskMail, maskPhone } from "@/lib/platform/core/masking";
import { normalizePhone } from "@/lib/platform/core/phone";
import { Refusal } from "@/lib/platform/core/refusal";
import { encryptField } from "@/lib/platform/crypto/field";
import { preferenceFaults } from "../rules/preference";

const checkbox = z
  .enum(["on"])
  .optional()
  .transform((value) => value === "on");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "field.time");
const optionalTime = z
  .union([z.literal(""), time])
  .optional()
  .transform((value) => (value === undefined || value === "" ? null : value));
const mail = z
  .string()
  .trim()
  .max(120, "field.tooLong")
  .optional()
  .transform((typed, context) => {
    if (typed === undefined || typed === "") return null;
    if (z.email().safeParse(typed).success) return typed;
    context.addIssue({ code: "custom", message: "field.mail" });
    return z.NEVER;
  });
const phone = z
  .string()
  .optional()
  .transform((typed, context) => {
    if (typed === undefined || typed.trim() === "") return null;
    const normal = normalizePhone(typed);
    // A text message needs a mobile number.
    if (normal !== null && /^1\d{10}$/.test(normal)) return normal;
    context.addIssue({ code: "custom", message: "field.mobile" });
    return z.NEVER;
  });

const input = z.strictObject({
  version: z.coerce.number().int().min(0),
  mail,
  phone,
  mailNow: checkbox,
  mailWarning: checkbox,
  mailDigest: checkbox,
  smsNow: checkbox,
  smsWarning: checkbox,
  digestAt: time,
  quietFrom: optionalTime,
  quietTo: optionalTime,
});

/** What the person behind the present duty wants to hear outside of the inbox, and where. */
export const savePreference = command({
  name: "preference.save",
  input,
  output: z.strictObject({}),
  find: ({ actor }) =>
    Promise.resolve(
      // Members and liaison officers have an id of their own and no inbox.
      actor.kind !== "user" || actor.personId === null ? null : { personId: actor.personId },
    ),
  allow: (actor, { personId }) =>
    actor.personId === personId ? allowed : refused("forbidden", "refusal.role"),
  run: async (scope, { personId }, { version, ...form }) => {
    const { actor, tx } = scope;
    const { settings } = await clockworkOf(scope);
    const district = { from: settings["quiet.from"], to: settings["quiet.to"] };
    const fields = preferenceFaults(form, district);
    if (Object.keys(fields).length > 0) {
      throw new Refusal("invalid", "refusal.invalid", { fields });
    }
    const { mail: address, phone: number, ...wishes } = form;
    const data = {
      ...wishes,
      mailCipher: address === null ? null : encryptField(address),
      mailMasked: address === null ? null : maskMail(address),
      phoneCipher: number === null ? null : encryptField(number),
      phoneMasked: number === null ? null : maskPhone(number),
    };
    const where = { tenantId: actor.tenantId, personId };
    // 0 = there were none yet. Whoever saved in another window meanwhile is not overwritten.
    const { count } =
      version === 0
        ? await tx.preference.createMany({ data: { ...data, ...where }, skipDuplicates: true })
        : await tx.preference.updateMany({
            where: { ...where, version },
            data: { ...data, version: { increment: 1 } },
          });
    if (count === 0) throw new Refusal("conflict", "preferences.conflict");
    return { result: {}, events: [] };
  },
});
