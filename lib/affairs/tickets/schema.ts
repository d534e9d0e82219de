import { z } from "zod";
import { day, id, phone, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { photos } from "@/lib/parts/attachments/schema";
import { cardLevels } from "@/lib/parts/clocks/rules/cards";
import { callBackChannels } from "./rules/call-back";
import { urgencies } from "./rules/deadline";
import { exitCodes } from "./rules/exits";
import { needsReason, statedOutcomes } from "./rules/outcomes";

// One schema per form.

export const textMax = 1000;
export const titleMax = 30;

export const checkbox = z.enum(["on"]).optional();

export const ticketTypes = [
  "complaint",
  "request",
  "advice",
  "enquiry",
  "report",
  "praise",
  "other",
] as const;
export const ticketSources = [
  "portal",
  "platform",
  "phone",
  "walk_in",
  "grid",
  "hotline",
  "meeting",
  "other",
] as const;
/** Sources a clerk may choose when entering a case for somebody. */
export const clerkSources = ["phone", "walk_in", "grid", "hotline", "other"] as const;
export const returnReasons = [
  "not_our_duty",
  "not_our_territory",
  "unclear_owner",
  "duplicate",
  "insufficient_facts",
  "law_excludes",
] as const;

const reportFields = z.strictObject({
  text: typedText(5, textMax),
  categoryId: id,
  areaId: id.optional(),
  address: typedLine(80).optional(),
  lng: z.coerce.number().min(70).max(140).optional(),
  lat: z.coerce.number().min(3).max(54).optional(),
  photos: photos.optional(),
  name: typedLine(20).optional(),
  phone: phone.optional(),
  allowCall: checkbox,
  tellBySms: checkbox,
  noReply: checkbox,
});

/**
 * 居民上报. Place: an area below the district, or none (then the district's pool) with an address.
 * `network` is put in by the site, whatever the form says: where the report comes from, roughly.
 * `external` is the number that another system gives its matter, and told of nobody else's.
 */
export const reportInput = reportFields
  .extend({ network: typedLine(80).optional(), external: typedLine(40).optional() })
  .refine(
    ({ areaId, address }) => areaId !== undefined || address !== undefined,
    // Also beside other faults: who sends an empty form is told of all that is missing at once.
    { path: ["areaId"], error: "field.place", when: () => true },
  );
export type ReportInput = z.infer<typeof reportInput>;

/** A clerk enters a case: walk-in, phone call, from the grid, or one with an external number (12345). */
export const registerInput = z.strictObject({
  ...reportFields.shape,
  source: z.enum(clerkSources, "field.choose").optional(), // else by who enters it
  type: z.enum(ticketTypes, "field.choose").default("request"),
  externalNumber: typedLine(40).optional(),
  externalDueAt: z.iso.datetime({ local: true, error: "field.date" }).optional(),
});
export type RegisterInput = z.infer<typeof registerInput>;

/** 自办自结 by the grid or the community: registered and solved in one. */
export const recordSolvedInput = z.strictObject({
  ...reportFields.shape,
  type: z.enum(ticketTypes, "field.choose").default("report"),
  result: typedText(5, textMax),
  after: photos.optional(),
});

/** Cases from a spreadsheet: looked through first, then written as one. */
export const importCasesInput = z.strictObject({
  file: z.instanceof(File, { error: "field.required" }),
  mode: z.enum(["check", "import"]),
});

/** What is stored of a report; the code that goes with the number is told and never stored. */
export const receiptOutput = z.object({ number: z.string() });

export const subject = { id, version };

/** The dispatch form names up to three organizations that help (协办), each with its part. */
const coFields = {
  co1Id: id.optional(),
  co1Task: typedText(5, textMax).optional(),
  co2Id: id.optional(),
  co2Task: typedText(5, textMax).optional(),
  co3Id: id.optional(),
  co3Task: typedText(5, textMax).optional(),
};
export const coSlots = ["1", "2", "3"] as const;

/** 派单. */
export const dispatchInput = z
  .strictObject({
    ...subject,
    organizationId: id,
    urgency: z.enum(urgencies, "field.choose"),
    task: typedText(5, textMax),
    photoIds: z.array(id).optional(), // photos released to the organization
    shortenTo: z.iso.datetime({ local: true, error: "field.date" }).optional(), // the tenant's local time
    shortenReason: typedLine(100).optional(),
    /** 指定承办: settled by a common superior, who says why; such an order is not returned (T10). */
    designated: checkbox,
    designation: typedText(5, 500).optional(),
    ...coFields,
  })
  .refine(({ designated, designation }) => designated === undefined || designation !== undefined, {
    path: ["designation"],
    message: "field.designation",
  });
export type DispatchInput = z.infer<typeof dispatchInput>;

/** 加派协办. */
export const addCoInput = z.strictObject({
  ...subject,
  organizationId: id,
  task: typedText(5, textMax),
  photoIds: z.array(id).optional(),
});

/** 交付照片: which photos the organizations may see from now on, and which no longer. */
export const releasePhotosInput = z
  .strictObject({
    ...subject,
    show: z.array(id).max(200).optional(),
    hide: z.array(id).max(200).optional(),
  })
  .refine(({ show = [], hide = [] }) => show.length + hide.length > 0, {
    path: ["show"],
    error: "field.photosChosen",
  });

/**
 * Verbs that need a text and nothing more: waive, answer, recall, note, reply, urge, instruct, contact,
 * begin, remark, sendBack, acceptReturn, refuseReturn, overrule, reopen; for reveal and revealPhone
 * it is the purpose.
 */
export const textInput = z.strictObject({ ...subject, text: typedText(2, 500) });
/** Verbs that need nothing: accept, signOff. */
export const cardInput = textInput.extend({ cardId: z.uuid("field.choose") });
export const raiseCardInput = textInput.extend({ level: z.enum(cardLevels, "field.choose") });

export const plainInput = z.strictObject(subject);
/** 会商: with whom, and in the text why. */
export const consultInput = z.strictObject({
  ...subject,
  consultWith: typedLine(200),
  text: typedText(5, 500),
});
/** To another street, to a place in it, or back to the pool (the district's own area). */
export const transferInput = z.strictObject({ ...subject, areaId: id, text: typedText(2, 500) });
export const locateInput = z.strictObject({ ...subject, areaId: id });
/** `takeOver` says that a colleague has it and that it is taken from there on purpose. */
export const claimInput = z.strictObject({ id, takeOver: z.enum(["1"]).optional() });
export const unclaimInput = z.strictObject({ id });
/** 并案: the number of the matter that leads. */
export const linkInput = z.strictObject({ ...subject, number: typedLine(20) });
/** An exit with its reason and a text for the resident; a duplicate names the first case. */
export const rejectInput = z
  .strictObject({
    ...subject,
    reasonCode: z.enum(exitCodes, "field.choose"),
    text: typedText(5, 500),
    number: typedLine(20).optional(),
  })
  .refine(({ reasonCode, number }) => reasonCode !== "duplicate" || number !== undefined, {
    path: ["number"],
    message: "field.firstCase",
  });
/** What is left out stays as it is; "" says that nobody is complained about. */
export const reclassifyInput = z.strictObject({
  ...subject,
  categoryId: id,
  type: z.enum(ticketTypes, "field.choose").optional(),
  complainedId: z.union([id, z.literal("")]).optional(),
});
/** 退单. "Not our duty" needs the entry of the duty list or the law that says so (DOMAIN §2.8, 1). */
export const requestReturnInput = z
  .strictObject({
    ...subject,
    reasonCode: z.enum(returnReasons, "field.choose"),
    text: typedText(10, 500),
    reference: typedLine(100).optional(),
  })
  .refine(({ reasonCode, reference }) => reasonCode !== "not_our_duty" || reference !== undefined, {
    path: ["reference"],
    message: "field.reference",
  });
/** `takeOver` says that a colleague handles it and that it is taken from there on purpose. */
export const takeOnInput = z.strictObject({ id, takeOver: z.enum(["1"]).optional() });
export const putBackInput = z.strictObject({ id });
export const assignHandlerInput = z.strictObject({ ...subject, handlerId: id });
/**
 * 办结: what was done and what came of it, and how and when the resident was answered (T14), unless
 * nobody waits for an answer; what is not solved needs a reason for the resident.
 */
export const submitInput = z
  .strictObject({
    ...subject,
    measures: typedText(5, 500),
    result: typedText(10, textMax),
    answeredHow: z.enum(callBackChannels, "field.choose").optional(),
    answeredOn: day.optional(),
    outcome: z.enum(statedOutcomes, "field.choose"),
    outcomeReason: typedText(5, 500).optional(),
    before: photos.optional(),
    after: photos.optional(),
  })
  .refine(({ outcome, outcomeReason }) => !needsReason(outcome) || outcomeReason !== undefined, {
    path: ["outcomeReason"],
    message: "field.outcomeReason",
  });
export type SubmitInput = z.infer<typeof submitInput>;
/** A part of the result, with the reason when it comes late. */
export const deliverInput = z.strictObject({
  ...subject,
  result: typedText(10, textMax),
  lateReason: typedText(5, 300).optional(),
  before: photos.optional(),
  after: photos.optional(),
});
export const verifyInput = z.strictObject({
  ...subject,
  text: typedText(2, 500),
  photos: photos.optional(),
});
export const ratingAnswers = {
  contacted: z.enum(["yes", "no"], "field.choose"),
  solved: z.enum(["yes", "partly", "no"], "field.choose"),
  satisfied: z.enum(["yes", "basically", "no"], "field.choose"),
};

export const redoInput = z.strictObject({ ...subject, text: typedText(5, 500) });

// The resident's verbs carry no id: the receipt is the subject.
export const addFactsInput = z.strictObject({ text: typedText(2, 500), photos: photos.optional() });

/** What checking or importing a sheet of cases tells: its faults, or the numbers it got. */
export const importCasesOutput = z.object({
  state: z.enum(["faults", "ready", "imported"]),
  count: z.number(),
  faultCount: z.number(),
  faults: z.array(
    z.object({
      row: z.number(),
      column: z.string(),
      reason: z.string(),
      /** Of the ticket that has the external number already. */
      number: z.string(),
    }),
  ),
  first: z.string(),
  last: z.string(),
});
