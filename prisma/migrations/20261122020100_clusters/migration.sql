{{helpers}}

-- Duplicate clusters: a matter that was reported again is linked to the one that is worked on (its lead)
-- and keeps number, code, complainant and history. Nothing is moved, so that it can be undone.

alter table ticket
  drop constraint ticket_closed_because,
  add constraint ticket_closed_because
    check (closed_because in ('rated', 'no_reply_wanted', 'unreachable', 'unrated', 'with_lead'));
create index ticket_linked_now on ticket (tenant_id, lead_ticket_id) where status = 'linked';

-- The first two places of a path: the street, or the district's own pool.
create function sec.street_of(p_path text) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select array_to_string((string_to_array(rtrim(p_path, '.'), '.'))[1:2], '.') || '.'
$$;

-- One lead, which is open, lies in the same street and is linked to nothing itself; whoever leads others
-- is not linked. The lead is held, so that of two links in opposite directions the second sees the first.
create function sec.guard_link() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare lead record;
begin
  select t.path, t.status into lead from public.ticket t
  where t.tenant_id = new.tenant_id and t.id = new.lead_ticket_id for share;
  if not found or lead.status in ('linked', 'closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')
    or sec.street_of(lead.path) <> sec.street_of(new.path) then
    raise exception 'this ticket cannot lead another' using errcode = '23514';
  end if;
  if exists (select from public.ticket m where m.tenant_id = new.tenant_id and m.lead_ticket_id = new.id
      and m.status = 'linked') then
    raise exception 'a ticket that leads others is not linked' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_link before update of status, lead_ticket_id on ticket for each row
  when (new.status = 'linked') execute function sec.guard_link();

-- A linked ticket closes with its lead and not by itself; whatever else becomes of it, it is on its own.
create function sec.leave_cluster() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status <> 'closed' then
    new.lead_ticket_id := null;
  elsif not exists (select from public.ticket t where t.tenant_id = new.tenant_id and t.id = old.lead_ticket_id
      and t.status in ('closed', 'answered')) then
    raise exception 'the lead is not closed' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger leave_cluster before update of status on ticket for each row
  when (old.status = 'linked' and new.status <> 'linked') execute function sec.leave_cluster();

-- What the holder of a receipt may know of the matter that the own one is handled with: how it stands,
-- who has it, until when. Never its text, its place, or who raised it.
create function sec.handled_with() returns table (
  number text, status text, responsible text, due_at timestamptz, due_provisional boolean, resolved_at timestamptz,
  outcome text, people int, assignment_id uuid, organization_id uuid
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'receipt' then raise exception 'for the holder of a receipt' using errcode = '42501'; end if;
  return query select l.number, l.status, l.lead_name, l.due_at, l.due_provisional, l.resolved_at, l.outcome,
      (select 1 + count(*)::int from public.ticket o where o.tenant_id = c.tenant_id and o.lead_ticket_id = l.id
        and o.status in ('linked', 'closed')),
      l.lead_assignment_id, l.lead_organization_id
    from public.ticket m join public.ticket l on l.tenant_id = m.tenant_id and l.id = m.lead_ticket_id
    where m.tenant_id = c.tenant_id and m.id = c.ticket_id
      and (m.status in ('linked', 'closed') or m.status = 'rejected' and m.reason_code = 'duplicate');
end $$;

-- Its steps, as far as they speak of the work and not with somebody.
create function sec.handled_with_steps() returns table (seq bigint, name text, at timestamptz, organization text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'receipt' then raise exception 'for the holder of a receipt' using errcode = '42501'; end if;
  return query select e.seq, e.name, e.at::timestamptz, coalesce(e.payload ->> 'organization', w.organization_name, '')
    from public.ticket m join public.event e on e.tenant_id = m.tenant_id and e.ticket_id = m.lead_ticket_id
      left join public.assignment w on w.tenant_id = e.tenant_id and w.id = e.assignment_id
    where m.tenant_id = c.tenant_id and m.id = c.ticket_id and e.for_resident
      and (m.status in ('linked', 'closed') or m.status = 'rejected' and m.reason_code = 'duplicate')
      and e.name in ('ticket.consulted', 'ticket.dispatched', 'ticket.self_solved', 'ticket.reopened',
        'assignment.part_sent', 'assignment.accepted', 'assignment.begun', 'assignment.extended', 'assignment.deferred',
        'assignment.resumed', 'assignment.terminated', 'assignment.returned', 'assignment.recalled',
        'assignment.submitted', 'assignment.signed_off', 'assignment.verified', 'assignment.redone',
        'assignment.closed', 'assignment.closed_unrated')
    order by e.seq desc limit 60;
end $$;

do $$
declare f text;
begin
  foreach f in array array['guard_link', 'leave_cluster', 'handled_with', 'handled_with_steps'] loop
    execute format('alter function sec.%I() owner to {{definer}}', f);
  end loop;
end $$;
grant execute on function sec.street_of(text) to {{definer}};
set local role {{definer}};
grant execute on function sec.handled_with(), sec.handled_with_steps() to {{p_receipt}};
set local role {{owner}};
