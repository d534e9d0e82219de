{{helpers}}
-- The limits that ran without a clock: the call-back, the decision on what an organization asked for, the
-- review of a deferral, the staged report on a key matter. A consultation is due when its ticket says.

create or replace function sec.clocks_of_ticket(t public.ticket, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  -- Sending a matter to another street gains nobody time: the wait began with the registration.
  select 'screen', case when p_old is null then t.registered_at else p_now end, null::timestamptz,
    coalesce(p_old not in ('registered', 'screening'), false)
  where t.status in ('registered', 'screening')
  union all
  select 'consult', p_now, t.consult_due_at, p_old is distinct from 'consulting' where t.status = 'consulting'
$$;

create or replace function sec.clocks_of_assignment(a public.assignment, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'accept', a.dispatched_at, a.accept_by, false where a.status = 'dispatched'
  union all
  select 'contact', a.dispatched_at, a.first_contact_by, false
  where a.status in ('dispatched', 'accepted', 'in_progress') and a.first_contact_at is null and a.part = 'lead'
  union all
  select 'onsite', a.dispatched_at, null, false
  where a.status in ('dispatched', 'accepted') and a.urgency = 'urgent' and a.physical
  union all
  -- A request to return stops nothing (DOMAIN §2.5); a deferral does.
  select 'resolve', a.dispatched_at, a.due_at, false
  where a.status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off')
  union all
  select 'return_decision', p_now, null, p_old is distinct from 'return_requested' where a.status = 'return_requested'
  union all
  select 'verify', coalesce(a.submitted_at, p_now), null, p_old is distinct from 'submitted'
  where a.status = 'submitted' and a.part = 'lead'
  union all
  -- The desk calls back when the result has been checked (T16), and closes.
  select 'callback', coalesce(a.verified_at, p_now), null, p_old is distinct from 'verified'
  where a.status = 'verified' and a.part = 'lead'
  union all
  -- A deferral stops the ordinary clock and starts this one (T13); each review gives it another day.
  select 'deferral_review', coalesce(a.paused_at, p_now), a.review_at, p_old is distinct from 'deferred'
  where a.status = 'deferred'
  union all
  -- Staged feedback on a key matter (DOMAIN §2.5); it begins again with each report and after each stop.
  select 'report', case when p_old is null then a.dispatched_at else p_now end, null,
    coalesce(p_old not in ('dispatched', 'accepted', 'in_progress'), false)
  where a.status in ('dispatched', 'accepted', 'in_progress') and a.urgency = 'key' and a.part = 'lead'
$$;

-- What an organization asked for is decided in time: one clock for each application.
create function sec.keep_application_clock() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'pending' then
    insert into public.clock (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id, started_at)
    values (new.tenant_id, gen_random_uuid(), 'application_decision', new.id, new.ticket_id, new.assignment_id, new.path,
      new.organization_id, new.applied_at)
    on conflict do nothing;
  else
    update public.clock c set ended_at = sec.now(), next_at = null
    where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null;
  end if;
  return null;
end $$;
create trigger keep_clock after insert or update of status on application
  for each row execute function sec.keep_application_clock();

-- Whoever has told how it stands has reported; the next report is due an interval later.
create function sec.restart_report() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.clock c set started_at = sec.now(), due_at = null, generation = c.generation + 1, step = 0,
    planned_by = 'epoch', next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.assignment_id and c.kind = 'report' and c.ended_at is null;
  return null;
end $$;
create trigger restart_report after insert on event for each row
  when (new.name = 'assignment.remarked') execute function sec.restart_report();

-- What runs already begins now: nobody is late for a limit that had not been counted.
alter table ticket no force row level security;
alter table assignment no force row level security;
alter table application no force row level security;
alter table clock no force row level security;
insert into clock (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id, started_at, due_at)
select a.tenant_id, gen_random_uuid(), k.kind, a.id, a.ticket_id, a.id, a.path, a.organization_id, now(), k.due_at
from assignment a join ticket t on t.tenant_id = a.tenant_id and t.id = a.ticket_id,
  lateral sec.clocks_of_assignment(a, null, now()) k
where k.kind in ('deferral_review', 'report') or (k.kind = 'callback' and t.no_reply_at is null);
insert into clock (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id, started_at)
select x.tenant_id, gen_random_uuid(), 'application_decision', x.id, x.ticket_id, x.assignment_id, x.path, x.organization_id, now()
from application x where x.status = 'pending';
update clock c set due_at = greatest(c.due_at, t.consult_due_at), planned_by = 'epoch', next_at = null
from ticket t where t.tenant_id = c.tenant_id and t.id = c.subject_id and c.kind = 'consult' and c.ended_at is null;
alter table ticket force row level security;
alter table assignment force row level security;
alter table application force row level security;
alter table clock force row level security;

alter function sec.keep_application_clock() owner to {{definer}};
alter function sec.restart_report() owner to {{definer}};

set local role {{definer}};
-- As before, but a limit that begins anew may bring its due time, and nobody calls back who said not to.
create or replace function sec.keep_ticket_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare was text; at_now timestamptz := sec.now();
begin
  if tg_op = 'UPDATE' then was := old.status; end if;
  insert into public.clock as c (tenant_id, id, kind, subject_id, ticket_id, path, started_at, due_at, generation)
  select new.tenant_id, gen_random_uuid(), k.kind, new.id, new.id, new.path, k.started_at, k.due_at, 1 + k.anew::int
  from sec.clocks_of_ticket(new, was, at_now) k
  on conflict (tenant_id, subject_id, kind) do update set
    path = excluded.path,
    started_at = case when excluded.generation > 1 then excluded.started_at else c.started_at end,
    due_at = case when excluded.generation > 1 then excluded.due_at else coalesce(excluded.due_at, c.due_at) end,
    generation = c.generation + (excluded.generation > 1 or excluded.due_at <> c.due_at)::int,
    step = case when excluded.generation > 1 or excluded.due_at <> c.due_at then 0 else c.step end,
    planned_by = 'epoch', next_at = null, ended_at = null
  where c.ended_at is not null or excluded.generation > 1 or excluded.due_at <> c.due_at;
  update public.clock c set ended_at = at_now, next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null
    and c.kind not in (select k.kind from sec.clocks_of_ticket(new, was, at_now) k);
  if new.no_reply_at is not null then
    update public.clock c set ended_at = at_now, next_at = null
    where c.tenant_id = new.tenant_id and c.ticket_id = new.id and c.kind = 'callback' and c.ended_at is null;
  end if;
  if tg_op = 'UPDATE' and new.path <> old.path then
    update public.clock x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
    update public.escalation x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
    update public.supervision x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
  end if;
  return null;
end $$;

create or replace function sec.keep_assignment_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare was text; at_now timestamptz := sec.now();
begin
  if tg_op = 'UPDATE' then was := old.status; end if;
  insert into public.clock as c (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id,
    started_at, due_at, generation)
  select new.tenant_id, gen_random_uuid(), k.kind, new.id, new.ticket_id, new.id, new.path, new.organization_id,
    k.started_at, k.due_at, 1 + k.anew::int
  from sec.clocks_of_assignment(new, was, at_now) k
  where k.kind <> 'callback' or not exists (select from public.ticket t
    where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.no_reply_at is not null)
  on conflict (tenant_id, subject_id, kind) do update set
    started_at = case when excluded.generation > 1 then excluded.started_at else c.started_at end,
    due_at = case when excluded.generation > 1 then excluded.due_at else coalesce(excluded.due_at, c.due_at) end,
    generation = c.generation + (excluded.generation > 1 or excluded.due_at <> c.due_at)::int,
    step = case when excluded.generation > 1 or excluded.due_at <> c.due_at then 0 else c.step end,
    planned_by = 'epoch', next_at = null, ended_at = null
  where c.ended_at is not null or excluded.generation > 1 or excluded.due_at <> c.due_at;
  update public.clock c set ended_at = at_now, next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null
    and c.kind not in (select k.kind from sec.clocks_of_assignment(new, was, at_now) k);
  -- A proposal about work that is done is about nothing; a card goes with the one who is not to do it.
  if new.status not in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off', 'deferred') then
    update public.supervision s set status = 'lapsed', ended_at = at_now, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.assignment_id = new.id and s.status = 'proposed';
  end if;
  if new.status in ('returned', 'recalled') then
    update public.supervision s set status = 'lifted', ended_at = at_now, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.assignment_id = new.id and s.status = 'issued';
  end if;
  return null;
end $$;

-- The triggers listen to more columns; the right to name these functions is needed for that alone.
grant execute on function sec.keep_ticket_clocks(), sec.keep_assignment_clocks() to {{owner}};
set local role {{owner}};
drop trigger keep_clocks on ticket;
create trigger keep_clocks after insert or update of status, path, consult_due_at, no_reply_at on ticket
  for each row execute function sec.keep_ticket_clocks();
drop trigger keep_clocks on assignment;
create trigger keep_clocks after insert
  or update of status, due_at, accept_by, first_contact_by, first_contact_at, urgency, review_at on assignment
  for each row execute function sec.keep_assignment_clocks();
set local role {{definer}};
revoke execute on function sec.keep_ticket_clocks(), sec.keep_assignment_clocks() from {{owner}};
set local role {{owner}};
