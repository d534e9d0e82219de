-- 到场 and 阶段反馈: the organization's two answers that until now something else stood for. The limit to be on the spot
-- (DOMAIN §2.5) ended with the first message to the resident, and any note among colleagues was a staged report.

-- When and who is the database's to say: it is a record of how fast an organization came, one press, without a place
-- and without a trace of anybody's ways (DOMAIN §11).
alter table assignment
  add column arrived_at timestamptz(3),
  add column arrived_by text;
grant update (arrived_at, arrived_by) on assignment to {{p_org}};

create function sec.sign_arrival() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if old.arrived_at is not null or c.organization_id is distinct from old.organization_id then
    raise exception 'an arrival is said once, by whoever was sent' using errcode = '42501';
  end if;
  new.arrived_at := sec.now(); new.arrived_by := c.name;
  return new;
end $$;
create trigger sign_arrival before update of arrived_at, arrived_by on assignment for each row
  when (new.arrived_at is distinct from old.arrived_at or new.arrived_by is distinct from old.arrived_by)
  execute function sec.sign_arrival();
alter function sec.sign_arrival() owner to {{definer}};

-- As before, but nothing other than the arrival, or the end of the work, ends the limit to arrive.
create or replace function sec.clocks_of_assignment(a public.assignment, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'accept', a.dispatched_at, a.accept_by, false where a.status = 'dispatched'
  union all
  select 'contact', a.dispatched_at, a.first_contact_by, false
  where a.status in ('dispatched', 'accepted', 'in_progress') and a.first_contact_at is null and a.part = 'lead'
  union all
  select 'onsite', a.dispatched_at, null, false
  where a.status in ('dispatched', 'accepted', 'in_progress') and a.urgency = 'urgent' and a.physical
    and a.arrived_at is null
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

set local role {{definer}};
grant execute on function sec.keep_assignment_clocks(), sec.restart_report() to {{owner}};
set local role {{owner}};
drop trigger keep_clocks on assignment;
create trigger keep_clocks after insert
  or update of status, due_at, accept_by, first_contact_by, first_contact_at, arrived_at, urgency, review_at on assignment
  for each row execute function sec.keep_assignment_clocks();
-- What colleagues note for each other is no report.
drop trigger restart_report on event;
create trigger restart_report after insert on event for each row
  when (new.name = 'assignment.progress_reported') execute function sec.restart_report();
set local role {{definer}};
revoke execute on function sec.keep_assignment_clocks(), sec.restart_report() from {{owner}};
set local role {{owner}};
