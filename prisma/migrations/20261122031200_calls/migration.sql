-- 回访 beside the one about a result: at the expiry of the due time, while the matter is still in work (DOMAIN §2.4,
-- T16: "at expiry of the time limit, not only after completion"), and after a resident's own "no". Both are an attempt
-- and words; the three answers stay the resident's, or those of the call-back about the result.

alter table call_back
  alter column assignment_id drop not null,  -- what was closed with another matter has no order of its own
  add column about text not null default 'result' constraint call_back_about check (about in ('result', 'due', 'rating')),
  drop constraint call_back_answers,
  add constraint call_back_answers check (case about
    when 'result' then reached = (contacted is not null and solved is not null and satisfied is not null)
    else contacted is null and solved is null and satisfied is null and note is not null end),
  add constraint call_back_work check (assignment_id is not null or about = 'rating');

alter table assignment add column due_called_at timestamptz(3); -- somebody has called since the due time
alter table ticket
  add column low_score_at timestamptz(3), -- the resident said "no" in this round, and nobody has asked why
  add column call_at timestamptz(3);      -- from when on somebody is to call, beside the call-back about a result
create index ticket_calls on ticket (tenant_id, call_at) where call_at is not null;

-- Kept from the row itself. The name comes late in the alphabet: sec.start_anew has counted the round before.
create function sec.tell_call_at() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.round <> old.round then new.low_score_at := null; end if;
  new.call_at := null;
  if new.status in ('dispatched', 'accepted', 'in_progress', 'return_requested') and new.no_reply_at is null then
    if tg_op = 'INSERT' or not exists (select from public.assignment a where a.tenant_id = new.tenant_id
        and a.id = new.lead_assignment_id and a.due_called_at >= new.due_at) then
      new.call_at := new.due_at;
    end if;
  elsif new.status in ('verification', 'callback', 'closed') then
    new.call_at := new.low_score_at;
  end if;
  return new;
end $$;
create trigger tell_call_at before insert or update of status, round, due_at, lead_assignment_id, no_reply_at, low_score_at
  on ticket for each row execute function sec.tell_call_at();

create function sec.mark_low_score() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set low_score_at = new.at, version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  return null;
end $$;
create trigger mark_low_score after insert on rating for each row
  when (new.called_by is null and (new.solved = 'no' or new.satisfied = 'no')) execute function sec.mark_low_score();

-- A call that was made is not asked for any more, whoever was reached.
create function sec.note_call() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.about = 'due' then
    update public.assignment a set due_called_at = new.at, version = a.version + 1
    where a.tenant_id = new.tenant_id and a.id = new.assignment_id;
  else
    update public.ticket t set low_score_at = null, version = t.version + 1
    where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  end if;
  return null;
end $$;
create trigger note_call after insert on call_back for each row
  when (new.about <> 'result') execute function sec.note_call();

-- More time moves the moment from which the resident is to be called as well.
create function sec.move_due_call() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.clock c set started_at = new.due_at, due_at = null, generation = c.generation + 1, step = 0,
    planned_by = 'epoch', next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.kind = 'callback' and c.ended_at is null;
  return null;
end $$;
-- After keep_clocks, which begins or ends it.
create trigger move_due_call after update of due_at on assignment for each row
  when (new.due_at <> old.due_at and new.status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off'))
  execute function sec.move_due_call();

alter function sec.tell_call_at() owner to {{definer}};
alter function sec.mark_low_score() owner to {{definer}};
alter function sec.note_call() owner to {{definer}};
alter function sec.move_due_call() owner to {{definer}};

-- As before, and the call-back at the due time: its limit begins there, however early the clock is written.
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
  select 'callback', a.due_at, null,
    coalesce(p_old not in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off'), false)
  where a.status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off') and a.part = 'lead'
    and coalesce(a.due_called_at < a.due_at, true)
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
grant execute on function sec.keep_assignment_clocks(), sec.rate_by_call() to {{owner}};
set local role {{owner}};
drop trigger keep_clocks on assignment;
create trigger keep_clocks after insert
  or update of status, due_at, accept_by, first_contact_by, first_contact_at, arrived_at, due_called_at, urgency, review_at
  on assignment for each row execute function sec.keep_assignment_clocks();
drop trigger rate_by_call on call_back;
create trigger rate_by_call after insert on call_back for each row
  when (new.reached and new.about = 'result') execute function sec.rate_by_call();
set local role {{definer}};
revoke execute on function sec.keep_assignment_clocks(), sec.rate_by_call() from {{owner}};

-- As before, and of the two others: never by those whose work it is (DOMAIN §2.13, 4), whichever the call.
create or replace function sec.sign_call_back() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); work record; matter record; here timestamp;
begin
  select t.status, t.round, t.path, t.low_score_at, t.no_reply_at, t.lead_ticket_id into matter
  from public.ticket t where t.tenant_id = c.tenant_id and t.id = new.ticket_id;
  select a.ticket_id, a.organization_id, a.round, a.status, a.part, a.due_at into work
  from public.assignment a where a.tenant_id = c.tenant_id and a.id = new.assignment_id;
  if (case new.about
      when 'rating' then matter.low_score_at is null or matter.status not in ('verification', 'callback', 'closed')
      when 'due' then work.part is distinct from 'lead' or work.due_at > sec.now() or matter.no_reply_at is not null
        or work.status not in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off')
      else work.status is distinct from 'verified' end)
    or new.about <> 'rating' and work.ticket_id is distinct from new.ticket_id then
    raise exception 'nothing to call back about' using errcode = '42501';
  end if;
  if c.kind <> 'job' then
    if c.area_id is null or exists (select from public.assignment a where a.tenant_id = c.tenant_id
        and a.ticket_id in (new.ticket_id, matter.lead_ticket_id) and a.status not in ('returned', 'recalled', 'withdrawn')
        and (a.id = new.assignment_id or new.about = 'rating' and a.part = 'lead') and sec.serves(a.organization_id)) then
      raise exception 'the handling organization does not call back' using errcode = '42501';
    end if;
    new.duty_id := c.duty_id; new.by_name := c.name; new.at := sec.now();
  end if;
  select new.at at time zone t.time_zone into here from sec.tenant t where t.id = c.tenant_id;
  new.half_day := to_char(here, 'YYYY-MM-DD') || case when here::time < '12:00' then 'a' else 'p' end;
  new.round := matter.round; new.path := matter.path;
  return new;
end $$;

-- As before; a call about something else is no attempt to ask about the result.
create or replace function sec.guard_close() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.rating r where r.tenant_id = new.tenant_id and r.ticket_id = new.ticket_id and r.round = new.round)
    or exists (select from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.no_reply_at is not null)
    or exists (select from public.call_back b where b.tenant_id = new.tenant_id and b.ticket_id = new.ticket_id
      and b.round = new.round and b.about = 'result' and not b.reached)
    or (sec.role() = 'job' and new.close_unrated_at <= sec.now())
  then return new; end if;
  raise exception 'closing needs an answer' using errcode = '23514';
end $$;
set local role {{owner}};

-- What is in work already is called about from now on: nobody is late for what had not been counted.
alter table assignment no force row level security;
alter table ticket no force row level security;
alter table clock no force row level security;
insert into clock as c (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id, started_at)
select a.tenant_id, gen_random_uuid(), 'callback', a.id, a.ticket_id, a.id, a.path, a.organization_id, greatest(a.due_at, now())
from assignment a join ticket t on t.tenant_id = a.tenant_id and t.id = a.ticket_id
where a.part = 'lead' and a.status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off')
  and t.no_reply_at is null
on conflict (tenant_id, subject_id, kind) do update set started_at = excluded.started_at, due_at = null,
  generation = c.generation + 1, step = 0, planned_by = 'epoch', next_at = null, ended_at = null;
alter table ticket disable trigger user;
update ticket t set call_at = t.due_at
where t.status in ('dispatched', 'accepted', 'in_progress', 'return_requested') and t.no_reply_at is null;
alter table ticket enable trigger user;
alter table assignment force row level security;
alter table ticket force row level security;
alter table clock force row level security;
