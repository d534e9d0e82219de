import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { closeReasons, committeeStates, housingKinds, propertyStatuses } from "./rules/estates";
import { bodies } from "./rules/appointments";
import { planWays } from "./rules/plans";
import { sides } from "./rules/sides";

export const nameMax = 40;
export const postMax = 40;
export const noteMax = 200;
export const measureMax = 300;
export const resultMax = 300;
const gridsMax = 100;

const facts = {
  name: typedLine(nameMax, 2),
  housing: z.enum(housingKinds, "field.choose"),
  households: z.coerce
    .number("field.invalid")
    .int("field.invalid")
    .min(1, "field.invalid")
    .max(99999, "field.invalid")
    .optional(),
  gridIds: z.array(id).max(gridsMax, "field.invalid").default([]),
  committee: z.enum(committeeStates, "field.choose"),
  committeeUntil: day.optional(),
};

const management = {
  mode: z.enum(propertyStatuses, "field.choose"),
  companyId: id.optional(),
  startsOn: day,
  contractUntil: day.optional(),
};

/** 登记小区 of the own community, with who manages it now. */
export const enterInput = z.strictObject({ ...facts, ...management });

export const editInput = z.strictObject({ id, version, ...facts });

/** 物业变更: who manages it from a day on. */
export const manageInput = z.strictObject({
  id,
  version,
  ...management,
  note: typedText(2, noteMax).optional(),
});

export const closeInput = z.strictObject({
  id,
  version,
  reason: z.enum(closeReasons, "field.choose"),
});

/** 兜底方案 for an estate that nobody manages; in place of another one with the reason. */
export const planInput = z.strictObject({
  id,
  version,
  way: z.enum(planWays, "field.choose"),
  partner: typedLine(nameMax, 2).optional(),
  measure: typedText(5, measureMax),
  organizationId: id,
  dueOn: day,
  reason: typedText(2, resultMax).optional(),
});

export const finishPlanInput = z.strictObject({ id, version, result: typedText(2, resultMax) });

/** 三方参会人: whom an estate's meetings are told to. */
export const addSeatInput = z.strictObject({
  id,
  side: z.enum(sides, "field.choose"),
  organizationName: typedLine(60, 2),
  name: typedLine(30),
});
export const closeSeatInput = z.strictObject({ id, version });

/** 交叉任职: of which body, with which post there, into which other one. */
export const appointInput = z.strictObject({
  id,
  name: typedLine(30),
  fromBody: z.enum(bodies, "field.choose"),
  fromPost: typedLine(postMax, 2),
  toBody: z.enum(bodies, "field.choose"),
  toPost: typedLine(postMax, 2),
  paid: z.enum(["on"]).optional(),
  startsOn: day,
  documentNo: typedLine(60, 2).optional(),
  conflictNote: typedText(2, resultMax).optional(),
});
export const endAppointmentInput = z.strictObject({ id, version, day });
export const noteConflictInput = z.strictObject({
  id,
  version,
  conflictNote: typedText(2, resultMax),
});

/** What the worker opens: a quarter, "2026-Q4". */
export const openRatingInput = z.strictObject({
  id,
  period: z.string().regex(/^20\d{2}-Q[1-4]$/),
});
