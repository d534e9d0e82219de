import { z } from "zod";
import { id, phone, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import {
  endReasons,
  exemptReasons,
  skills,
  times,
  unitEndReasons,
  unitKinds,
} from "./rules/choices";
import { freePurposes } from "./rules/notice";

const textMax = 300;
const resourcesMax = 1000;
const nameMax = 20;
const unitMax = 60;

const personName = typedLine(nameMax, 2);
const unitName = typedLine(unitMax, 2);
const chosenSkills = z.array(z.enum(skills)).max(skills.length).default([]);
const chosenTimes = z.array(z.enum(times)).max(times.length).default([]);
const memberCount = z.coerce
  .number("field.invalid")
  .int("field.invalid")
  .min(0, "field.invalid")
  .max(100_000, "field.invalid");
const resources = z.string().max(resourcesMax, "field.tooLong").default("");

/** How the phone is proven; the site itself says whether codes can be had. */
const proof = {
  phone,
  code: z.string().trim().max(8, "field.invalid").optional(),
  codes: z.enum(["always", "demo", "never"]),
};

export const registerInput = z.strictObject({
  areaId: id,
  name: personName,
  unit: unitName,
  skills: chosenSkills,
  times: chosenTimes,
  consent: z.literal("on", "field.consent"),
  publicName: z.literal("on").optional(),
  /** 转移单 of another district: its line, or the text of its file. */
  statement: z.string().max(6000, "field.tooLong").optional(),
  ...proof,
});

export const registerUnitInput = z.strictObject({
  areaId: id,
  unit: unitName,
  kind: z.enum(unitKinds, "field.choose"),
  partyOrg: typedLine(unitMax, 2),
  memberCount,
  resources,
  name: personName,
  consent: z.literal("on", "field.consent"),
  ...proof,
});

/** What becomes of a report: a wrong code counts as a try, so it is an answer and no refusal. */
export const registerOutput = z.object({
  outcome: z.enum(["submitted", "wrong_code", "active", "waiting", "known"]),
});
export type RegisterOutput = z.infer<typeof registerOutput>;

const subject = { id, version };
/** Left out: 「网格名 + 党支部」. */
const branch = typedLine(unitMax, 2).optional();
export const acceptInput = z.strictObject({
  ...subject,
  gridId: id,
  branch,
  phoneChecked: z.literal("on").optional(),
});
export const acceptManyInput = z.strictObject({
  ids: z.array(id, "field.noneChosen").min(1, "field.noneChosen").max(50, "field.invalid"),
  /** For whoever comes without a grid. */
  gridId: id.optional(),
  phoneChecked: z.literal("on").optional(),
});
export const assignInput = z.strictObject({ ...subject, gridId: id, branch });
export const textInput = z.strictObject({ ...subject, text: typedText(2, textMax) });
export const exemptInput = z.strictObject({
  ...subject,
  reason: z.enum(exemptReasons, "field.choose"),
});
export const endInput = z.strictObject({ ...subject, reason: z.enum(endReasons, "field.choose") });
export const transferInput = z.strictObject({ ...subject, areaId: id });
export const plainInput = z.strictObject(subject);
export const mergeInput = z.strictObject({ ...subject, keepId: id });
export const revealInput = z.strictObject({ id, text: typedText(2, textMax) });

/** What is left empty stays as it is. */
const filled = (typed: unknown) => (typed === "" ? undefined : typed);
export const correctInput = z.strictObject({
  ...subject,
  name: z.preprocess(filled, personName.optional()),
  phone: z.preprocess(filled, phone.optional()),
  phoneChecked: z.literal("on").optional(),
  text: typedText(2, textMax),
});
export const changePhoneInput = z.strictObject({ version, ...proof });
export const changePhoneOutput = z.object({ outcome: z.enum(["changed", "wrong_code"]) });

export const profileInput = z.strictObject({
  version,
  unit: unitName,
  skills: chosenSkills,
  times: chosenTimes,
});
export const moveInput = z.strictObject({ version, areaId: id });
/** What goes to the other district is said beside the tick. */
export const handOverInput = z.strictObject({ version, agreed: z.literal("on", "field.agreed") });
export const leaveInput = z.strictObject({ sure: z.literal("on", "field.sure") });
export const purposeInput = z.strictObject({ purpose: z.enum(freePurposes) });

export const acceptUnitInput = z.strictObject({ ...subject, organizationId: id.optional() });
export const endUnitInput = z.strictObject({
  ...subject,
  reason: z.enum(unitEndReasons, "field.choose"),
});
export const editUnitInput = z.strictObject({ ...subject, memberCount, resources });
