import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { partyKinds, type PartyKind } from "./rules/kinds";
import { recordKinds } from "./rules/life";

export const nameMax = 60;
export const secretaryMax = 30;
export const purposeMax = 200;
export const topicMax = 60;
export const outcomeMax = 200;
export const othersMax = 100;
export const caseTextMax = 500;
const hostsMax = 30;
const placesMax = 300;
const unitsMax = 100;
const documentNo = typedLine(60, 2);

const facts = {
  name: typedLine(nameMax, 2),
  secretary: typedLine(secretaryMax, 2).optional(),
  placeIds: z.array(id).max(placesMax, "field.partyManyPlaces").default([]),
  unitIds: z.array(id).max(unitsMax, "field.partyManyUnits").default([]),
  purpose: typedText(2, purposeMax).optional(),
  documentNo: documentNo.optional(),
  endsOn: day.optional(),
  consentOn: day.optional(),
};

export const setUpInput = z.strictObject({
  /** Nothing above it: set up by the organization department. */
  parentId: id.optional(),
  kind: z.enum(partyKinds, "field.choose"),
  areaId: id,
  establishedOn: day,
  ...facts,
});

/** Kind, area and day of setting up stay; the organization above may become another. */
export const editInput = z.strictObject({ id, version, parentId: id.optional(), ...facts });

export const closeReasons = [
  "dissolved",
  "merged",
  "term_over",
  "unit_closed",
  "consent_withdrawn",
] as const;
export type CloseReason = (typeof closeReasons)[number];

export const closeInput = z.strictObject({
  id,
  version,
  reason: z.enum(closeReasons, "field.choose"),
  day,
  documentNo: documentNo.optional(),
});

const heads = z.coerce
  .number("field.invalid")
  .int("field.invalid")
  .min(0, "field.invalid")
  .max(9999, "field.invalid");

/** 党员人数 on a day: numbers, nobody's name (DOMAIN §11.2, P9). */
export const countInput = z.strictObject({ id, day, full: heads, probationary: heads });

/** 换届 was held, or the first committee elected. */
export const electInput = z.strictObject({ id, version, day, documentNo: documentNo.optional() });

/** 延期换届: only with the number of the approval. */
export const extendInput = z.strictObject({
  id,
  version,
  day,
  documentNo,
  reason: typedText(2, 200),
});

export const remindTermInput = z.strictObject({ id, months: z.number().int() });

/** One gathering: its day, topic, how many came, what came of it; or only that the paper is kept. */
export const recordInput = z.strictObject({
  id,
  kind: z.enum(recordKinds, "field.choose"),
  day,
  topic: typedLine(topicMax, 2),
  present: heads.optional(),
  outcome: typedText(1, outcomeMax).optional(),
  onPaper: z.enum(["on"]).optional(),
  hostIds: z.array(id).max(hostsMax, "field.partyManyHosts").default([]),
  others: typedLine(othersMax, 2).optional(),
});

export const strikeInput = z.strictObject({ id, version, reason: typedText(2, 200) });

/** 党费 of a month, in heads (DOMAIN §6.4): never an amount, nobody's name. */
export const duesInput = z.strictObject({
  id,
  month: z.string("field.required").regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "field.date"),
  paid: heads,
  unpaid: heads,
  waived: heads,
});

export const remindLifeInput = z.strictObject({ id, month: day });

/** 整顿: opened with what was found, above. */
export const openCaseInput = z.strictObject({ id, day, text: typedText(2, caseTextMax) });

/** The next step of a case, in words and with its day. */
export const caseStepInput = z.strictObject({ id, version, day, text: typedText(2, caseTextMax) });
export const caseMeasuresInput = z.strictObject({
  id,
  version,
  day,
  text: typedText(2, caseTextMax),
  dueOn: day,
});

/** An organization on the map: for which of the map's areas, and the buildings in it that it is mapped to. */
export interface MappedParty {
  areaId: string;
  id: string;
  name: string;
  kind: PartyKind;
  places: string[];
}
