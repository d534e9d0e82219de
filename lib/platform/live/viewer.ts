import type { Change, Here } from "@/lib/platform/db/pulse";

/** Who looks at an open page, as the door said when it was opened. */
export interface Viewer {
  tenantId: string;
  /** Hex of the session's hash: the page ends with it. */
  session: string;
  dutyId: string | null;
  organizationId: string | null;
  lo: string;
  hi: string;
}

/** The matter that a page shows, and the form that somebody types in; "" = only looking. */
export interface Place {
  subject: string;
  doing: string;
}

/** What has just happened to the very matter that a page shows, as its history tells it. */
export interface Latest {
  name: string;
  by: string;
  at: string;
}

/** Somebody else who has the same matter open now. */
export interface Other {
  name: string;
  doing: string;
}

/** What a page is told: where to look again, never what was said. */
export interface News {
  seq: number;
  /** Tickets for staff of areas, assignments for staff of organizations. */
  ids: string[];
  /** Tickets that have come in, of `ids`. */
  arrived: string[];
  /** Of the matter that the page shows. */
  latest?: Latest;
}

/** The same rows that the policies of `event` show: the own range, or what was addressed to the own. */
function maySee(viewer: Viewer, change: Change): boolean {
  return viewer.organizationId === null
    ? change.path >= viewer.lo && change.path < viewer.hi
    : change.organizationId === viewer.organizationId;
}

/** What of these changes concerns a viewer, without the viewer's own; null when nothing does. */
export function newsFor(
  viewer: Viewer,
  changes: readonly Change[],
  subject: string | null = null,
): News | null {
  const seen = changes.filter(
    (change) =>
      maySee(viewer, change) && (change.dutyId === null || change.dutyId !== viewer.dutyId),
  );
  const idOf = (change: Change) =>
    viewer.organizationId === null ? change.ticketId : change.assignmentId;
  const ids = new Set(seen.flatMap((change) => idOf(change) ?? []));
  const arrived = new Set(
    seen.filter(({ name }) => arrivals.has(name)).flatMap((change) => idOf(change) ?? []),
  );
  const seq = seen.at(-1)?.seq;
  if (seq === undefined) return null;
  const last = subject === null ? undefined : seen.findLast((change) => idOf(change) === subject);
  return {
    seq,
    ids: [...ids],
    arrived: [...arrived],
    ...withLatest(last && { name: last.name, by: last.by, at: last.at }),
  };
}

/** Whether something has happened to a matter, whoever did it: then it may be somebody else's now. */
export function touches(subject: string, changes: readonly Change[]): boolean {
  return changes.some(
    ({ ticketId, assignmentId }) => ticketId === subject || assignmentId === subject,
  );
}

/** Who else has the matter open; a person with two windows counts once, typing before looking. */
export function othersAt(viewer: Viewer, subject: string, here: readonly Here[]): Other[] {
  const others = new Map<string, Other>();
  for (const { subject: on, dutyId, name, doing } of here) {
    if (on !== subject || dutyId === null || dutyId === viewer.dutyId) continue;
    if (doing !== "" || !others.has(dutyId)) others.set(dutyId, { name, doing });
  }
  return [...others.values()];
}

/** Two lots of news as one, for a page that was slow to take the first. */
export function joined(first: News | null, second: News): News {
  return {
    seq: second.seq,
    ids: [...new Set([...(first?.ids ?? []), ...second.ids])],
    arrived: [...new Set([...(first?.arrived ?? []), ...second.arrived])],
    ...withLatest(second.latest ?? first?.latest),
  };
}

function withLatest(latest: Latest | undefined): Pick<News, "latest"> {
  return latest === undefined ? {} : { latest };
}

/** With these a matter comes to a desk that did not have it. */
const arrivals: ReadonlySet<string> = new Set([
  "ticket.reported",
  "ticket.registered",
  "ticket.located",
  "ticket.transferred",
  "ticket.dispatched",
]);
