-- What the whole dispatch engine shares: linked tickets, co-assignments, outcomes with their reason,
-- the ways back from an end. Its parts (applications, clocks, cards, …) come in migrations of their own.

alter table ticket
  add column lead_ticket_id uuid,          -- linked as a duplicate to this one
  add column reopened int not null default 0,
  add column transfers int not null default 0, -- how often an organization was wrong (returned, recalled)
  add column escalated_at timestamptz(3),
  add column escalated_for text,
  add column outcome_organization text,    -- who says so
  add column outcome_reason text,          -- and why it is not solved
  drop constraint ticket_status_check,
  add constraint ticket_status_check check (status in ('registered', 'screening', 'consulting', 'linked', 'dispatched',
    'accepted', 'in_progress', 'return_requested', 'verification', 'callback', 'closed', 'rejected', 'answered',
    'transferred', 'deferred', 'terminated', 'withdrawn')),
  drop constraint ticket_outcome_check,
  add constraint ticket_outcome_check check (outcome in ('solved', 'partly', 'not_feasible', 'not_ours', 'explained',
    'duplicate', 'unrated', 'withdrawn', 'terminated')),
  add constraint ticket_linked check ((status = 'linked') <= (lead_ticket_id is not null)),
  add constraint ticket_not_its_own_lead check (lead_ticket_id <> id),
  add constraint ticket_escalated_for check (escalated_for in ('redo', 'transfer', 'clock')),
  add constraint ticket_lead_ticket foreign key (tenant_id, lead_ticket_id) references ticket (tenant_id, id);
create index ticket_members on ticket (tenant_id, lead_ticket_id) where lead_ticket_id is not null;

alter table assignment
  add column lead_assignment_id uuid,      -- of a co-assignment: the lead it belongs to
  add column original_due_at timestamptz(3) default now(), -- as printed on the first order; due_at moves forward from it
  add column adjudicated boolean not null default false,
  add column outcome text check (outcome in ('solved', 'partly', 'not_feasible', 'explained')),
  add column outcome_reason text check (char_length(outcome_reason) <= 1000),
  add constraint assignment_lead foreign key (tenant_id, lead_assignment_id) references assignment (tenant_id, id),
  add constraint assignment_co_has_lead check (part = 'lead' or lead_assignment_id is not null);
-- What stands there already was never extended. The owner is bound by the policies like everybody, and
-- no version moves by this: for one statement both step aside.
alter table assignment no force row level security, disable trigger user;
update assignment set original_due_at = due_at;
alter table assignment force row level security, enable trigger user;
alter table assignment alter column original_due_at set not null;
create index assignment_parts on assignment (tenant_id, lead_assignment_id) where lead_assignment_id is not null;

-- The first due time is written by the database, so that no caller can choose another one.
create function sec.keep_first_due() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    new.original_due_at := new.due_at;
  elsif new.due_at < old.due_at then
    -- A due time moves only forward (DESIGN §2); a dispatch to somebody else is another row.
    raise exception 'a due time does not move back' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger keep_first_due before insert or update of due_at on assignment for each row execute function sec.keep_first_due();

-- An organization that was asked twice cannot be the lead and help itself.
create unique index assignment_one_part on assignment (tenant_id, ticket_id, organization_id)
  where status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn');

-- The lead delivers only when every part is delivered or waived (DOMAIN §2.13, 1).
create function sec.guard_parts() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.assignment a where a.tenant_id = new.tenant_id and a.lead_assignment_id = new.id
      and a.status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn')) then
    raise exception 'a part is still open' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_parts before update of status on assignment for each row
  when (new.part = 'lead' and new.status in ('sign_off', 'submitted') and old.status not in ('sign_off', 'submitted'))
  execute function sec.guard_parts();

-- Only the owner of a function can replace it.
set local role {{definer}};
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
    transfers = t.transfers + lost::int,
    dispatched_at = case when lost then null else new.dispatched_at end,
    first_contact_by = case when lost then null else new.first_contact_by end,
    first_contact_at = coalesce(t.first_contact_at, new.first_contact_at),
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

set local role {{owner}};

-- From an end back to the screening (overruled, disputed, reopened): what was said and measured about
-- the ended round stays in its assignment and in the history, the ticket starts anew.
create function sec.start_anew() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  new.reopened := old.reopened + (old.status = 'closed')::int;
  new.round := old.round + (old.status = 'closed')::int;
  new.lead_assignment_id := null; new.lead_organization_id := null; new.lead_name := null;
  new.lead_ticket_id := null;
  new.dispatched_at := null; new.first_contact_by := null; new.due_at := null; new.due_provisional := false;
  new.resolved_at := null; new.verified_at := null; new.close_unrated_at := null; new.closed_at := null;
  new.outcome := null; new.reason_code := null; new.outcome_organization := null; new.outcome_reason := null;
  return new;
end $$;
create trigger start_anew before update of status on ticket for each row
  when (new.status = 'screening' and old.status in ('closed', 'rejected', 'answered', 'transferred'))
  execute function sec.start_anew();

create or replace function sec.measures(t public.ticket, zone text) returns table (path text, day date, measure text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with at_place as (
    select array_to_string((string_to_array(t.path, '.'))[1:least(4, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as grid,
           array_to_string((string_to_array(t.path, '.'))[1:least(3, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as community
  )
  select grid, date '1970-01-01', 'open' from at_place
    where t.status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')
  union all select community, (t.registered_at at time zone zone)::date, 'registered' from at_place
  union all select community, (t.closed_at at time zone zone)::date, 'closed' from at_place where t.status = 'closed'
  union all select community, (t.due_at at time zone zone)::date, 'due' from at_place
    where t.due_at is not null and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.due_at at time zone zone)::date, 'due_on_time' from at_place
    where t.resolved_at <= t.due_at and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.due_at at time zone zone)::date, 'contact_on_time' from at_place
    where t.due_at is not null and t.first_contact_at <= t.first_contact_by
      and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.rated_at at time zone zone)::date, m from at_place, lateral (values
      ('rated', true), ('solved', t.rated_solved = 'yes'),
      ('satisfied', t.rated_satisfied = 'yes'), ('basically', t.rated_satisfied = 'basically')) v (m, holds)
    where t.rated_at is not null and holds
$$;

alter function sec.guard_parts() owner to {{definer}};
grant update (lead_ticket_id, outcome_organization, outcome_reason) on ticket to {{p_area}}, {{p_district}};
grant update (outcome, outcome_reason) on assignment to {{p_org}};
