-- 不服: the resident objects to a refusal, an answer or a termination, once for each conclusion and within the window
-- of a reopening; a superior decides, never the one who concluded. Overruled it begins anew, upheld it stays ended.

alter table ticket
  add column contested_at timestamptz(3),     -- the resident objects to how it ended
  add column upheld_at timestamptz(3),        -- and a superior stays with it
  add constraint ticket_upheld check (upheld_at is null or contested_at is not null);
create index ticket_contested on ticket (tenant_id, path) where contested_at is not null and upheld_at is null;
grant update (contested_at) on ticket to {{p_receipt}};
grant update (upheld_at) on ticket to {{p_area}}, {{p_district}};

create function sec.guard_contest() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if sec.role() = 'job' then return new; end if;
  if new.contested_at is distinct from old.contested_at then
    if old.contested_at is not null or new.upheld_at is not null or sec.role() <> 'resident'
      or old.status not in ('rejected', 'answered', 'terminated') or old.reason_code = 'confidential' then
      raise exception 'nothing to object to' using errcode = '23514';
    end if;
    new.contested_at := sec.now();
  end if;
  if new.upheld_at is distinct from old.upheld_at then
    if old.upheld_at is not null or old.contested_at is null or old.status not in ('rejected', 'answered', 'terminated') then
      raise exception 'no objection waits' using errcode = '23514';
    end if;
    if sec.role() not in ('street_secretary', 'district_dispatcher') or old.exited_by = (sec.ctx()).person_id then
      raise exception 'an objection is decided by a superior who did not conclude' using errcode = '42501';
    end if;
    new.upheld_at := sec.now();
  end if;
  return new;
end $$;
-- Before start_anew, which forgets both.
create trigger guard_contest before update of contested_at, upheld_at on ticket for each row
  execute function sec.guard_contest();

-- A termination is concluded by a person as well.
drop trigger sign_exit on ticket;
drop trigger guard_overrule on ticket;
drop trigger start_anew on ticket;
drop trigger keep_clocks on ticket;
set local role {{definer}};
grant execute on function sec.sign_exit(), sec.guard_overrule(), sec.keep_ticket_clocks() to {{owner}};

-- As before; and what lies in the district's pool goes back to the pool, where its place is found.
create or replace function sec.guard_overrule() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if old.exited_by = (sec.ctx()).person_id then
    raise exception 'an exit is not overruled by the one who made it' using errcode = '42501';
  end if;
  if old.reason_code = 'confidential' then
    raise exception 'nothing of it was kept' using errcode = '42501';
  end if;
  if (new.status = 'registered') <> (cardinality(string_to_array(new.path, '.')) = 2) then
    raise exception 'only the pool waits for a place' using errcode = '23514';
  end if;
  return new;
end $$;

-- As before; of a matter that has ended the words are for those above, not for who led it.
create or replace function sec.address_message() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.side = 'resident' then
    select case when t.status <> 'terminated' then t.lead_assignment_id end,
      case when t.status <> 'terminated' then t.lead_organization_id end, t.path
    into new.assignment_id, new.organization_id, new.path
    from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  end if;
  return new;
end $$;
set local role {{owner}};

-- As before; and a termination that is overruled begins the next handling.
create or replace function sec.start_anew() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  new.reopened := old.reopened + (old.status = 'closed')::int;
  new.round := old.round + (old.status in ('closed', 'terminated'))::int;
  new.lead_assignment_id := null; new.lead_organization_id := null; new.lead_name := null;
  new.lead_ticket_id := null;
  new.dispatched_at := null; new.first_contact_by := null; new.first_contact_at := null; new.due_at := null; new.due_provisional := false;
  new.resolved_at := null; new.verified_at := null; new.close_unrated_at := null; new.closed_at := null;
  new.outcome := null; new.reason_code := null; new.outcome_organization := null; new.outcome_reason := null;
  new.contested_at := null; new.upheld_at := null;
  return new;
end $$;

create trigger sign_exit before update of status on ticket for each row
  when (new.status in ('rejected', 'answered', 'transferred', 'terminated')
    and old.status not in ('rejected', 'answered', 'transferred', 'terminated'))
  execute function sec.sign_exit();
create trigger guard_overrule before update of status on ticket for each row
  when (new.status in ('screening', 'registered') and old.status in ('rejected', 'answered', 'transferred', 'terminated'))
  execute function sec.guard_overrule();
create trigger start_anew before update of status on ticket for each row
  when (new.status in ('screening', 'registered') and old.status in ('closed', 'rejected', 'answered', 'transferred', 'terminated'))
  execute function sec.start_anew();

-- ---------------------------------------------------------------- its clock

alter table clock drop constraint clock_kind_check, add constraint clock_kind_check
  check (kind in ('screen', 'adjudicate', 'consult', 'accept', 'contact', 'onsite', 'resolve', 'return_decision',
    'verify', 'callback', 'application_decision', 'deferral_review', 'report', 'objection'));

create or replace function sec.clocks_of_ticket(t public.ticket, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  -- Sending a matter to another street gains nobody time: the wait began with the registration.
  select 'screen', case when p_old is null then t.registered_at else p_now end, null::timestamptz,
    coalesce(p_old not in ('registered', 'screening'), false)
  where t.status in ('registered', 'screening') and t.disputed_at is null
  union all
  -- Talking it over stops nothing of it.
  select 'adjudicate', t.disputed_at, null::timestamptz,
    coalesce(p_old not in ('registered', 'screening', 'consulting'), false)
  where t.status in ('registered', 'screening', 'consulting') and t.disputed_at is not null
  union all
  select 'consult', p_now, t.consult_due_at, p_old is distinct from 'consulting' where t.status = 'consulting'
  union all
  select 'objection', t.contested_at, null::timestamptz, false
  where t.status in ('rejected', 'answered', 'terminated') and t.contested_at is not null and t.upheld_at is null
$$;
create trigger keep_clocks after insert
  or update of status, path, consult_due_at, no_reply_at, contested_at, upheld_at on ticket
  for each row execute function sec.keep_ticket_clocks();

-- Of another conclusion another objection: its time begins with it.
create function sec.move_objection() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.clock c set started_at = new.contested_at, due_at = null, generation = c.generation + 1, step = 0,
    planned_by = 'epoch', next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.kind = 'objection' and c.ended_at is null
    and c.started_at <> new.contested_at;
  return null;
end $$;
-- After keep_clocks, which begins it.
create trigger move_objection after update of contested_at on ticket for each row
  when (new.contested_at is not null and old.contested_at is null) execute function sec.move_objection();

alter function sec.guard_contest() owner to {{definer}};
alter function sec.move_objection() owner to {{definer}};
set local role {{definer}};
revoke execute on function sec.sign_exit(), sec.guard_overrule(), sec.keep_ticket_clocks() from {{owner}};
set local role {{owner}};

-- ---------------------------------------------------------------- the place that was reported

-- Where it was said to be; whoever finds or corrects the place leaves it as it was said. Null = it was never moved.
alter table ticket add column reported_place text;

create function sec.keep_reported_place() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  new.reported_place := coalesce(old.reported_place, old.place_names);
  return new;
end $$;
create trigger keep_reported_place before update of area_id on ticket for each row
  when (new.area_id <> old.area_id) execute function sec.keep_reported_place();
