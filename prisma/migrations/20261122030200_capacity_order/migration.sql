-- Places: whoever moves up or swaps waits for what the same person does elsewhere, always in the same order, and
-- everybody may learn the own place in a waiting list.
-- The locks on persons, in the order of their keys: two transactions that need several cannot wait for each other.
-- Slots are locked before persons, everywhere.
create function sec.lock_members(p_members uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare k bigint;
begin
  for k in select distinct hashtextextended(m::text, 7) from unnest(p_members) m where m is not null order by 1 loop
    perform pg_advisory_xact_lock(k);
  end loop;
end $$;

-- How many come before, and the own turn: for the member who acts alone, and without the others' names.
create function sec.waiting_places() returns table (claim_id uuid, turn bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, (select count(*) from public.claim o where o.tenant_id = m.tenant_id and o.slot_id = m.slot_id
      and o.status = 'waiting' and o.place <= m.place)
  from public.claim m
  where m.tenant_id = sec.tenant() and m.status = 'waiting'
    and m.member_id = (select c.person_id from (select (sec.ctx()).*) c where c.role = 'member')
$$;

alter function sec.lock_members(uuid[]) owner to {{definer}};
alter function sec.waiting_places() owner to {{definer}};

set local role {{definer}};

create or replace function sec.move_up(p_slot uuid) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare s public.slot; k public.claim; t uuid := sec.tenant();
begin
  select * into s from public.slot x where x.tenant_id = t and x.id = p_slot for update;
  -- Nobody moves up into what is over.
  if s.held >= s.capacity or s.closed_at is not null or s.ends_at <= sec.now() then return; end if;
  perform sec.lock_members(array(select x.member_id from public.claim x
    where x.tenant_id = t and x.slot_id = p_slot and x.status = 'waiting'));
  for k in select * from public.claim x where x.tenant_id = t and x.slot_id = p_slot and x.status = 'waiting' order by x.place loop
    exit when s.held >= s.capacity;
    continue when k.member_id is not null and exists (select from public.claim o where o.tenant_id = t
      and o.member_id = k.member_id and o.status = 'held' and o.starts_at < s.ends_at and o.ends_at > s.starts_at);
    update public.claim x set status = 'held', held_at = sec.now() where x.tenant_id = t and x.id = k.id;
    s.held := s.held + 1;
    update public.slot x set held = x.held + 1, waiting = x.waiting - 1 where x.tenant_id = t and x.id = p_slot;
    return next k.id;
  end loop;
end $$;

create or replace function sec.swap_claims(p_mine uuid, p_other uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); m public.claim; o public.claim; s record;
begin
  -- Slots are locked in the order of their ids, so that two swaps cannot wait for each other.
  perform from public.slot x where x.tenant_id = c.tenant_id and x.id in (
    select k.slot_id from public.claim k where k.tenant_id = c.tenant_id and k.id in (p_mine, p_other)) order by x.id for update;
  select * into m from public.claim x where x.tenant_id = c.tenant_id and x.id = p_mine and x.status = 'held'
    and x.member_id = c.person_id and c.role = 'member';
  select * into o from public.claim x where x.tenant_id = c.tenant_id and x.id = p_other and x.status = 'held'
    and x.wants_slot_id = m.slot_id;
  if m.id is null or o.id is null or exists (select from public.slot x where x.tenant_id = c.tenant_id
      and x.id in (m.slot_id, o.slot_id) and x.closed_at is not null) then return 'missing'; end if;
  if m.starts_at <= sec.now() or o.starts_at <= sec.now() then return 'late'; end if;
  perform sec.lock_members(array[m.member_id, o.member_id]);
  if exists (select from public.claim k where k.tenant_id = c.tenant_id and k.status = 'held' and k.id not in (m.id, o.id)
      and (k.member_id = m.member_id and k.starts_at < o.ends_at and k.ends_at > o.starts_at
        or k.member_id = o.member_id and k.starts_at < m.ends_at and k.ends_at > m.starts_at)) then
    return 'overlap';
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
  return 'done';
end $$;

grant execute on function sec.waiting_places() to {{p_person}};
set local role {{owner}};
