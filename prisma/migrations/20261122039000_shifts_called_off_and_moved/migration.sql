-- One shift is called off, or moved to another time, and whoever has taken it reads so. Whenever somebody is free again
-- at a time, the waiting lists in which that somebody stands are tried anew.
alter table slot
  add cancelled_at timestamptz(3),
  add cancel_text text,
  add moved_at timestamptz(3),
  add was_starts_at timestamptz(3),
  add was_ends_at timestamptz(3),
  add check ((cancelled_at is null) = (cancel_text is null)),
  add check (cancelled_at is null or closed_at is not null),
  add check (char_length(cancel_text) between 2 and 300),
  add check ((moved_at is null) = (was_starts_at is null) and (moved_at is null) = (was_ends_at is null));
alter table claim drop constraint claim_status_check;
alter table claim add constraint claim_status_check
  check (status in ('held', 'waiting', 'cancelled', 'ended', 'called_off'));

-- Locks these slots, the slots in whose waiting lists these members stand, and everybody who waits in any of them: slots
-- before persons, each in the order of their keys, as everywhere. Tells which slots are locked. Whoever began to wait
-- somewhere in between is tried again from the start.
create function sec.lock_places(p_slots uuid[], p_members uuid[]) returns uuid[]
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := sec.tenant(); slots uuid[];
begin
  slots := array(select x from unnest(p_slots) x where x is not null union select sec.waits_of(p_members) order by 1);
  perform from public.slot s where s.tenant_id = t and s.id = any(slots) order by s.id for update;
  perform sec.lock_members(p_members || array(select k.member_id from public.claim k
    where k.tenant_id = t and k.slot_id = any(slots) and k.status = 'waiting'));
  if exists (select from sec.waits_of(p_members) x where x <> all(slots)) then
    raise exception 'somebody began to wait meanwhile' using errcode = '40001';
  end if;
  return slots;
end $$;

create function sec.waits_of(p_members uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.slot_id from public.claim k
  join public.slot s on s.tenant_id = k.tenant_id and s.id = k.slot_id
  where k.tenant_id = sec.tenant() and k.member_id = any(p_members) and k.status = 'waiting'
    and s.starts_at is not null and s.ends_at > sec.now() and s.closed_at is null
$$;

-- Locks the slots and everybody who has a claim on them, with the lists in which those wait; the caller changes them all.
create function sec.lock_claimants(p_slots uuid[]) returns uuid[]
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := sec.tenant(); people uuid[]; locked uuid[];
begin
  people := array(select distinct k.member_id from public.claim k where k.tenant_id = t and k.slot_id = any(p_slots)
    and k.status in ('held', 'waiting') and k.member_id is not null);
  locked := sec.lock_places(p_slots, people);
  if exists (select from public.claim k where k.tenant_id = t and k.slot_id = any(p_slots)
      and k.status in ('held', 'waiting') and k.member_id <> all(people)) then
    raise exception 'somebody came meanwhile' using errcode = '40001';
  end if;
  return locked;
end $$;

set local role {{definer}};
drop function sec.release_claim(uuid);
set local role {{owner}};
-- Gives a place back; who waits first moves up, here and (`elsewhere`) where the one who is free now has waited. After
-- the limit only staff may, and whoever took the place at a time that has been changed since.
create function sec.release_claim(p_claim uuid) returns table (answer text, moved_up uuid[], elsewhere uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); k public.claim; s public.slot; locked uuid[];
begin
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim;
  locked := sec.lock_places(array[k.slot_id], array[k.member_id]);
  select * into s from public.slot x where x.tenant_id = c.tenant_id and x.id = k.slot_id;
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim and x.status in ('held', 'waiting');
  if k.id is null or not sec.claims_for(s, k.member_id, k.organization_id) then
    return query select 'missing', '{}'::uuid[], '{}'::uuid[]; return;
  end if;
  if c.kind = 'phone' and k.status = 'held' and coalesce(s.cancel_until, s.starts_at) <= sec.now()
     and not coalesce(s.moved_at > k.held_at and s.starts_at > sec.now(), false) then
    return query select 'late', '{}'::uuid[], '{}'::uuid[]; return;
  end if;
  update public.claim x set status = 'cancelled', ended_at = sec.now(), wants_slot_id = null
  where x.tenant_id = c.tenant_id and x.id = p_claim;
  update public.slot x set held = x.held - (k.status = 'held')::int, waiting = x.waiting - (k.status = 'waiting')::int
  where x.tenant_id = c.tenant_id and x.id = s.id;
  return query select 'done', array(select sec.move_up(s.id)),
    array(select sec.move_up(x) from unnest(locked) x where x <> s.id);
end $$;

set local role {{definer}};
drop function sec.swap_claims(uuid, uuid);
set local role {{owner}};
create function sec.swap_claims(p_mine uuid, p_other uuid) returns table (answer text, moved_up uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); m public.claim; o public.claim; s record; locked uuid[]; nobody uuid[] := '{}';
begin
  select array_agg(k.slot_id), array_agg(k.member_id) into locked, nobody from public.claim k
  where k.tenant_id = c.tenant_id and k.id in (p_mine, p_other);
  locked := sec.lock_places(coalesce(locked, '{}'), coalesce(nobody, '{}'));
  nobody := '{}';
  select * into m from public.claim x where x.tenant_id = c.tenant_id and x.id = p_mine and x.status = 'held'
    and x.member_id = c.person_id and c.role = 'member';
  select * into o from public.claim x where x.tenant_id = c.tenant_id and x.id = p_other and x.status = 'held'
    and x.wants_slot_id = m.slot_id;
  if m.id is null or o.id is null or exists (select from public.slot x where x.tenant_id = c.tenant_id
      and x.id in (m.slot_id, o.slot_id) and x.closed_at is not null) then return query select 'missing', nobody; return; end if;
  if m.starts_at <= sec.now() or o.starts_at <= sec.now() then return query select 'late', nobody; return; end if;
  if exists (select from public.claim k where k.tenant_id = c.tenant_id and k.status = 'held' and k.id not in (m.id, o.id)
      and (k.member_id = m.member_id and k.starts_at < o.ends_at and k.ends_at > o.starts_at
        or k.member_id = o.member_id and k.starts_at < m.ends_at and k.ends_at > m.starts_at)) then
    return query select 'overlap', nobody; return;
  end if;
  -- Each leaves the own place first: nobody may hold one slot twice.
  update public.claim x set status = 'ended', ended_at = sec.now(), wants_slot_id = null
  where x.tenant_id = c.tenant_id and x.id in (m.id, o.id);
  for s in select m.slot_id as slot_id, o.member_id as member_id, m.starts_at as starts_at, m.ends_at as ends_at
    union all select o.slot_id, m.member_id, o.starts_at, o.ends_at loop
    -- Whoever waited for the other shift has it now.
    update public.claim x set status = 'ended', ended_at = sec.now() where x.tenant_id = c.tenant_id
      and x.slot_id = s.slot_id and x.member_id = s.member_id and x.status = 'waiting';
    if found then
      update public.slot x set waiting = x.waiting - 1 where x.tenant_id = c.tenant_id and x.id = s.slot_id;
    end if;
    insert into public.claim (tenant_id, id, path, slot_id, kind, subject_id, member_id, status, place, starts_at, ends_at, at, held_at)
    values (c.tenant_id, gen_random_uuid(), m.path, s.slot_id, m.kind, m.subject_id, s.member_id, 'held',
      (select max(k.place) + 1 from public.claim k where k.tenant_id = c.tenant_id and k.slot_id = s.slot_id),
      s.starts_at, s.ends_at, sec.now(), sec.now());
  end loop;
  return query select 'done', array(select sec.move_up(x) from unnest(locked) x);
end $$;

-- 取消班次: nobody comes, whoever held a place or waited reads the reason, and no minutes can be told for it.
create function sec.call_off(p_slots uuid[], p_text text) returns table (answer text, moved_up uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.slot; locked uuid[]; nobody uuid[] := '{}';
begin
  locked := sec.lock_claimants(p_slots);
  for s in select * from public.slot x where x.tenant_id = c.tenant_id and x.id = any(p_slots) order by x.id loop
    if c.kind = 'phone' or s.kind <> 'shift' or not sec.claims_for(s, null, null) then
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

-- 改时间: who has taken the shift keeps it, reads the old time beside the new one, and may give it back until it begins.
-- Who is elsewhere at the new time goes back to the own place in the waiting list: nobody is in two places at once.
create function sec.move_slot(p_slot uuid, p_starts timestamptz, p_ends timestamptz, p_cancel_until timestamptz)
returns table (answer text, moved_up uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.slot; locked uuid[]; back int;
begin
  locked := sec.lock_claimants(array[p_slot]);
  select * into s from public.slot x where x.tenant_id = c.tenant_id and x.id = p_slot;
  if s.id is null or c.kind = 'phone' or s.kind <> 'shift' or not sec.claims_for(s, null, null) then
    return query select 'missing', '{}'::uuid[]; return;
  end if;
  if s.closed_at is not null then return query select 'closed', '{}'::uuid[]; return; end if;
  if s.starts_at <= sec.now() or p_starts <= sec.now() then return query select 'past', '{}'::uuid[]; return; end if;
  update public.slot x set starts_at = p_starts, ends_at = p_ends, cancel_until = p_cancel_until, moved_at = sec.now(),
    was_starts_at = s.starts_at, was_ends_at = s.ends_at
  where x.tenant_id = c.tenant_id and x.id = p_slot;
  update public.claim k set starts_at = p_starts, ends_at = p_ends
  where k.tenant_id = c.tenant_id and k.slot_id = p_slot and k.status in ('held', 'waiting');
  update public.claim k set status = 'waiting', held_at = null, wants_slot_id = null
  where k.tenant_id = c.tenant_id and k.slot_id = p_slot and k.status = 'held' and exists (select from public.claim o
    where o.tenant_id = c.tenant_id and o.member_id = k.member_id and o.status = 'held' and o.id <> k.id
      and o.starts_at < p_ends and o.ends_at > p_starts);
  get diagnostics back = row_count;
  update public.slot x set held = x.held - back, waiting = x.waiting + back where x.tenant_id = c.tenant_id and x.id = p_slot;
  return query select 'done', array(select sec.move_up(x) from unnest(locked) x);
end $$;

-- Whose check-in has ended does not come to the shifts ahead, and whoever waits there has the place: a trigger, because a
-- check-in ends in many ways (moved, left, withdrawn, merged, handed over).
create function sec.free_places() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare ahead uuid[]; locked uuid[];
begin
  select array_agg(k.slot_id) into ahead from public.claim k
  where k.tenant_id = new.tenant_id and k.member_id = new.member_id and k.status in ('held', 'waiting') and k.starts_at > sec.now();
  if ahead is null then return new; end if;
  locked := sec.lock_places(ahead, array[new.member_id]);
  with gone as (
    update public.claim k set status = 'ended', ended_at = sec.now(), wants_slot_id = null
    from (select o.id, o.status from public.claim o where o.tenant_id = new.tenant_id and o.member_id = new.member_id
        and o.slot_id = any(ahead) and o.status in ('held', 'waiting')) was
    where k.tenant_id = new.tenant_id and k.id = was.id
    returning k.slot_id, was.status
  )
  update public.slot x set held = x.held - (g.status = 'held')::int, waiting = x.waiting - (g.status = 'waiting')::int
  from gone g where x.tenant_id = new.tenant_id and x.id = g.slot_id;
  perform sec.move_up(x) from unnest(locked) x;
  return new;
end $$;
create trigger free_places after update of status on member_check_in for each row
  when (new.status = 'ended' and old.status <> 'ended') execute function sec.free_places();

do $$
declare f text;
begin
  foreach f in array array['sec.waits_of(uuid[])', 'sec.lock_places(uuid[], uuid[])', 'sec.lock_claimants(uuid[])',
    'sec.release_claim(uuid)', 'sec.swap_claims(uuid, uuid)', 'sec.call_off(uuid[], text)',
    'sec.move_slot(uuid, timestamptz, timestamptz, timestamptz)', 'sec.free_places()'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.release_claim(uuid) to {{p_area}}, {{p_district}}, {{p_person}}, {{p_unit}}, {{p_job}};
grant execute on function sec.swap_claims(uuid, uuid) to {{p_person}};
grant execute on function sec.call_off(uuid[], text), sec.move_slot(uuid, timestamptz, timestamptz, timestamptz)
  to {{p_area}}, {{p_district}};

-- As before, and about a shift that was held: one that was called off has no minutes.
create or replace function sec.guard_service_record() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if old.status <> 'submitted' or new.status not in ('confirmed', 'refused', 'withdrawn')
       or (new.status = 'withdrawn') <> (sec.role() = 'member') then
      raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
    end if;
    return new;
  end if;
  if not exists (select from public.claim k where k.tenant_id = new.tenant_id and k.id = new.claim_id
      and k.member_id = new.member_id and k.path = new.path and k.kind = new.kind and k.subject_id = new.subject_id
      and k.held_at is not null and k.status <> 'called_off') then
    raise exception 'no place was held' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.member_id::text, 8));
  if exists (select from public.service_record r where r.tenant_id = new.tenant_id and r.member_id = new.member_id
      and r.status in ('submitted', 'confirmed') and r.starts_at < new.ends_at and r.ends_at > new.starts_at) then
    raise exception 'the time is told already' using errcode = '23P01';
  end if;
  return new;
end $$;
set local role {{owner}};
