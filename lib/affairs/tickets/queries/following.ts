import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { fateOf } from "../rules/clusters";
import { endedTicketStatuses } from "../rules/statuses";

const rowsMax = 200;

/**
 * Linked tickets whose lead has ended or has gone to another street, with what is to become of each:
 * the worker's list. It looks at how things stand and not at what has happened, so nothing is missed
 * by a worker that was off, and nothing is done twice.
 */
export async function linkedToFollow({ actor, tx }: Scope) {
  const rows = await tx.$queryRaw`
    select m.id, m.version, m.path, l.id as lead_id, l.path as lead_path, l.status as lead_status
    from ticket m join ticket l on l.tenant_id = m.tenant_id and l.id = m.lead_ticket_id
    where m.tenant_id = ${actor.tenantId}::uuid and m.status = 'linked'
      and (l.status = any (${[...endedTicketStatuses]}::text[])
        or split_part(l.path, '.', 2) <> split_part(m.path, '.', 2))
    order by m.id limit ${rowsMax}`;
  return rowsOf.parse(rows).flatMap(({ lead_id, lead_path, lead_status, ...member }) => {
    const lead = { id: lead_id, path: lead_path, status: lead_status };
    const fate = fateOf(member, lead);
    return fate === "wait" ? [] : [{ id: member.id, version: member.version, fate }];
  });
}

const rowsOf = z.array(
  z.object({
    id: z.string(),
    version: z.number(),
    path: z.string(),
    lead_id: z.string(),
    lead_path: z.string(),
    lead_status: z.string(),
  }),
);
