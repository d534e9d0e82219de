import type { Change } from "@/lib/platform/db/pulse";

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

/** What a page is told: where to look again, never what was said. */
export interface News {
  seq: number;
  /** Tickets for staff of areas, assignments for staff of organizations. */
  ids: string[];
  /** Tickets that have come in, of `ids`. */
  arrived: string[];
}

/** The same rows that the policies of `event` show: the own range, or what was addressed to the own. */
function maySee(viewer: Viewer, change: Change): boolean {
  return viewer.organizationId === null
    ? change.path >= viewer.lo && change.path < viewer.hi
    : change.organizationId === viewer.organizationId;
}

/** What of these changes concerns a viewer, without the viewer's own; null when nothing does. */
export function newsFor(viewer: Viewer, changes: readonly Change[]): News | null {
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
  return seq === undefined ? null : { seq, ids: [...ids], arrived: [...arrived] };
}

/** Two lots of news as one, for a page that was slow to take the first. */
export function joined(first: News | null, second: News): News {
  return {
    seq: second.seq,
    ids: [...new Set([...(first?.ids ?? []), ...second.ids])],
    arrived: [...new Set([...(first?.arrived ?? []), ...second.arrived])],
  };
}

/** With these a matter comes to a desk that did not have it. */
const arrivals: ReadonlySet<string> = new Set([
  "ticket.reported",
  "ticket.registered",
  "ticket.located",
  "ticket.transferred",
  "ticket.dispatched",
]);
