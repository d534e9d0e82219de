/** What a meeting is for: 一月一会一主题、三会制度的三种会、轮值议事、物业三方联席 (DOMAIN §5.3, §7.5, §10 rows 2.5, 3.7, 4.5). */
export const meetingForms = [
  "monthly",
  "joint",
  "representatives",
  "co_governance",
  "rotating",
  "tri_party",
] as const;
export type MeetingForm = (typeof meetingForms)[number];

/** Whose meetings these are: a council's, or those of an estate's three sides (DOMAIN §7.5). */
export const bodyKinds = ["council", "property"] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** Each kind of body meets in forms of its own. */
export const formsOf: Readonly<Record<BodyKind, readonly MeetingForm[]>> = {
  council: meetingForms.filter((form) => form !== "tri_party"),
  property: ["tri_party"],
};

export const meetingLevels = ["district", "street", "community"] as const;
export type MeetingLevel = (typeof meetingLevels)[number];

export const meetingStatuses = [
  "collecting",
  "agenda",
  "notified",
  "held",
  "resolved",
  "published",
  "reviewed",
  "called_off",
] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

/** 到会、代会人到会、请假: what came of the notice, seat by seat. There is no score (DOMAIN §11.1). */
export const presences = ["present", "substitute", "excused"] as const;
export type Presence = (typeof presences)[number];

/** What is printed of a meeting. */
export const meetingSheets = ["notice", "minutes", "resolutions"] as const;

/** How far a resolution is: it follows its ticket once there is one. */
export const resolutionStates = ["draft", "open", "in_progress", "done", "unsolved"] as const;
export type ResolutionState = (typeof resolutionStates)[number];

/** What stands, so that something can have become of it. */
export const standingStates = resolutionStates.filter((state) => state !== "draft");

export const topicOrigins = ["seat", "staff", "unsolved", "raised", "ticket", "resident"] as const;
export type TopicOrigin = (typeof topicOrigins)[number];

export const topicStatuses = [
  "open",
  "agenda",
  "settled",
  "raised",
  "answered",
  "dropped",
] as const;
export type TopicStatus = (typeof topicStatuses)[number];

/**
 * The nine steps of DOMAIN §5.3. Whether the tasks are given and supervised is read from the resolutions,
 * never kept beside them.
 */
export const meetingSteps = [
  "collecting",
  "agenda",
  "notified",
  "held",
  "resolved",
  "assigned",
  "supervising",
  "published",
  "reviewed",
] as const;
export type MeetingStep = (typeof meetingSteps)[number];

interface ResolutionFacts {
  readonly state: ResolutionState;
  /** It has become a ticket. */
  readonly ticket: boolean;
}

export function stepOf(
  status: Exclude<MeetingStatus, "called_off">,
  resolutions: readonly ResolutionFacts[],
): MeetingStep {
  if (status !== "resolved" || resolutions.length === 0) return status;
  if (!resolutions.every(({ ticket }) => ticket)) return "resolved";
  return resolutions.some(({ state }) => state !== "open") ? "supervising" : "assigned";
}
