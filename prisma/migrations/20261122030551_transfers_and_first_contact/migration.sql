-- What counts as a transfer without an owner (DOMAIN §2.4, T19), and when the first contact was.

-- A street that sends a matter to another one, or to the district's pool, has said that it is not its own.
-- Out of the pool it is only given a place, and inside a street it stays where it was.
create function sec.leaves_street(p_from text, p_to text) returns boolean language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select cardinality(string_to_array(p_from, '.')) > 2
    and not starts_with(p_to, array_to_string((string_to_array(p_from, '.'))[1:2], '.') || '.')
$$;
grant execute on function sec.leaves_street(text, text) to {{definer}};

set local role {{definer}};
-- As before; and an order that the dispatcher takes back unasked is his own mistake and no transfer. The first
-- contact is the present lead's: who spoke with the resident before keeps its own in its order.
create or replace function sec.follow_lead() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare follows text := sec.ticket_status_of(new.status); lost boolean := new.status in ('returned', 'recalled');
begin
  if new.part <> 'lead' then return null; end if;
  update public.ticket t set
    status = follows,
    lead_assignment_id = case when lost then null else new.id end,
    lead_organization_id = case when lost then null else new.organization_id end,
    lead_name = case when lost then null else new.organization_name end,
    urgency = new.urgency,
    round = new.round,
    transfers = t.transfers + (new.status = 'returned')::int,
    dispatched_at = case when lost then null else new.dispatched_at end,
    first_contact_by = case when lost then null else new.first_contact_by end,
    first_contact_at = case when lost then null else new.first_contact_at end,
    due_at = case when lost then null else new.due_at end,
    due_provisional = new.due_provisional,
    resolved_at = new.submitted_at,
    verified_at = new.verified_at,
    close_unrated_at = new.close_unrated_at,
    outcome = case when follows = 'terminated' then 'terminated' else t.outcome end,
    closed_at = case when follows in ('closed', 'withdrawn', 'terminated') then coalesce(t.closed_at, new.ended_at) end,
    version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id
    and (t.lead_assignment_id = new.id or tg_op = 'INSERT')
    and t.status not in ('closed', 'withdrawn', 'terminated');
  -- Whoever helped a lead that is gone has nothing left to help with.
  if lost or new.status = 'terminated' then
    update public.assignment a set status = 'recalled', ended_at = sec.now(), version = a.version + 1
    where a.tenant_id = new.tenant_id and a.lead_assignment_id = new.id
      and a.status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn');
  end if;
  return null;
end $$;

create or replace function sec.transfer_ticket(p_ticket uuid, p_version int, p_area uuid, p_status text, p_place_names text)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); target text; old record;
begin
  select a.path into target from public.area a where a.tenant_id = c.tenant_id and a.id = p_area;
  select t.path, t.status into old from public.ticket t
  where t.tenant_id = c.tenant_id and t.id = p_ticket and t.version = p_version and t.path >= c.lo and t.path < c.hi
  for update;
  if target is null or old is null then return false; end if;
  if not exists (select from sec.workflow_edge e where e.machine = 'ticket' and e.verb in ('transfer', 'locate')
      and e.from_status = old.status and e.to_status = p_status and e.role = c.role) then
    raise exception 'transfer refused' using errcode = '42501';
  end if;
  perform set_config('sec.moving', p_ticket::text, true);
  update public.ticket t set path = target, area_id = p_area, status = p_status, place_names = p_place_names,
    transfers = t.transfers + sec.leaves_street(old.path, target)::int,
    version = t.version + 1 where t.tenant_id = c.tenant_id and t.id = p_ticket;
  update public.complainant x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.message x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.attachment x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.event x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.assignment x set path = target, version = x.version + 1 where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.rating x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  return true;
end $$;
set local role {{owner}};

-- As before, and a new round has had no contact yet.
create or replace function sec.start_anew() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  new.reopened := old.reopened + (old.status = 'closed')::int;
  new.round := old.round + (old.status = 'closed')::int;
  new.lead_assignment_id := null; new.lead_organization_id := null; new.lead_name := null;
  new.lead_ticket_id := null;
  new.dispatched_at := null; new.first_contact_by := null; new.first_contact_at := null; new.due_at := null; new.due_provisional := false;
  new.resolved_at := null; new.verified_at := null; new.close_unrated_at := null; new.closed_at := null;
  new.outcome := null; new.reason_code := null; new.outcome_organization := null; new.outcome_reason := null;
  return new;
end $$;
