import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { standingStates, type ResolutionState } from "../rules/stages";
import { resolutionShown, type ResolutionShown } from "../schema";

/** A resolution with the meeting that it comes from. `heldOn` is "2026-11-22". */
export interface BodyResolution extends ResolutionShown {
  meeting: { id: string; theme: string | null; heldOn: string };
}

export interface BodyResolutions {
  rows: BodyResolution[];
  /** Where the older ones begin; null = there are none. */
  before: string | null;
}

const pageSize = 10;
const cursor = /^(\d{1,15})\.([0-9a-f-]{36})\.(\d{1,2})$/;

interface Row {
  id: string;
  meetingId: string;
  theme: string | null;
  startsAt: Date;
  number: number;
  measure: string;
  organization: string;
  organizationId: string;
  memberUnit: boolean;
  dueOn: string;
  state: string;
  reason: string | null;
  ticketId: string | null;
  ticketNumber: string | null;
}

/** What a body has resolved and what became of it, the latest meeting first. One statement. */
export async function bodyResolutions(
  { actor, tx }: Scope,
  bodyId: string,
  { state, before }: { state?: ResolutionState | undefined; before?: string | undefined },
): Promise<BodyResolutions> {
  const [, at, meetingId, number] = cursor.exec(before ?? "") ?? [];
  const older = z.uuid().safeParse(meetingId);
  const rows = await tx.$queryRaw<Row[]>`
    select r.id::text as id, m.id::text as "meetingId", m.theme, m.starts_at as "startsAt", r.number, r.measure,
      r.organization_name as organization, r.organization_id::text as "organizationId", r.member_unit as "memberUnit", r.due_on::text as "dueOn", r.state, r.reason,
      r.ticket_id::text as "ticketId", r.ticket_number as "ticketNumber"
    from meeting m join meeting_resolution r on r.tenant_id = m.tenant_id and r.meeting_id = m.id
    where m.tenant_id = ${actor.tenantId}::uuid and m.body_id = ${bodyId}::uuid
      and r.state = any (${state === undefined ? standingStates : [state]}::text[])
      ${
        older.success
          ? Prisma.sql`and ((m.starts_at, m.id) < (${new Date(Number(at))}::timestamptz, ${older.data}::uuid)
            or (m.id = ${older.data}::uuid and r.number > ${Number(number)}::int))`
          : Prisma.empty
      }
    order by m.starts_at desc, m.id desc, r.number limit ${pageSize + 1}::int`;
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const today = localDate(actor.now, actor.tenant.timeZone);
  return {
    rows: shown.map(({ meetingId: from, theme, startsAt, ticketId, ticketNumber, ...row }) => ({
      ...resolutionShown.parse({
        ...row,
        late: row.state !== "done" && row.state !== "unsolved" && row.dueOn < today,
        ticket: ticketId === null ? null : { id: ticketId, number: ticketNumber },
      }),
      meeting: {
        id: from,
        theme,
        heldOn: localDate(startsAt.getTime(), actor.tenant.timeZone),
      },
    })),
    before:
      last === undefined || rows.length <= pageSize
        ? null
        : `${String(last.startsAt.getTime())}.${last.meetingId}.${String(last.number)}`,
  };
}
