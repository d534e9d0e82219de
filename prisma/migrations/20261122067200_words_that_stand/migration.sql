{{helpers}}
-- Nobody confirms words that were changed since they were read; nothing begins for a unit that was deregistered; times of
-- a resource can be called off, and those of a withdrawn one are; a renewal of which nothing comes leaves the agreement
-- as it was, and until its days are over a renewed one still stands.

-- Renewed once at a time.
drop index co_agreement_renewed;
create unique index co_agreement_renewed on co_agreement (tenant_id, previous_id) where previous_id is not null and status <> 'ended';

create function sec.ask_parties_anew() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.co_party q set version = q.version + 1
  where q.tenant_id = new.tenant_id and q.project_id = new.id and q.confirmed_at is null and q.declined_at is null;
  return null;
end $$;
create trigger ask_parties_anew after update on co_project for each row
  when (new.status = 'proposed' and (new.title, new.goal, new.tags, new.ends_on) is distinct from (old.title, old.goal, old.tags, old.ends_on))
  execute function sec.ask_parties_anew();
alter function sec.ask_parties_anew() owner to {{definer}};

create function sec.take_back_renewal() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.co_agreement p set status = 'reviewed', version = p.version + 1
  where p.tenant_id = new.tenant_id and p.id = new.previous_id and p.status = 'renewed';
  return null;
end $$;
create trigger take_back_renewal after update of status on co_agreement for each row
  when (old.status = 'draft' and new.status = 'ended' and new.previous_id is not null)
  execute function sec.take_back_renewal();
alter function sec.take_back_renewal() owner to {{definer}};

set local role {{definer}};
create or replace function sec.guard_co_building() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); p public.co_project; step text;
begin
  if c.kind <> 'job' and c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'co-building refused' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    -- The question that a party is asked moves with the words: sec.ask_parties_anew().
    if tg_table_name = 'co_party' and pg_trigger_depth() > 1 and to_jsonb(new) - 'version' = to_jsonb(old) - 'version' then
      return new;
    end if;
    if (to_jsonb(new) ->> 'version')::int <> (to_jsonb(old) ->> 'version')::int + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    -- What it says may be put right where it stands: sec.guard_co_edit().
    if to_jsonb(new) ? 'status' and (to_jsonb(new) ->> 'status') = (to_jsonb(old) ->> 'status') then
      null;
    elsif to_jsonb(new) ? 'status' then
      step := (to_jsonb(old) ->> 'status') || '>' || (to_jsonb(new) ->> 'status');
      -- What follows from a project or from the word of its parties is written by their triggers alone.
      if step in ('open>claimed', 'claimed>open', 'claimed>met', 'offered>claimed', 'claimed>offered', 'claimed>used',
          'offered>used', 'used>offered', 'proposed>confirmed', 'proposed>declined') then
        if pg_trigger_depth() < 2 then
          raise exception 'no way %', step using errcode = '42501';
        end if;
      elsif step not in ('open>withdrawn', 'offered>withdrawn', 'proposed>ended', 'confirmed>running', 'confirmed>ended',
          'running>finished', 'running>ended') then
        raise exception 'no way %', step using errcode = '42501';
      end if;
    elsif tg_table_name = 'co_party' then
      if (to_jsonb(old) ->> 'confirmed_at') is not null or (to_jsonb(old) ->> 'declined_at') is not null then
        raise exception 'what is said is said' using errcode = '42501';
      end if;
    elsif (to_jsonb(old) ->> 'done_on') is not null then
      raise exception 'what is done is done' using errcode = '42501';
    end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if tg_table_name in ('co_party', 'co_step') then
    select * into p from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.project_id;
    if tg_table_name = 'co_step' then
      if p.status not in ('proposed', 'confirmed', 'running') then
        raise exception 'step refused' using errcode = '42501';
      end if;
    elsif tg_op = 'INSERT' then
      -- Together with its project alone; and who proposes speaks for nobody else.
      if p.status is distinct from 'proposed'
         or not exists (select from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.project_id
           and x.xmin = pg_current_xact_id()::xid)
         or not (case c.role when 'liaison' then p.proposer_id = c.organization_id else p.path = c.lo end)
         or (new.confirmed_at is not null) <> (new.organization_id = p.proposer_id) then
        raise exception 'party refused' using errcode = '42501';
      end if;
    -- A secretary speaks for the own office, a liaison officer for the own unit: nobody for the other side.
    elsif p.status <> 'proposed' or c.role <> 'liaison' and not exists (select from public.organization o
        where o.tenant_id = new.tenant_id and o.id = new.organization_id and o.kind = 'office')
      or not exists (select from public.organization o where o.tenant_id = new.tenant_id and o.id = new.organization_id
        and o.valid_to is null) then
      raise exception 'party refused' using errcode = '42501';
    end if;
  elsif tg_table_name = 'co_project' and tg_op = 'INSERT' then
    -- A unit's proposal lies where the need is.
    if new.status <> 'proposed' or c.role = 'liaison' and not exists (select from public.co_need n
        where n.tenant_id = new.tenant_id and n.id = new.need_id and n.path = new.path) then
      raise exception 'project refused' using errcode = '42501';
    end if;
  elsif tg_op = 'INSERT' and (to_jsonb(new) ->> 'status') not in ('open', 'offered') then
    raise exception 'entry refused' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function sec.guard_co_agreement() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); step text;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then raise exception 'version must move by one' using errcode = '40001'; end if;
    step := old.status || '>' || new.status;
    -- The word of the last side makes it stand, and nothing else does.
    if step = 'draft>confirmed' then
      if pg_trigger_depth() < 2 then raise exception 'no way %', step using errcode = '42501'; end if;
      return new;
    -- Nothing came of its renewal: sec.take_back_renewal().
    elsif step = 'renewed>reviewed' and pg_trigger_depth() > 1 then
      return new;
    elsif new.status <> old.status and step not in ('draft>ended', 'confirmed>reviewed', 'confirmed>ended', 'reviewed>renewed',
        'reviewed>ended') then
      raise exception 'no way %', step using errcode = '42501';
    end if;
    if (new.title, new.starts_on, new.ends_on) is distinct from (old.title, old.starts_on, old.ends_on)
       and (old.status <> 'draft' or exists (select from public.co_signer s where s.tenant_id = new.tenant_id
         and s.agreement_id = new.id and s.confirmed_at is not null)) then
      raise exception 'agreement stands' using errcode = '42501';
    end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'agreement refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and (new.status <> 'draft' or new.previous_id is not null and not exists (select from public.co_agreement p
      where p.tenant_id = new.tenant_id and p.id = new.previous_id and p.path = new.path and p.status = 'renewed')) then
    raise exception 'agreement refused' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function sec.follow_co_signer() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.returned_at is not null then
    -- Of all: who was asked about the words of before has not read those that come.
    update public.co_signer s set confirmed_at = null, confirmed_by = null, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.agreement_id = new.agreement_id and s.id <> new.id;
    return null;
  end if;
  update public.co_agreement a set status = 'confirmed', confirmed_at = sec.now(), version = a.version + 1
  where a.tenant_id = new.tenant_id and a.id = new.agreement_id and a.status = 'draft'
    and not exists (select from public.co_signer o where o.tenant_id = a.tenant_id and o.agreement_id = a.id
      and o.confirmed_at is null);
  return null;
end $$;

create or replace function sec.guard_co_fulfilment() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary')
     or not exists (select from public.co_commitment k join public.co_agreement a on a.tenant_id = k.tenant_id and a.id = k.agreement_id
       where k.tenant_id = new.tenant_id and k.id = new.commitment_id and k.dropped_at is null and k.path = new.path
         and k.unit_ids = new.unit_ids and a.status in ('confirmed', 'reviewed', 'renewed')) then
    raise exception 'fulfilment refused' using errcode = '42501';
  end if;
  return new;
end $$;

-- The organization for which somebody books, unless it was deregistered: the unit, or the office of the place.
create or replace function sec.books_for() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id from (select (sec.ctx()).*) c join public.organization o on o.tenant_id = c.tenant_id and o.valid_to is null
    and (c.role = 'liaison' and o.id = c.organization_id
      or c.role in ('district_org', 'street_secretary', 'community_secretary') and o.kind = 'office' and o.area_id = c.area_id)
  limit 1
$$;

-- Opens a time. Tells: done, or why not: missing, closed, past, many, overlap.
create or replace function sec.open_resource_slot(p_resource uuid, p_slot uuid, p_starts timestamptz, p_ends timestamptz, p_capacity int)
returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.co_resource;
begin
  select * into s from public.co_resource x where x.tenant_id = c.tenant_id and x.id = p_resource for update;
  if not found or not sec.keeps_resource(s) then return 'missing'; end if;
  if not s.bookable or s.status = 'withdrawn' then return 'closed'; end if;
  if p_starts <= sec.now() then return 'past'; end if;
  -- As many as are shown.
  if (select count(*) from public.slot x where x.tenant_id = c.tenant_id and x.subject_id = s.id and x.closed_at is null
      and x.ends_at > sec.now()) >= 60 then return 'many'; end if;
  if exists (select from public.slot x where x.tenant_id = c.tenant_id and x.subject_id = s.id and x.closed_at is null
      and x.starts_at < p_ends and x.ends_at > p_starts) then return 'overlap'; end if;
  insert into public.slot (tenant_id, id, path, kind, subject_id, capacity, starts_at, ends_at)
  values (c.tenant_id, p_slot, s.path, 'resource', s.id, p_capacity, p_starts, p_ends);
  return 'done';
end $$;

-- An organization holds a place without a member.
create or replace function sec.lock_claimants(p_slots uuid[]) returns uuid[]
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := sec.tenant(); people uuid[]; locked uuid[];
begin
  people := array(select distinct k.member_id from public.claim k where k.tenant_id = t and k.slot_id = any(p_slots)
    and k.status in ('held', 'waiting') and k.member_id is not null);
  locked := sec.lock_places(p_slots, people);
  if exists (select from public.claim k where k.tenant_id = t and k.slot_id = any(p_slots)
      and k.status in ('held', 'waiting') and k.member_id is not null and k.member_id <> all(people)) then
    raise exception 'somebody came meanwhile' using errcode = '40001';
  end if;
  return locked;
end $$;

-- 取消班次 and 取消时段: nobody comes, whoever held a place or waited reads the reason, and no minutes can be told for it.
create or replace function sec.call_off(p_slots uuid[], p_text text) returns table (answer text, moved_up uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.slot; locked uuid[]; nobody uuid[] := '{}';
begin
  locked := sec.lock_claimants(p_slots);
  for s in select * from public.slot x where x.tenant_id = c.tenant_id and x.id = any(p_slots) order by x.id loop
    if not coalesce(case s.kind when 'shift' then c.kind <> 'phone' and sec.claims_for(s, null, null)
        when 'resource' then (select sec.keeps_resource(r) from public.co_resource r where r.tenant_id = c.tenant_id and r.id = s.subject_id)
      end, false) then
      return query select 'missing', nobody; return;
    end if;
    if s.closed_at is not null then return query select 'closed', nobody; return; end if;
    if s.ends_at <= sec.now() then return query select 'past', nobody; return; end if;
    if exists (select from public.service_record r join public.claim k on k.tenant_id = r.tenant_id and k.id = r.claim_id
        where r.tenant_id = c.tenant_id and k.slot_id = s.id and r.status in ('submitted', 'confirmed')) then
      return query select 'told', nobody; return;
    end if;
    update public.claim k set wants_slot_id = null where k.tenant_id = c.tenant_id and k.wants_slot_id = s.id
      and k.slot_id in (select o.id from public.slot o where o.tenant_id = c.tenant_id and o.subject_id = s.subject_id);
  end loop;
  update public.claim k set status = 'called_off', ended_at = sec.now(), wants_slot_id = null
  where k.tenant_id = c.tenant_id and k.slot_id = any(p_slots) and k.status in ('held', 'waiting');
  update public.slot x set held = 0, waiting = 0, closed_at = sec.now(), cancelled_at = sec.now(), cancel_text = p_text
  where x.tenant_id = c.tenant_id and x.id = any(p_slots);
  return query select 'done', array(select sec.move_up(x) from unnest(locked) x where x <> all(p_slots));
end $$;
grant execute on function sec.call_off(uuid[], text) to {{p_unit}};
set local role {{owner}};
