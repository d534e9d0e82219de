import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { photos } from "@/lib/parts/attachments/schema";
import { rhythms } from "./rules/agreements";
import { dimensionSets } from "./rules/dimensions";
import { amountMost, amountPattern, hasMobile, kinds, pairings, priorities } from "./rules/kinds";

export const titleMax = 40;
export const detailMax = 500;
export const reasonMax = 200;
export const stepMax = 200;
export const doneMax = 300;

/** What the whole district reads names nobody's own number (DOMAIN §11.2, P3). */
const openLine = (max: number) =>
  typedLine(max, 2).refine((text) => !hasMobile(text), "field.nobodysNumber");
const openText = (max: number) =>
  typedText(2, max).refine((text) => !hasMobile(text), "field.nobodysNumber");

/** Yuan as people type them, kept in fen. */
const amount = z
  .string()
  .regex(amountPattern, "field.amount")
  .transform((typed) => Math.round(Number(typed) * 100))
  .refine((fen) => fen > 0, "field.amount")
  .refine((fen) => fen <= amountMost, "field.amountMost")
  .optional();

/** How many people, how many units at once. */
const count = z.coerce
  .number("field.count")
  .int("field.count")
  .min(1, "field.count")
  .max(10000, "field.count");

/** A day and a time of day, as the district's clocks show it. */
const time = z.string("field.required").regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "field.date");

const entry = {
  kind: z.enum(kinds, "field.choose"),
  title: openLine(titleMax),
  detail: openText(detailMax),
  amount,
  /** Another than the own office, entered on its behalf; a unit enters for itself. */
  organizationId: id.optional(),
};

const needFacts = {
  wantedFrom: day.optional(),
  wantedUntil: day.optional(),
  priority: z.enum(priorities, "field.choose"),
};

/** 登记需求. */
export const enterNeedInput = z.strictObject({ ...entry, ...needFacts });

const resourceFacts = {
  available: openLine(80),
  capacity: count.optional(),
  contact: typedLine(60, 2).refine((text) => !hasMobile(text), "field.officePhone"),
  bookable: z.literal("yes").optional(),
};

/** 登记资源. */
export const enterResourceInput = z.strictObject({ ...entry, ...resourceFacts });

const edited = { id, version, title: entry.title, detail: entry.detail, amount };

/** 修改: of what kind it is and whose it is stays. */
export const editNeedInput = z.strictObject({ ...edited, ...needFacts });
export const editResourceInput = z.strictObject({ ...edited, ...resourceFacts });

/** 撤回: what is not needed or not given any more. */
export const withdrawInput = z.strictObject({ id, version, reason: openLine(reasonMax) });

/** 开放时段 of a resource. */
export const openTimeInput = z.strictObject({
  id,
  startsAt: time,
  endsAt: time,
  capacity: count,
});

/** 取消时段 with the reason. */
export const closeTimeInput = z.strictObject({ id, reason: openLine(reasonMax) });

export const bookInput = z.strictObject({ id });
export const bookOutput = z.object({ id: z.string(), answer: z.enum(["held", "waiting"]) });

const dimensionKey = z.string().regex(/^[a-z0-9.-]{1,40}$/, "field.choose");

const planned = {
  title: openLine(titleMax),
  goal: openText(detailMax),
  pairing: z.enum(pairings, "field.choose"),
  /** Of the district's dimensions; which of them stand is for the command. */
  tags: z.array(dimensionKey).max(40, "field.manyTags").default([]),
  startsOn: day,
  endsOn: day,
};

/** 修改 of a project: with whom it is done stays. */
export const editProjectInput = z.strictObject({
  id,
  version,
  title: planned.title,
  goal: planned.goal,
  tags: planned.tags,
  startsOn: day,
  endsOn: day,
});

/** 认领需求: the proposal of a project. */
export const claimNeedInput = z.strictObject({ id, ...planned });

/** 认领资源, where it fits for a need of the own place. */
export const claimResourceInput = z.strictObject({ id, needId: id.optional(), ...planned });

/** 发起项目 with its parties, where nothing was claimed. */
export const planInput = z.strictObject({
  ...planned,
  partyIds: z.array(id).max(20, "field.manyUnits").default([]),
});

export const confirmInput = z.strictObject({ id, version });
export const declineInput = z.strictObject({ id, version, reason: openLine(reasonMax) });
export const startInput = z.strictObject({ id, version });
export const finishInput = z.strictObject({
  id,
  version,
  result: openText(detailMax),
  photos: photos.optional(),
});
export const endInput = z.strictObject({ id, version, reason: openLine(reasonMax) });

const plannedStep = { text: openLine(stepMax), organizationId: id, dueOn: day };
export const addStepInput = z.strictObject({ id, ...plannedStep });
/** 修改步骤 and 删除步骤: while it is not done. */
export const editStepInput = z.strictObject({ id, version, ...plannedStep });
export const dropStepInput = z.strictObject({ id, version });
/** 补充照片 and 撤下. */
export const addPhotosInput = z.strictObject({
  id,
  photos: photos.min(1, "field.photoNone"),
});
export const hidePhotoInput = z.strictObject({ id });

export const doneStepInput = z.strictObject({ id, version, text: openText(doneMax) });
/** 撤销完成: it was marked as done by mistake. */
export const undoStepInput = z.strictObject({ id, version, reason: openLine(reasonMax) });

/** An agreement bears the names of its sides. */
export const agreementTitleMax = 60;
export const commitmentMax = 300;
export const reviewMax = 1000;

/** 起草协议 between the own place and units, perhaps out of a project. */
export const draftAgreementInput = z.strictObject({
  title: typedLine(agreementTitleMax, 2),
  projectId: id.optional(),
  startsOn: day,
  endsOn: day,
  unitIds: z.array(id).max(20, "field.manyUnits").default([]),
});

/** 修改 of a draft: its name and days. */
export const changeAgreementInput = z.strictObject({
  id,
  version,
  title: typedLine(agreementTitleMax, 2),
  startsOn: day,
  endsOn: day,
});

/** 加承诺: what, who, and until when or how often. */
const promised = {
  text: typedText(2, commitmentMax),
  organizationId: id.optional(),
  dueOn: day.optional(),
  rhythm: z.enum(rhythms, "field.choose").optional(),
};
export const addCommitmentInput = z.strictObject({ id, ...promised });
export const editCommitmentInput = z.strictObject({ id, version, ...promised });
export const dropCommitmentInput = z.strictObject({ id, version });

/** 勾销: a commitment is ticked off by what is on record. */
export const tickInput = z.strictObject({ id, recordId: id });
/** 撤销勾销: it was ticked off by mistake. */
export const untickInput = z.strictObject({ id, version, reason: openLine(reasonMax) });

export const reviewAgreementInput = z.strictObject({
  id,
  version,
  review: typedText(2, reviewMax),
});

/** 续签: the same sides and commitments for other days. */
export const renewAgreementInput = z.strictObject({ id, version, startsOn: day, endsOn: day });

export const remindEndInput = z.strictObject({ id });

/** 六联、七联 in the district's words: a set, one of its dimensions, or without a key one more of `set`. */
export const dimensionNameMax = 20;
export const setDimensionInput = z.strictObject({
  key: dimensionKey.optional(),
  set: z.enum(dimensionSets, "field.choose").optional(),
  version: z.coerce.number("field.invalid").int("field.invalid").min(0, "field.invalid").optional(),
  name: typedLine(dimensionNameMax, 2),
  retired: z.literal("yes").optional(),
});
