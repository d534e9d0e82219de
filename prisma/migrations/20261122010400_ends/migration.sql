{{helpers}}

-- Exits of the screening and the ways back from an end (DOMAIN §2.3, T21).

-- The person who made an exit, in whichever duty: nobody overrules the own one.
alter table ticket add column exited_by uuid;

create function sec.sign_exit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  new.exited_by := (sec.ctx()).person_id;
  return new;
end $$;
create trigger sign_exit before update of status on ticket for each row
  when (new.status in ('rejected', 'answered', 'transferred') and old.status not in ('rejected', 'answered', 'transferred'))
  execute function sec.sign_exit();

create function sec.guard_overrule() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if old.exited_by = (sec.ctx()).person_id then
    raise exception 'an exit is not overruled by the one who made it' using errcode = '42501';
  end if;
  if old.reason_code = 'confidential' then
    raise exception 'nothing of it was kept' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_overrule before update of status on ticket for each row
  when (new.status = 'screening' and old.status in ('rejected', 'answered', 'transferred'))
  execute function sec.guard_overrule();

-- What touches a secret is not recorded (BJ-JSJB art. 11(4)): words, place and photos go with the exit.
create function sec.erase_confidential() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.message m where m.tenant_id = new.tenant_id and m.ticket_id = new.id;
  delete from public.attachment x where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
  update public.ticket t set title = '（涉密，不记录内容）', text = '（涉密，不记录内容）', address = null, lng = null, lat = null,
    version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.id;
  return null;
end $$;
create trigger erase_confidential after update of status on ticket for each row
  when (new.status = 'rejected' and new.reason_code = 'confidential' and old.status <> 'rejected')
  execute function sec.erase_confidential();
grant delete on message, attachment to {{definer}};

alter function sec.sign_exit() owner to {{definer}};
alter function sec.guard_overrule() owner to {{definer}};
alter function sec.erase_confidential() owner to {{definer}};

grant update (escalated_at, escalated_for) on ticket to {{p_area}}, {{p_district}};

-- ---------------------------------------------------------------- adjudication (T10)

-- Whoever was designated, or told to go on with it, does not return the order.
create function sec.guard_return() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'this order cannot be returned' using errcode = '23514';
end $$;
create trigger guard_return before update of status on assignment for each row
  when (new.status = 'return_requested' and old.status <> 'return_requested' and not old.returnable)
  execute function sec.guard_return();
alter table assignment add constraint assignment_designated check (not (adjudicated and returnable));
grant update (adjudicated) on assignment to {{p_area}}, {{p_district}};

-- ---------------------------------------------------------------- call-back (T16, T17)

alter table ticket
  add column no_reply_at timestamptz(3),   -- the resident wants no call-back (BJ-JSJB art. 23)
  add column closed_because text constraint ticket_closed_because
    check (closed_because in ('rated', 'no_reply_wanted', 'unreachable', 'unrated'));
alter table rating add column called_by text; -- null = by the resident; else who wrote the answers down
grant update (closed_because) on ticket to {{p_area}}, {{p_district}};
grant update (no_reply_at) on ticket to {{p_receipt}};

create table call_back (
  tenant_id uuid not null, id uuid not null, ticket_id uuid not null, assignment_id uuid not null,
  path text collate "C" not null, round int not null,
  at timestamptz(3) not null, half_day text not null,
  channel text not null constraint call_back_channel check (channel in ('phone', 'sms', 'visit', 'web')),
  reached boolean not null,
  contacted boolean, solved text constraint call_back_solved check (solved in ('yes', 'partly', 'no')),
  satisfied text constraint call_back_satisfied check (satisfied in ('yes', 'basically', 'no')),
  note text constraint call_back_note check (char_length(note) <= 500),
  duty_id uuid not null, by_name text not null,
  primary key (tenant_id, id),
  constraint call_back_answers check (reached = (contacted is not null and solved is not null and satisfied is not null)),
  constraint call_back_ticket foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  constraint call_back_assignment foreign key (tenant_id, assignment_id) references assignment (tenant_id, id)
);
create index call_back_of_ticket on call_back (tenant_id, ticket_id, round);
select pg_temp.guard_table('call_back', false);
select pg_temp.allow('call_back', '{{=p_area}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
select pg_temp.allow('call_back', '{{=p_area}}', 'insert', 'path >= (select sec.lo()) and path < (select sec.hi())');
select pg_temp.allow('call_back', '{{=p_district}}', 'select', 'tenant_id = (select sec.whole())');
select pg_temp.allow('call_back', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');

-- Whether the one who acts also holds a duty in this organization: an interested person.
create function sec.serves(p_organization uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return exists (select from public.duty d where d.tenant_id = c.tenant_id and d.person_id = c.person_id
    and d.organization_id = p_organization
    and (d.valid_to is null or d.valid_to >= (select (sec.now() at time zone t.time_zone)::date from sec.tenant t where t.id = c.tenant_id)));
end $$;

-- Who calls, when and in which half of the day is written by the database; the handling organization
-- never calls about its own work (DOMAIN §2.13, 4).
create function sec.sign_call_back() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); work record; here timestamp;
begin
  select a.ticket_id, a.organization_id, a.round, a.status, a.path into work
  from public.assignment a where a.tenant_id = c.tenant_id and a.id = new.assignment_id;
  if work is null or work.ticket_id <> new.ticket_id or work.status <> 'verified' then
    raise exception 'nothing to call back about' using errcode = '42501';
  end if;
  if c.kind <> 'job' then
    if c.area_id is null or sec.serves(work.organization_id) then
      raise exception 'the handling organization does not call back' using errcode = '42501';
    end if;
    new.duty_id := c.duty_id; new.by_name := c.name; new.at := sec.now();
  end if;
  select new.at at time zone t.time_zone into here from sec.tenant t where t.id = c.tenant_id;
  new.half_day := to_char(here, 'YYYY-MM-DD') || case when here::time < '12:00' then 'a' else 'p' end;
  new.round := work.round; new.path := work.path;
  return new;
end $$;
create trigger sign_call_back before insert on call_back for each row execute function sec.sign_call_back();

-- The answers are the rating of the round, unless the resident was faster.
create function sec.rate_by_call() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.rating (tenant_id, ticket_id, round, path, contacted, solved, satisfied, at, called_by)
  values (new.tenant_id, new.ticket_id, new.round, new.path, new.contacted, new.solved, new.satisfied, new.at, new.by_name)
  on conflict do nothing;
  if found then
    update public.ticket t set rated_at = new.at, rated_contacted = new.contacted, rated_solved = new.solved,
      rated_satisfied = new.satisfied, version = t.version + 1
    where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  end if;
  return null;
end $$;
create trigger rate_by_call after insert on call_back for each row when (new.reached) execute function sec.rate_by_call();

-- Closing needs an answer, a resident who wants none, attempts that reached nobody, or the end of the
-- window (DOMAIN §2.13, 7). How many attempts is the district's number, which the command asks.
create function sec.guard_close() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.rating r where r.tenant_id = new.tenant_id and r.ticket_id = new.ticket_id and r.round = new.round)
    or exists (select from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.no_reply_at is not null)
    or exists (select from public.call_back b where b.tenant_id = new.tenant_id and b.ticket_id = new.ticket_id
      and b.round = new.round and not b.reached)
    or (sec.role() = 'job' and new.close_unrated_at <= sec.now())
  then return new; end if;
  raise exception 'closing needs an answer' using errcode = '23514';
end $$;
create trigger guard_close before update of status on assignment for each row
  when (new.part = 'lead' and old.status = 'verified' and new.status = 'done') execute function sec.guard_close();

alter function sec.serves(uuid) owner to {{definer}};
alter function sec.sign_call_back() owner to {{definer}};
alter function sec.rate_by_call() owner to {{definer}};
alter function sec.guard_close() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.serves(uuid) to {{p_area}}, {{p_district}};
set local role {{owner}};
