import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDateTime } from "@/lib/platform/i18n/time";
import {
  furtherKinds,
  coProjectKind,
  ofOthersAlone,
  onceADay,
  type CoProjectKind,
} from "../rules/co-project-routes";
import { pathsAbove } from "../rules/recipients";
import { hostsOf } from "../rules/service-routes";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, type ToldEvent } from "./facts";

/** News for one side of a project or of a booking. */
interface CoProjectNews {
  seq: bigint;
  at: Date;
  actorDutyId: string | null;
  kind: CoProjectKind;
  to: { id: string; path: string; isOffice: boolean };
  /** What it is about, the other side, and when. */
  title: string;
  other: string;
  when: string;
}

const ofParty = z.object({ organizationId: z.string() });
const ofBooking = z.object({
  slotId: z.string().optional(),
  organizationId: z.string(),
  byKeeper: z.boolean().default(false),
  movedUp: z.array(z.string()).default([]),
  answer: z.string().optional(),
});
const ofClosing = z.object({ slotId: z.string(), organizations: z.array(z.string()) });

/** Who hears of what, in six statements for a batch. */
async function coProjectNews(scope: Scope, events: readonly ToldEvent[]): Promise<CoProjectNews[]> {
  const told = events.flatMap((event) => {
    const kind = coProjectKind(event.name);
    return kind === null ? [] : [{ ...event, kind }];
  });
  if (told.length === 0) return [];
  const found = [...(await ofProjects(scope, told)), ...(await ofBookings(scope, told))];
  const names = await organizationsOf(
    scope,
    found.flatMap(({ toId, otherId }) => [toId, otherId]),
  );
  return found.flatMap(({ toId, otherId, place, ...news }) => {
    const to = names.get(toId);
    const ownDoing = to?.isOffice === true && to.path === place && ofOthersAlone.has(news.kind);
    if (to === undefined || ownDoing) return [];
    return [{ ...news, to, other: names.get(otherId)?.name ?? "" }];
  });
}

/** The secretaries of the offices that are a side of it. */
export async function coProjectNotices(scope: Scope, events: readonly ToldEvent[]) {
  const news = (await coProjectNews(scope, events)).filter(({ to }) => to.isOffice);
  if (news.length === 0) return [];
  const duties = await dutiesInForce(scope, {
    paths: news.flatMap(({ to }) => pathsAbove(to.path)),
    organizations: [],
    ids: [],
  });
  return news.flatMap(({ seq, at, actorDutyId, kind, to, title, other, when }) => {
    const slots = { ...noSlots, category: title, organization: other, due: when };
    const telling = { who: "handler", class: "digest", kind } as const;
    return hostsOf(to.path, duties, "host")
      .filter(({ id }) => id !== actorDutyId)
      .map((duty) => noticeTo(scope, { seq, at }, { duty, telling }, slots));
  });
}

/** What a unit's liaison officer must know of it; what only waits is said once a day. */
export async function coProjectTexts(scope: Scope, events: readonly ToldEvent[]) {
  const day = localDate(scope.actor.now, scope.actor.tenant.timeZone);
  const news = (await coProjectNews(scope, events)).filter(({ to }) => !to.isOffice);
  return news.map(({ seq, kind, to, title, other, when }) => ({
    key: `${to.id}:${kind}:${onceADay.has(kind) ? day : String(seq)}`,
    kind,
    organization: to.id,
    values: { title, other, when },
  }));
}

type Told = ToldEvent & { kind: NonNullable<ReturnType<typeof coProjectKind>> };
type Found = Omit<CoProjectNews, "to" | "other"> & {
  toId: string;
  otherId: string;
  /** Where the project lies. */
  place?: string;
};

/** The other parties of a project; of an answer the one who proposed it; of a step the one whose it is. */
async function ofProjects({ actor, tx }: Scope, told: readonly Told[]): Promise<Found[]> {
  const ids = told.map(({ subjectId }) => subjectId);
  const projects = await tx.coProject.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids } },
    select: { id: true, title: true, proposerId: true, path: true },
  });
  const parties = await tx.coParty.findMany({
    where: { tenantId: actor.tenantId, projectId: { in: projects.map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { projectId: true, organizationId: true, leads: true },
  });
  return told.flatMap(({ seq, at, actorDutyId, actorRole, kind, subjectId, payload }): Found[] => {
    const project = projects.find(({ id }) => id === subjectId);
    if (project === undefined) return [];
    const about = {
      seq,
      at,
      actorDutyId,
      kind,
      title: project.title,
      when: "",
      place: project.path,
    };
    const who = ofParty.safeParse(payload).data?.organizationId ?? "";
    const all = parties.filter(({ projectId }) => projectId === subjectId);
    const lead = all.find(({ leads }) => leads)?.organizationId ?? project.proposerId;
    switch (kind) {
      case "coConfirmed":
        return [{ ...about, toId: project.proposerId, otherId: who }];
      case "coDeclined":
        // It is over for everybody who was asked.
        return all.flatMap(({ organizationId: toId }) => {
          if (toId === who) return [];
          const over = toId === project.proposerId ? kind : furtherKinds.over;
          return [{ ...about, kind: over, toId, otherId: who }];
        });
      case "coStep":
        return [{ ...about, toId: who, otherId: lead }];
      case "coAsked":
        return all
          .filter(({ organizationId }) => organizationId !== project.proposerId)
          .map(({ organizationId }) => ({
            ...about,
            toId: organizationId,
            otherId: project.proposerId,
          }));
      case "coBooked":
      case "coReturned":
      case "coTakenBack":
        return [];
      case "coTaken":
      case "coChanged":
      case "coFinished":
      case "coEnded":
        // A unit does this only with what it has proposed itself; it need not be told.
        return all
          .filter(
            ({ organizationId: toId }) => actorRole !== "liaison" || toId !== project.proposerId,
          )
          .map(({ organizationId }) => ({ ...about, toId: organizationId, otherId: lead }));
    }
  });
}

/** Who keeps the resource; of what was given back also who moves up, and whose booking the keeper has taken back. */
async function ofBookings({ actor, tx }: Scope, told: readonly Told[]): Promise<Found[]> {
  const { tenantId, tenant, now } = actor;
  const booked = told.flatMap((event) => {
    return bookingsIn(event).map((booking) => ({ ...event, ...booking }));
  });
  if (booked.length === 0) return [];
  const resources = await tx.coResource.findMany({
    where: { tenantId, id: { in: booked.map(({ subjectId }) => subjectId) } },
    select: { id: true, title: true, organizationId: true },
  });
  const slots = await tx.slot.findMany({
    where: { tenantId, id: { in: booked.flatMap(({ slotId }) => slotId ?? []) } },
    select: { id: true, startsAt: true },
  });
  const claims = await tx.claim.findMany({
    where: { tenantId, id: { in: booked.flatMap(({ movedUp }) => movedUp) } },
    select: { id: true, organizationId: true },
  });
  return booked.flatMap(({ seq, at, actorDutyId, kind, subjectId, ...booking }) => {
    const resource = resources.find(({ id }) => id === subjectId);
    if (resource === undefined) return [];
    const { title, organizationId: keeper } = resource;
    const starts = slots.find(({ id }) => id === booking.slotId)?.startsAt ?? null;
    const when = starts === null ? "" : formatDateTime(starts, tenant.timeZone, now);
    const about = { seq, at, actorDutyId, title, when };
    const { organizationId: booker, byKeeper, movedUp } = booking;
    const up = claims.filter(({ id }) => movedUp.includes(id));
    return [
      ...(booker === keeper || byKeeper
        ? []
        : [
            {
              ...about,
              kind: booking.answer === "waiting" ? furtherKinds.queued : kind,
              toId: keeper,
              otherId: booker,
            },
          ]),
      ...(byKeeper && booker !== keeper
        ? [{ ...about, kind: furtherKinds.takenBack, toId: booker, otherId: keeper }]
        : []),
      ...up.flatMap(({ organizationId }) =>
        organizationId === null
          ? []
          : [{ ...about, kind: furtherKinds.movedUp, toId: organizationId, otherId: keeper }],
      ),
    ];
  });
}

function bookingsIn({ kind, payload }: Told): z.infer<typeof ofBooking>[] {
  if (kind === "coBooked" || kind === "coReturned") {
    const { data } = ofBooking.safeParse(payload);
    return data === undefined ? [] : [data];
  }
  if (kind !== "coTakenBack") return [];
  // As if the keeper had taken back every booking of that time.
  const { slotId, organizations } = ofClosing.parse(payload);
  return organizations.map((organizationId) => {
    return { slotId, organizationId, byKeeper: true, movedUp: [] };
  });
}

async function organizationsOf({ actor, tx }: Scope, ids: readonly string[]) {
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, path: true, kind: true },
  });
  return new Map(rows.map(({ kind, ...row }) => [row.id, { ...row, isOffice: kind === "office" }]));
}
