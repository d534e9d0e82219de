import type pg from "pg";

/**
 * What is broken between meetings, resolutions, tickets and topics of a district, read from the raw rows by
 * statements that share nothing with the product's own. Each list is empty when nothing is.
 */
export async function brokenLinks(
  admin: pg.Pool,
  tenantId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, string[]> = {};
  for (const [name, sql] of Object.entries(statements)) {
    const { rows } = await admin.query<{ what: string }>(sql, [tenantId]);
    found[name] = rows.map(({ what }) => what);
  }
  return found;
}

const standing = "r.state in ('open', 'in_progress', 'done', 'unsolved')";

const statements = {
  /** A resolution that stands has its own ticket, which came from a meeting. */
  without: `
    select r.id::text || ' ' || coalesce(r.ticket_number, '-') as what
    from meeting_resolution r left join ticket t on t.tenant_id = r.tenant_id and t.id = r.ticket_id
    where r.tenant_id = $1 and ${standing}
      and (t.id is null or t.source <> 'meeting' or t.number is distinct from r.ticket_number
        or left(t.path, length(r.path)) <> r.path)`,
  /** A ticket that came from a meeting belongs to exactly one resolution. */
  orphans: `
    select t.number as what from ticket t
    where t.tenant_id = $1 and t.source = 'meeting'
      and (select count(*) from meeting_resolution r where r.tenant_id = t.tenant_id and r.ticket_id = t.id) <> 1`,
  /** The ticket says the measure, the organization and the day. */
  words: `
    select r.id::text as what from meeting_resolution r join ticket t on t.tenant_id = r.tenant_id and t.id = r.ticket_id
    where r.tenant_id = $1 and (position(r.measure in t.text) = 0 or position(r.organization_name in t.text) = 0
      or position(to_char(r.due_on, 'YYYY-MM-DD') in t.text) = 0)`,
  /** The resolution stands as its ticket does. */
  states: `
    select r.id::text || ' ' || r.state || ' ' || t.status || ' ' || coalesce(t.outcome, '-') as what
    from meeting_resolution r join ticket t on t.tenant_id = r.tenant_id and t.id = r.ticket_id
    where r.tenant_id = $1 and r.state <> case
      when t.closed_at is null and (select count(*) from assignment a where a.tenant_id = t.tenant_id
          and a.ticket_id = t.id and a.part = 'lead' and a.accepted_at is not null
          and a.status not in ('returned', 'recalled')) = 0 then 'open'
      when t.closed_at is null then 'in_progress'
      when t.outcome in ('solved', 'unrated') and t.outcome_reason is null then 'done'
      else 'unsolved' end`,
  /** What was once unsolved waits, once, as a topic of the body that resolved it. */
  topics: `
    select r.id::text as what
    from meeting_resolution r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
    where r.tenant_id = $1
      and (select count(*) from meeting_topic p where p.tenant_id = r.tenant_id and p.resolution_id = r.id
          and p.origin = 'unsolved' and p.body_id = m.body_id and p.path = m.path)
        <> case when exists (select from event e where e.tenant_id = r.tenant_id
            and e.name = 'meeting.resolution_followed' and e.payload ->> 'resolutionId' = r.id::text
            and e.payload ->> 'state' = 'unsolved') then 1 else 0 end`,
  /** What a meeting talked about was a topic of its own body; what it resolved belongs to one of them. */
  agenda: `
    select i.id::text as what
    from agenda_item i join meeting m on m.tenant_id = i.tenant_id and m.id = i.meeting_id
      left join meeting_topic p on p.tenant_id = i.tenant_id and p.id = i.topic_id
    where i.tenant_id = $1 and (p.body_id is distinct from m.body_id)
    union all
    select r.id::text from meeting_resolution r
    where r.tenant_id = $1 and r.topic_id is not null and not exists (select from agenda_item i
      where i.tenant_id = r.tenant_id and i.meeting_id = r.meeting_id and i.topic_id = r.topic_id and i.state = 'told')`,
  /** What was raised waits above, once, and nothing waits there that was not raised. */
  raised: `
    select p.id::text as what from meeting_topic p
    where p.tenant_id = $1 and (p.status in ('raised', 'answered') or p.raised_at is not null)
      and (select count(*) from meeting_topic u where u.tenant_id = p.tenant_id and u.from_topic_id = p.id
        and u.origin = 'raised' and length(u.path) < length(p.path) and left(p.path, length(u.path)) = u.path) <> 1
    union all
    select u.id::text from meeting_topic u
    where u.tenant_id = $1 and u.origin = 'raised' and not exists (select from meeting_topic p
      where p.tenant_id = u.tenant_id and p.id = u.from_topic_id and p.raised_at is not null)`,
  /** History tells once of each resolution that it became a ticket. */
  history: `
    select r.id::text as what from meeting_resolution r
    where r.tenant_id = $1 and r.ticket_id is not null
      and (select count(*) from event e where e.tenant_id = r.tenant_id and e.name = 'meeting.resolution_carried'
        and e.payload ->> 'resolutionId' = r.id::text) <> 1`,
} as const;
