import { z } from "zod";
import { day, id, phone, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { isCreditCode } from "./rules/credit-code";
import { adviserKinds, closeReasons, unitTypes } from "./rules/types";

export const nameMax = 60;
export const addressMax = 100;
export const noteMax = 200;
const staffMax = 99_999;

const yesOrNo = z.enum(["yes", "no"], "field.choose").transform((said) => said === "yes");

const creditCode = z
  .string()
  .transform((typed) => typed.normalize("NFKC").replaceAll(/\s/gu, "").toUpperCase())
  .refine(isCreditCode, "field.creditCode");

const facts = {
  name: typedLine(nameMax, 2),
  type: z.enum(unitTypes, "field.choose"),
  hostId: id.optional(),
  operating: yesOrNo,
  lookedOn: day,
  premises: yesOrNo,
  staff: z.coerce
    .number("field.invalid")
    .int("field.invalid")
    .min(0, "field.invalid")
    .max(staffMax, "field.invalid")
    .optional(),
  staffOn: day.optional(),
  creditCode: creditCode.optional(),
  address: typedLine(addressMax, 2).optional(),
};

const contact = {
  contactName: typedLine(20, 2).optional(),
  contactPhone: phone.optional(),
};

/** 登记单位 at the own place: a new one, or one that is in the register of organizations already. */
export const enterInput = z.strictObject({ organizationId: id.optional(), ...facts, ...contact });

/** `contact`: what becomes of who is named; another one is written over it. */
export const editInput = z.strictObject({
  id,
  version,
  ...facts,
  ...contact,
  contact: z.enum(["keep", "change", "erase"], "field.choose").default("keep"),
});

/** 注销: with the day, why, and where that was read. */
export const closeInput = z.strictObject({
  id,
  version,
  on: day,
  reason: z.enum(closeReasons, "field.choose"),
  note: typedText(2, noteMax),
});

/** 恢复 with the reason. */
export const reopenInput = z.strictObject({ id, version, note: typedText(2, noteMax) });

export const adviserInput = z.strictObject({
  id,
  kind: z.enum(adviserKinds, "field.choose"),
  name: typedLine(nameMax, 2),
  startsOn: day,
  endsOn: day.optional(),
});
export const endAdviserInput = z.strictObject({ id, version, endsOn: day });

/** 联系走访: a day and a line. */
export const contactInput = z.strictObject({ id, happenedOn: day, note: typedText(2, noteMax) });

export const revealInput = z.strictObject({ id, text: typedText(2, noteMax) });
