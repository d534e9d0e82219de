-- Places that can be taken (posts, shifts, later resources and venues): a slot with so many places, claims on it in the
-- order in which they came, a waiting list behind. One lock, that of the slot's row, decides every race.
{{helpers}}

create table slot (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    kind text not null,
    subject_id uuid not null,
    capacity integer not null,
    held integer not null default 0,
    waiting integer not null default 0,
    starts_at timestamptz(3),
    ends_at timestamptz(3),
    cancel_until timestamptz(3),
    closed_at timestamptz(3),
    constraint slot_pkey primary key (tenant_id, id)
);
create table claim (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    slot_id uuid not null,
    kind text not null,
    subject_id uuid not null,
    member_id uuid,
    organization_id uuid,
    status text not null,
    place bigint not null,
    starts_at timestamptz(3),
    ends_at timestamptz(3),
    wants_slot_id uuid,
    at timestamptz(3) not null,
    held_at timestamptz(3),
    ended_at timestamptz(3),
    constraint claim_pkey primary key (tenant_id, id)
);
create index slot_tenant_id_subject_id_starts_at_idx on slot (tenant_id, subject_id, starts_at);
create index slot_tenant_id_path_starts_at_idx on slot (tenant_id, path, starts_at);
create unique index claim_one_member on claim (tenant_id, slot_id, member_id) where status in ('held', 'waiting');
create unique index claim_one_organization on claim (tenant_id, slot_id, organization_id) where status in ('held', 'waiting');
create index claim_tenant_id_slot_id_status_place_idx on claim (tenant_id, slot_id, status, place);
create index claim_tenant_id_member_id_at_idx on claim (tenant_id, member_id, at desc);
create index claim_tenant_id_organization_id_at_idx on claim (tenant_id, organization_id, at desc);

alter table slot
  add check (kind in ('post', 'shift', 'resource')),
  add check (capacity between 1 and 10000),
  -- What no lock could break: never more holders than places.
  add check (held between 0 and capacity),
  add check (waiting >= 0),
  add check ((starts_at is null) = (ends_at is null)),
  add check (ends_at > starts_at);
alter table claim
  add check (status in ('held', 'waiting', 'cancelled', 'ended')),
  add check ((member_id is null) <> (organization_id is null)),
  add foreign key (tenant_id, slot_id) references slot (tenant_id, id),
  add foreign key (tenant_id, member_id) references member (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);

select pg_temp.guard_table('slot'), pg_temp.guard_table('claim');

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('slot', r, 'select', mine);
    perform pg_temp.allow('slot', r, 'insert', mine || ' and held = 0 and waiting = 0');
    perform pg_temp.allow('slot', r, 'update', mine, '(starts_at, ends_at, cancel_until, closed_at)');
    perform pg_temp.allow('claim', r, 'select', mine);
  end loop;
  -- What the own community offers, and the street and district above it: their paths begin the own one.
  perform pg_temp.allow('slot', '{{=p_person}}', 'select', 'starts_with((select sec.lo()), path)');
  perform pg_temp.allow('claim', '{{=p_person}}', 'select', 'member_id = (select sec.person())');
  perform pg_temp.allow('slot', '{{=p_unit}}', 'select', 'starts_with((select sec.lo()), path)');
  perform pg_temp.allow('claim', '{{=p_unit}}', 'select', 'organization_id = (select sec.org())');
end $$;

-- Who acts may take a place for themselves; staff of the place for somebody they name.
create function sec.claims_for(s public.slot, p_member uuid, p_organization uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return case
    when c.role = 'member' then p_organization is null and p_member = c.person_id and starts_with(c.lo, s.path)
    when c.role = 'liaison' then p_member is null and p_organization = c.organization_id and starts_with(c.lo, s.path)
    when c.kind = 'user' and c.area_id is not null and c.role <> 'system_admin' then s.path >= c.lo and s.path < c.hi
    else c.kind = 'job' end;
end $$;

-- Takes a place, or the end of the waiting list. Tells: held, waiting, or why not: missing, closed, past, again, overlap.
create function sec.claim_slot(p_slot uuid, p_claim uuid, p_member uuid, p_organization uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.slot; becomes text;
begin
  select * into s from public.slot x where x.tenant_id = c.tenant_id and x.id = p_slot for update;
  if not found or not sec.claims_for(s, p_member, p_organization) then return 'missing'; end if;
  if s.closed_at is not null then return 'closed'; end if;
  if s.ends_at <= sec.now() then return 'past'; end if;
  if exists (select from public.claim k where k.tenant_id = c.tenant_id and k.slot_id = p_slot and k.status in ('held', 'waiting')
      and (k.member_id = p_member or k.organization_id = p_organization)) then return 'again'; end if;
  -- Nobody is in two places at once. The lock on the person makes two claims of one person wait for each other.
  if p_member is not null then
    perform pg_advisory_xact_lock(hashtextextended(p_member::text, 7));
    if exists (select from public.claim k where k.tenant_id = c.tenant_id and k.member_id = p_member and k.status = 'held'
        and k.starts_at < s.ends_at and k.ends_at > s.starts_at) then return 'overlap'; end if;
  end if;
  becomes := case when s.held < s.capacity then 'held' else 'waiting' end;
  insert into public.claim (tenant_id, id, path, slot_id, kind, subject_id, member_id, organization_id, status, place,
    starts_at, ends_at, at, held_at)
  values (c.tenant_id, p_claim, s.path, s.id, s.kind, s.subject_id, p_member, p_organization, becomes,
    coalesce((select max(k.place) from public.claim k where k.tenant_id = c.tenant_id and k.slot_id = p_slot), 0) + 1,
    s.starts_at, s.ends_at, sec.now(), case becomes when 'held' then sec.now() end);
  update public.slot x set held = x.held + (becomes = 'held')::int, waiting = x.waiting + (becomes = 'waiting')::int
  where x.tenant_id = c.tenant_id and x.id = p_slot;
  return becomes;
end $$;

-- Fills free places from the waiting list, first come first served; who is elsewhere at that time keeps waiting.
-- The caller holds the lock of the slot. Tells who has moved up.
create function sec.move_up(p_slot uuid) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare s public.slot; k public.claim; t uuid := sec.tenant();
begin
  select * into s from public.slot x where x.tenant_id = t and x.id = p_slot for update;
  for k in select * from public.claim x where x.tenant_id = t and x.slot_id = p_slot and x.status = 'waiting' order by x.place loop
    exit when s.held >= s.capacity or s.closed_at is not null;
    if k.member_id is not null then
      perform pg_advisory_xact_lock(hashtextextended(k.member_id::text, 7));
      continue when exists (select from public.claim o where o.tenant_id = t and o.member_id = k.member_id and o.status = 'held'
        and o.starts_at < s.ends_at and o.ends_at > s.starts_at);
    end if;
    update public.claim x set status = 'held', held_at = sec.now() where x.tenant_id = t and x.id = k.id;
    s.held := s.held + 1;
    update public.slot x set held = x.held + 1, waiting = x.waiting - 1 where x.tenant_id = t and x.id = p_slot;
    return next k.id;
  end loop;
end $$;

-- Gives a place back; who waits first moves up. Tells: done, or why not: missing, late (staff may always).
create function sec.release_claim(p_claim uuid) returns table (answer text, moved_up uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); k public.claim; s public.slot;
begin
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim;
  select * into s from public.slot x where x.tenant_id = c.tenant_id and x.id = k.slot_id for update;
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim and x.status in ('held', 'waiting');
  if k.id is null or not sec.claims_for(s, k.member_id, k.organization_id) then
    return query select 'missing', '{}'::uuid[]; return;
  end if;
  if c.kind = 'phone' and k.status = 'held' and coalesce(s.cancel_until, s.starts_at) <= sec.now() then
    return query select 'late', '{}'::uuid[]; return;
  end if;
  update public.claim x set status = 'cancelled', ended_at = sec.now(), wants_slot_id = null
  where x.tenant_id = c.tenant_id and x.id = p_claim;
  update public.slot x set held = x.held - (k.status = 'held')::int, waiting = x.waiting - (k.status = 'waiting')::int
  where x.tenant_id = c.tenant_id and x.id = s.id;
  return query select 'done', array(select sec.move_up(s.id));
end $$;

-- Another number of places: never fewer than are held.
create function sec.resize_slot(p_slot uuid, p_capacity int) returns table (answer text, moved_up uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.slot;
begin
  select * into s from public.slot x where x.tenant_id = c.tenant_id and x.id = p_slot for update;
  if not found or c.kind = 'phone' or not sec.claims_for(s, null, null) then return query select 'missing', '{}'::uuid[]; return; end if;
  if p_capacity < s.held then return query select 'held', '{}'::uuid[]; return; end if;
  update public.slot x set capacity = p_capacity where x.tenant_id = c.tenant_id and x.id = p_slot;
  return query select 'done', array(select sec.move_up(p_slot));
end $$;

-- 换班: a holder says which shift of the same subject would suit better; a holder of that one may agree.
create function sec.want_swap(p_claim uuid, p_slot uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); k public.claim;
begin
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim and x.status = 'held'
    and x.member_id = c.person_id and c.role = 'member' for update;
  if not found then return 'missing'; end if;
  if p_slot is not null and not exists (select from public.slot s where s.tenant_id = c.tenant_id and s.id = p_slot
      and s.subject_id = k.subject_id and s.id <> k.slot_id and s.closed_at is null and s.starts_at > sec.now()) then
    return 'missing';
  end if;
  update public.claim x set wants_slot_id = p_slot where x.tenant_id = c.tenant_id and x.id = p_claim;
  return 'done';
end $$;

-- Swaps asked for by others that the member who acts could agree to: shifts only, no names.
create function sec.swaps_for_me() returns table (claim_id uuid, gives_slot_id uuid, mine_claim_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.slot_id, m.id from public.claim m
  join public.claim o on o.tenant_id = m.tenant_id and o.wants_slot_id = m.slot_id and o.status = 'held'
  where m.tenant_id = sec.tenant() and m.member_id = (select c.person_id from (select (sec.ctx()).*) c where c.role = 'member')
    and m.status = 'held' and o.member_id <> m.member_id and m.starts_at > sec.now() and o.starts_at > sec.now()
$$;

create function sec.swap_claims(p_mine uuid, p_other uuid) returns text
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
  if m.id is null or o.id is null then return 'missing'; end if;
  if m.starts_at <= sec.now() or o.starts_at <= sec.now() then return 'late'; end if;
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

do $$
declare f text;
begin
  foreach f in array array['sec.claims_for(public.slot, uuid, uuid)', 'sec.claim_slot(uuid, uuid, uuid, uuid)', 'sec.move_up(uuid)',
    'sec.release_claim(uuid)', 'sec.resize_slot(uuid, int)', 'sec.want_swap(uuid, uuid)', 'sec.swaps_for_me()', 'sec.swap_claims(uuid, uuid)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.claim_slot(uuid, uuid, uuid, uuid), sec.release_claim(uuid)
  to {{p_area}}, {{p_district}}, {{p_person}}, {{p_unit}}, {{p_job}};
grant execute on function sec.resize_slot(uuid, int) to {{p_area}}, {{p_district}};
grant execute on function sec.want_swap(uuid, uuid), sec.swaps_for_me(), sec.swap_claims(uuid, uuid) to {{p_person}};
set local role {{owner}};
