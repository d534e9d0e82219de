import { z } from "zod";
import {
  carriedJson,
  day,
  id,
  typedLine,
  typedText,
  version,
} from "@/lib/platform/core/form-fields";
import { holdsForbidden } from "@/lib/parts/traces/rules/public-traces";
import {
  meetingForms,
  meetingStatuses,
  presences,
  resolutionStates,
  topicOrigins,
  topicStatuses,
} from "./rules/stages";

export const titleMax = 40;
export const matterMax = 500;
export const placeMax = 80;
const startsAt = z.iso.datetime({ local: true, error: "field.date" });
const convener = typedLine(60, 2).optional();

/** 召集会议 of a body. */
export const callInput = z.strictObject({
  id,
  form: z.enum(meetingForms, "field.choose"),
  startsAt,
  place: typedLine(placeMax, 2),
  convener,
});

/** 征集议题: by the office for a body it names, by who fills a seat for the own one. */
export const topicInput = z.strictObject({
  id: id.optional(),
  title: typedLine(titleMax, 2),
  matter: typedText(2, matterMax),
});

/** 居民提议题: the place says which council; `network` is put in by the site, whatever the form says. */
export const residentTopicInput = z.strictObject({
  areaId: id,
  title: typedLine(titleMax, 2).refine((text) => !holdsForbidden(text), "field.secret"),
  matter: typedText(5, matterMax).refine((text) => !holdsForbidden(text), "field.secret"),
  network: typedLine(80).optional(),
});

/** 议程: one theme, its topics, when and where. After the notice with the reason, and told anew. */
export const planInput = z.strictObject({
  id,
  version,
  theme: typedLine(titleMax, 2),
  startsAt,
  place: typedLine(placeMax, 2),
  convener,
  topicIds: z.array(id).min(1, "field.topics").max(12, "field.topics"),
  reason: typedText(2, 300).optional(),
});

export const meetingInput = z.strictObject({ id, version });

/** 召开: the minutes, and seat by seat who came. */
export const holdInput = z.strictObject({
  id,
  version,
  minutes: typedText(5, 6000),
  attendance: carriedJson(20_000).pipe(
    z
      .array(
        z.strictObject({
          id: z.uuid(),
          presence: z.enum(presences),
          word: typedLine(40).nullable(),
        }),
        "field.invalid",
      )
      .max(100),
  ),
});

/** 决议: without organization, measure and day there is none (DOMAIN §5.3). */
export const resolutionInput = z.strictObject({
  id,
  version,
  topicId: id.optional(),
  measure: typedText(5, 500),
  organizationId: id,
  categoryId: id,
  dueOn: day,
});
export const dropResolutionInput = z.strictObject({ id, version, resolutionId: id });

/** 形成决议; a meeting may end without any, when that is said. */
export const concludeInput = z.strictObject({ id, version, none: z.enum(["on"]).optional() });
export const answerInput = z.strictObject({ id, version, text: typedText(2, 500) });
export const reviewInput = z.strictObject({ id, version, text: typedText(2, 1000) });
export const callOffInput = z.strictObject({ id, version, text: typedText(2, 300) });

/** 写进展: in a line, how a resolution goes that names the own unit. */
export const progressInput = z.strictObject({ id, day, text: typedText(2, 200) });

/** What the worker says of a resolution: the ticket's state as of its event `seq`. */
export const followInput = z.strictObject({
  id,
  seq: z.string().regex(/^\d+$/),
  state: z.enum(resolutionStates).exclude(["draft"]),
  reason: z.string().max(500).nullable(),
});

export const topicShown = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  matter: z.string(),
  origin: z.enum(topicOrigins),
  /** Who raised it: the organization of the seat, the office, or the body below. */
  by: z.string(),
  status: z.enum(topicStatuses),
  enteredAt: z.string(),
  /** What was raised further or from below and has no answer yet may be answered or raised by who looks. */
  may: z.array(z.enum(["raise", "answer", "drop"])),
  /** The matter that it was taken up from. */
  ticketId: z.string().nullable(),
  /** Of a resident's receipt. */
  number: z.string().nullable(),
  /** More came from one network within the hour than usual. */
  many: z.boolean(),
  answer: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type TopicShown = z.infer<typeof topicShown>;

/** What was resolved, and what became of it. `dueOn` is "2026-11-22". */
export const resolutionShown = z.object({
  id: z.string(),
  number: z.number(),
  measure: z.string(),
  organization: z.string(),
  organizationId: z.string(),
  memberUnit: z.boolean(),
  dueOn: z.string(),
  late: z.boolean(),
  state: z.enum(resolutionStates),
  reason: z.string().nullable(),
  ticket: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** Not solved, it has become a topic again: how far that is, and what was answered from above. */
  again: z
    .object({
      status: z.enum(topicStatuses),
      answer: z.string().nullable(),
      answeredBy: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type ResolutionShown = z.infer<typeof resolutionShown>;

const told = z.object({
  status: z.enum(topicStatuses),
  bodyName: z.string().nullable(),
  enteredAt: z.date(),
  /** Of the meeting that it was told for. */
  startsAt: z.date().nullable(),
  meetingStatus: z.enum(meetingStatuses).nullable(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.date().nullable(),
});
const resolvedOn = z.object({
  measure: z.string(),
  organization: z.string(),
  dueOn: z.string(),
  state: z.enum(resolutionStates),
  /** Under which its matter stands on a wall. */
  entryId: z.string().nullable(),
});

/** A topic that came of a matter, for the staff of the matter; `root` is the matter, `depth` how far from it. */
export const talk = told.extend({
  root: z.string(),
  depth: z.number(),
  topicId: z.string(),
  path: z.string(),
  bodyId: z.string(),
  title: z.string(),
  origin: z.enum(topicOrigins),
  raisedAt: z.date().nullable(),
  meetingId: z.string().nullable(),
  resolutions: z.array(
    resolvedOn.extend({
      reason: z.string().nullable(),
      ticketId: z.string().nullable(),
      ticketNumber: z.string().nullable(),
    }),
  ),
});
/** `within`: who looks may open its meeting. */
export type Talk = z.infer<typeof talk> & { within: boolean };

/** The same for the holder of a receipt: the own words, and of resolutions what was announced. */
export const ownTalk = told.extend({
  own: z.boolean(),
  depth: z.number(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  matter: z.string().nullable(),
  resolutions: z.array(resolvedOn),
});
export type OwnTalk = z.infer<typeof ownTalk>;
