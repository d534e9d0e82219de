import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canDo, type MeetingVerb } from "../rules/rights";
import {
  bodyKinds,
  meetingLevels,
  meetingStatuses,
  presences,
  type BodyKind,
  type MeetingForm,
  type MeetingLevel,
  type MeetingStep,
  type Presence,
} from "../rules/stages";
import type { ResolutionShown, TopicShown } from "../schema";
import { formOf, stepShown } from "./list";
import { resolutionsOf } from "./resolutions";
import { topicsOf } from "./topics";

export interface AttendeeShown {
  id: string;
  organization: string;
  name: string;
  presence: Presence | null;
  word: string | null;
}

/** A meeting as its members read it. */
export interface MeetingShown {
  id: string;
  version: number;
  bodyKind: BodyKind;
  bodyId: string;
  bodyName: string;
  level: MeetingLevel;
  form: MeetingForm;
  theme: string | null;
  convener: string | null;
  place: string;
  startsAt: string;
  step: MeetingStep | "called_off";
  notifiedAt: string | null;
  changed: { at: string; reason: string } | null;
  minutes: string | null;
  publishedAt: string | null;
  review: string | null;
  agenda: { id: string; topicId: string; title: string; matter: string; by: string }[];
  attendees: AttendeeShown[];
  resolutions: ResolutionShown[];
}

export interface MeetingDetail extends MeetingShown {
  now: string;
  /** What who looks may do now. */
  verbs: MeetingVerb[];
  /** Topics that may be put on the agenda: what waits, and what stands on it. */
  topics: TopicShown[];
  noticeDays: number;
  /** The meeting's own place, of whose office the orders come. */
  areaId: string;
  path: string;
}

const verbs = [
  "plan",
  "notify",
  "hold",
  "addResolution",
  "dropResolution",
  "conclude",
  "publish",
  "review",
  "callOff",
] as const satisfies MeetingVerb[];

/** One meeting for its office: what stands, what may be done next. Seven statements. */
export async function meetingDetail(scope: Scope, id: string): Promise<MeetingDetail> {
  const { actor } = scope;
  const { row, shown } = await readMeeting(scope, id, { gte: actor.lo, lt: actor.hi });
  const { settings } = await clockworkOf(scope);
  const facts = { ...row, startsAt: row.startsAt.getTime() };
  const may = verbs.filter((verb) => canDo(actor, verb, facts).ok);
  const waiting = may.includes("plan") ? await topicsOf(scope, row.bodyId, ["open", "agenda"]) : [];
  const planned = new Set(shown.agenda.map(({ topicId }) => topicId));
  return {
    ...shown,
    now: new Date(actor.now).toISOString(),
    verbs: may,
    topics: waiting.filter((topic) => topic.status === "open" || planned.has(topic.id)),
    noticeDays: settings["joint.meeting.notice"].value,
    areaId: row.areaId,
    path: row.path,
  };
}

/** One meeting of the own council, once it is told. Five statements. */
export async function toldMeeting(scope: Scope, id: string): Promise<MeetingShown> {
  return (await readMeeting(scope, id, { equals: scope.actor.lo })).shown;
}

async function readMeeting(
  scope: Scope,
  id: string,
  path: { gte: string; lt: string } | { equals: string },
) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const row = await tx.meeting.findFirst({
    where: { tenantId, id, path },
    select: {
      id: true,
      version: true,
      areaId: true,
      path: true,
      bodyKind: true,
      bodyId: true,
      bodyName: true,
      level: true,
      form: true,
      theme: true,
      convener: true,
      place: true,
      startsAt: true,
      status: true,
      notifiedAt: true,
      changedAt: true,
      changeReason: true,
      minutes: true,
      publishedAt: true,
      review: true,
    },
  });
  const level = meetingLevels.find((one) => one === row?.level);
  const status = meetingStatuses.find((one) => one === row?.status);
  const bodyKind = bodyKinds.find((one) => one === row?.bodyKind);
  if (row === null || level === undefined || status === undefined || bodyKind === undefined)
    throw new Refusal("not-found", "refusal.notFound");
  const items = await tx.agendaItem.findMany({
    where: { tenantId, meetingId: id, state: { not: "dropped" } },
    orderBy: { position: "asc" },
    select: { id: true, topicId: true, title: true },
  });
  const topics = await tx.meetingTopic.findMany({
    where: { tenantId, id: { in: items.map(({ topicId }) => topicId) } },
    select: { id: true, matter: true, organizationName: true, fromName: true, enteredBy: true },
  });
  const attendees = await tx.meetingAttendee.findMany({
    where: { tenantId, meetingId: id },
    orderBy: { position: "asc" },
    select: { id: true, organizationName: true, name: true, presence: true, word: true },
  });
  const resolutions = await resolutionsOf(scope, [id]);
  const { areaId: _area, path: _path, changedAt, changeReason, ...facts } = row;
  const shown: MeetingShown = {
    ...facts,
    level,
    bodyKind,
    form: formOf(row.form),
    startsAt: row.startsAt.toISOString(),
    notifiedAt: row.notifiedAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    step: stepShown(row.status, resolutions),
    changed:
      changedAt === null || changeReason === null
        ? null
        : { at: changedAt.toISOString(), reason: changeReason },
    agenda: items.map((item) => {
      const topic = topics.find((one) => one.id === item.topicId);
      return {
        ...item,
        matter: topic?.matter ?? "",
        by: topic?.fromName ?? topic?.organizationName ?? topic?.enteredBy ?? "",
      };
    }),
    attendees: attendees.map(({ organizationName, presence, ...one }) => ({
      ...one,
      organization: organizationName,
      presence: presences.find((known) => known === presence) ?? null,
    })),
    resolutions,
  };
  return { row: { ...row, level, status }, shown };
}
