{{helpers}}
-- 共驻共建 (DOMAIN §5.4): who needs what, who can give what, and the projects that come of it. The three lists are open to
-- all who take part in the district, its staff and the units that have reported; everybody writes the own entries. A
-- claim is a project that waits for the other side; two claims of one need cannot both be written.

create table co_need (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  level text not null,
  organization_id uuid not null,
  organization_name text not null,
  kind text not null,
  title text not null,
  detail text not null,
  amount_fen bigint,
  wanted_from date,
  wanted_until date,
  priority text not null,
  status text not null default 'open',
  end_reason text,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint co_need_pkey primary key (tenant_id, id),
  constraint co_need_level check (level in ('district', 'street', 'community')),
  constraint co_need_organization check (char_length(organization_name) between 2 and 60),
  constraint co_need_kind check (kind in ('venue', 'people', 'funds', 'skills')),
  constraint co_need_title check (char_length(title) between 2 and 40),
  constraint co_need_detail check (char_length(detail) between 2 and 500),
  constraint co_need_amount check (amount_fen is null or amount_fen > 0 and kind = 'funds'),
  constraint co_need_days check (wanted_until >= wanted_from),
  constraint co_need_priority check (priority in ('normal', 'soon', 'urgent')),
  constraint co_need_status check (status in ('open', 'claimed', 'met', 'withdrawn')),
  constraint co_need_end check ((status = 'withdrawn') = (end_reason is not null) and char_length(end_reason) between 2 and 200),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index co_need_list on co_need (tenant_id, entered_at desc, id desc);
create index co_need_of on co_need (tenant_id, organization_id, entered_at desc);

create table co_resource (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  level text not null,
  organization_id uuid not null,
  organization_name text not null,
  kind text not null,
  title text not null,
  detail text not null,
  available text not null,
  capacity int,
  amount_fen bigint,
  contact text not null,
  bookable boolean not null,
  status text not null default 'offered',
  end_reason text,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint co_resource_pkey primary key (tenant_id, id),
  constraint co_resource_level check (level in ('district', 'street', 'community')),
  constraint co_resource_organization check (char_length(organization_name) between 2 and 60),
  constraint co_resource_kind check (kind in ('venue', 'people', 'funds', 'skills')),
  constraint co_resource_title check (char_length(title) between 2 and 40),
  constraint co_resource_detail check (char_length(detail) between 2 and 500),
  constraint co_resource_available check (char_length(available) between 2 and 80),
  constraint co_resource_contact check (char_length(contact) between 2 and 60),
  constraint co_resource_capacity check (capacity between 1 and 10000),
  constraint co_resource_amount check ((amount_fen is not null) = (kind = 'funds') and amount_fen > 0),
  constraint co_resource_bookable check (not bookable or kind <> 'funds'),
  constraint co_resource_status check (status in ('offered', 'claimed', 'used', 'withdrawn')),
  constraint co_resource_end check ((status = 'withdrawn') = (end_reason is not null) and char_length(end_reason) between 2 and 200),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index co_resource_list on co_resource (tenant_id, entered_at desc, id desc);
create index co_resource_of on co_resource (tenant_id, organization_id, entered_at desc);

create table co_project (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  level text not null,
  title text not null,
  goal text not null,
  pairing text not null,
  tags text[] not null default '{}',
  need_id uuid,
  resource_id uuid,
  proposer_id uuid not null,
  status text not null default 'proposed',
  starts_on date not null,
  ends_on date not null,
  result text,
  end_reason text,
  settled_on date,
  proposed_at timestamptz(3) not null,
  proposed_by text not null,
  version int not null default 1,
  constraint co_project_pkey primary key (tenant_id, id),
  constraint co_project_level check (level in ('district', 'street', 'community')),
  constraint co_project_title check (char_length(title) between 2 and 40),
  constraint co_project_goal check (char_length(goal) between 2 and 500),
  constraint co_project_pairing check (pairing in ('village', 'company', 'school', 'society', 'park', 'community')),
  constraint co_project_tags check (cardinality(tags) <= 13),
  constraint co_project_days check (ends_on >= starts_on),
  constraint co_project_status check (status in ('proposed', 'confirmed', 'running', 'finished', 'ended', 'declined')),
  constraint co_project_result check ((status = 'finished') = (result is not null) and char_length(result) between 2 and 500),
  constraint co_project_reason check ((status in ('ended', 'declined')) = (end_reason is not null)
    and char_length(end_reason) between 2 and 200),
  constraint co_project_settled check ((status in ('finished', 'ended', 'declined')) = (settled_on is not null)),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, need_id) references co_need (tenant_id, id),
  foreign key (tenant_id, resource_id) references co_resource (tenant_id, id),
  foreign key (tenant_id, proposer_id) references organization (tenant_id, id)
);
create index co_project_list on co_project (tenant_id, proposed_at desc, id desc);
-- Who comes second reads who was first.
create unique index co_project_of_need on co_project (tenant_id, need_id)
  where need_id is not null and status in ('proposed', 'confirmed', 'running');
create unique index co_project_of_resource on co_project (tenant_id, resource_id)
  where resource_id is not null and status = 'proposed';

create table co_party (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  path text collate "C" not null,
  organization_id uuid not null,
  organization_name text not null,
  leads boolean not null,
  confirmed_at timestamptz(3),
  confirmed_by text,
  declined_at timestamptz(3),
  decline_reason text,
  version int not null default 1,
  constraint co_party_pkey primary key (tenant_id, id),
  constraint co_party_organization check (char_length(organization_name) between 2 and 60),
  constraint co_party_confirmed check ((confirmed_at is null) = (confirmed_by is null)),
  constraint co_party_declined check ((declined_at is null) = (decline_reason is null) and (declined_at is null or confirmed_at is null)
    and char_length(decline_reason) between 2 and 200),
  foreign key (tenant_id, project_id) references co_project (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index co_party_once on co_party (tenant_id, project_id, organization_id);
create unique index co_party_lead on co_party (tenant_id, project_id) where leads;
create index co_party_of on co_party (tenant_id, organization_id);

create table co_step (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  path text collate "C" not null,
  text text not null,
  organization_id uuid not null,
  organization_name text not null,
  due_on date not null,
  done_on date,
  done_text text,
  done_by text,
  entered_at timestamptz(3) not null,
  version int not null default 1,
  constraint co_step_pkey primary key (tenant_id, id),
  constraint co_step_text check (char_length(text) between 2 and 200),
  constraint co_step_organization check (char_length(organization_name) between 2 and 60),
  constraint co_step_done check ((done_on is null) = (done_text is null) and (done_on is null) = (done_by is null)
    and char_length(done_text) between 2 and 300),
  foreign key (tenant_id, project_id) references co_project (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index co_step_of on co_step (tenant_id, project_id, due_on);
create index co_step_by on co_step (tenant_id, organization_id, due_on);

select pg_temp.guard_table('co_need'), pg_temp.guard_table('co_resource'), pg_temp.guard_table('co_project'),
  pg_temp.guard_table('co_party'), pg_temp.guard_table('co_step');

-- ---------------------------------------------------------------- rights

do $$
declare
  r text; t text;
  everyone constant text := 'tenant_id = (select sec.tenant())';
  here constant text := 'path = (select sec.lo())';
  ours constant text := 'organization_id = (select sec.org())';
  ended constant text := '(status, end_reason, version)';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_unit}}'] loop
    foreach t in array array['co_need', 'co_resource', 'co_project', 'co_party', 'co_step'] loop
      perform pg_temp.allow(t, r, 'select', everyone);
    end loop;
    -- Which project they may be of is for the trigger.
    perform pg_temp.allow('co_party', r, 'insert', everyone || ' and declined_at is null');
  end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    foreach t in array array['co_need', 'co_resource', 'co_project', 'co_step'] loop
      perform pg_temp.allow(t, r, 'insert', here);
    end loop;
    perform pg_temp.allow('co_need', r, 'update', here, ended);
    perform pg_temp.allow('co_resource', r, 'update', here, ended);
    perform pg_temp.allow('co_project', r, 'update', here, '(status, result, end_reason, settled_on, version)');
    perform pg_temp.allow('co_party', r, 'update', here,
      '(confirmed_at, confirmed_by, declined_at, decline_reason, version)');
    perform pg_temp.allow('co_step', r, 'update', here, '(done_on, done_text, done_by, version)');
  end loop;
  r := '{{=p_unit}}';
  perform pg_temp.allow('co_need', r, 'insert', ours || ' and ' || here);
  perform pg_temp.allow('co_resource', r, 'insert', ours || ' and ' || here);
  perform pg_temp.allow('co_project', r, 'insert', 'proposer_id = (select sec.org()) and need_id is not null');
  perform pg_temp.allow('co_need', r, 'update', ours, ended);
  perform pg_temp.allow('co_resource', r, 'update', ours, ended);
  perform pg_temp.allow('co_party', r, 'update', ours, '(confirmed_at, confirmed_by, declined_at, decline_reason, version)');
  perform pg_temp.allow('co_step', r, 'update', ours, '(done_on, done_text, done_by, version)');
end $$;

-- ---------------------------------------------------------------- the last line

-- Secretaries and liaison officers write, each what is theirs; what is over stays as it was.
create function sec.guard_co_building() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); p public.co_project; step text;
begin
  if c.kind <> 'job' and c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'co-building refused' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) ->> 'version')::int <> (to_jsonb(old) ->> 'version')::int + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if to_jsonb(new) ? 'status' then
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
        where o.tenant_id = new.tenant_id and o.id = new.organization_id and o.kind = 'office') then
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
do $$
declare t text;
begin
  foreach t in array array['co_need', 'co_resource', 'co_project', 'co_party', 'co_step'] loop
    execute format('create trigger guard_co_building before insert on public.%I for each row execute function sec.guard_co_building()', t);
    execute format('create trigger guard_co_building_change before update on public.%I for each row when (new.path = old.path) '
      'execute function sec.guard_co_building()', t);
  end loop;
end $$;

-- No project without its parties: at least two, one of which leads.
create function sec.require_parties() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) < 2 or count(*) filter (where q.leads) <> 1 from public.co_party q
      where q.tenant_id = new.tenant_id and q.project_id = new.id) then
    raise exception 'a project has two parties, one of which leads' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger require_parties after insert on co_project
  deferrable initially deferred for each row execute function sec.require_parties();

-- A need and a resource follow their project: claimed while it is on its way, met or free again when it is over. Money is
-- given once; a venue, people and skills are free again as soon as the two sides agree.
create function sec.follow_co_project() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare need text; given text;
begin
  need := case when new.status in ('proposed', 'confirmed', 'running') then 'claimed' when new.status = 'finished' then 'met' else 'open' end;
  update public.co_need n set status = need, version = n.version + 1
  where n.tenant_id = new.tenant_id and n.id = new.need_id and n.status in ('open', 'claimed') and n.status <> need;
  select case when new.status = 'proposed' then 'claimed' when new.status in ('ended', 'declined') or s.kind <> 'funds' then 'offered' else 'used' end
    into given from public.co_resource s where s.tenant_id = new.tenant_id and s.id = new.resource_id;
  update public.co_resource s set status = given, version = s.version + 1
  where s.tenant_id = new.tenant_id and s.id = new.resource_id and s.status in ('offered', 'claimed', 'used') and s.status <> given
    -- Another proposal may be on its way by now.
    and not exists (select from public.co_project o where o.tenant_id = s.tenant_id and o.resource_id = s.id and o.id <> new.id
      and o.status = 'proposed');
  return null;
end $$;
create trigger follow_co_project after insert on co_project for each row execute function sec.follow_co_project();
create trigger follow_co_project_change after update of status on co_project for each row when (new.status <> old.status)
  execute function sec.follow_co_project();

-- The last party that confirms makes the project; the first that declines ends the proposal.
create function sec.follow_co_party() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  -- Two parties at once are one after the other.
  perform from public.co_project p where p.tenant_id = new.tenant_id and p.id = new.project_id for update;
  update public.co_project p set version = p.version + 1,
    status = case when new.declined_at is null then 'confirmed' else 'declined' end,
    end_reason = new.decline_reason, settled_on = (new.declined_at at time zone (select t.time_zone from sec.tenant t
      where t.id = new.tenant_id))::date
  where p.tenant_id = new.tenant_id and p.id = new.project_id and p.status = 'proposed'
    and (new.declined_at is not null or not exists (select from public.co_party o where o.tenant_id = p.tenant_id
      and o.project_id = p.id and o.confirmed_at is null));
  return null;
end $$;
create trigger follow_co_party after update on co_party for each row
  when (new.confirmed_at is not null and old.confirmed_at is null or new.declined_at is not null and old.declined_at is null)
  execute function sec.follow_co_party();

-- ---------------------------------------------------------------- times of a resource

-- A resource is not given twice at one time.
create function sec.guard_resource_slot() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.starts_at is null then raise exception 'a resource has times' using errcode = '23514'; end if;
  perform from public.co_resource s where s.tenant_id = new.tenant_id and s.id = new.subject_id and s.path = new.path
    and s.bookable for update;
  if not found then raise exception 'no such resource' using errcode = '42501'; end if;
  if exists (select from public.slot x where x.tenant_id = new.tenant_id and x.subject_id = new.subject_id and x.id <> new.id
      and x.closed_at is null and x.starts_at < new.ends_at and x.ends_at > new.starts_at) then
    raise exception 'the resource is given at that time' using errcode = '23P01';
  end if;
  return new;
end $$;
create trigger guard_resource_slot before insert on slot for each row when (new.kind = 'resource')
  execute function sec.guard_resource_slot();
create trigger guard_resource_slot_change before update of starts_at, ends_at on slot for each row
  when (new.kind = 'resource' and new.path = old.path) execute function sec.guard_resource_slot();

-- Who keeps a resource: the unit that gives it, and the secretary of its place.
create function sec.keeps_resource(s public.co_resource) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return coalesce(c.kind = 'job' or case c.role when 'liaison' then s.organization_id = c.organization_id
    when 'district_org' then s.path = c.lo when 'street_secretary' then s.path = c.lo
    when 'community_secretary' then s.path = c.lo else false end, false);
end $$;

-- Opens a time. Tells: done, or why not: missing, closed, past, overlap.
create function sec.open_resource_slot(p_resource uuid, p_slot uuid, p_starts timestamptz, p_ends timestamptz, p_capacity int)
returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); s public.co_resource;
begin
  select * into s from public.co_resource x where x.tenant_id = c.tenant_id and x.id = p_resource for update;
  if not found or not sec.keeps_resource(s) then return 'missing'; end if;
  if not s.bookable or s.status = 'withdrawn' then return 'closed'; end if;
  if p_starts <= sec.now() then return 'past'; end if;
  if exists (select from public.slot x where x.tenant_id = c.tenant_id and x.subject_id = s.id and x.closed_at is null
      and x.starts_at < p_ends and x.ends_at > p_starts) then return 'overlap'; end if;
  insert into public.slot (tenant_id, id, path, kind, subject_id, capacity, starts_at, ends_at)
  values (c.tenant_id, p_slot, s.path, 'resource', s.id, p_capacity, p_starts, p_ends);
  return 'done';
end $$;

-- The times ahead of one resource, for everybody who reads the list.
create function sec.resource_slots(p_resource uuid) returns table (id uuid, starts_at timestamptz, ends_at timestamptz,
  capacity int, held int, waiting int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'district_dispatcher', 'street_secretary', 'street_dispatcher', 'community_secretary', 'liaison') then
    raise exception 'times refused' using errcode = '42501';
  end if;
  return query select x.id, x.starts_at, x.ends_at, x.capacity, x.held, x.waiting from public.slot x
    where x.tenant_id = c.tenant_id and x.subject_id = p_resource and x.kind = 'resource' and x.closed_at is null
      and x.ends_at > sec.now()
    order by x.starts_at, x.id limit 60;
end $$;

-- The organization for which somebody books: the unit, or the office of the place.
create function sec.books_for() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when c.role = 'liaison' then c.organization_id
    when c.role in ('district_org', 'street_secretary', 'community_secretary') then
      (select o.id from public.organization o where o.tenant_id = c.tenant_id and o.kind = 'office' and o.area_id = c.area_id
        and o.valid_to is null limit 1) end
  from (select (sec.ctx()).*) c
$$;

-- Of which resource a time is: everybody may book who reads the list.
create function sec.resource_of_slot(p_slot uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.subject_id from public.slot x where x.tenant_id = sec.tenant() and x.id = p_slot and x.kind = 'resource'
    and sec.books_for() is not null
$$;

-- Bookings: the own ones; of one resource, for who keeps it, those of all.
create function sec.resource_bookings(p_resource uuid) returns table (claim_id uuid, slot_id uuid, resource_id uuid,
  organization_id uuid, organization_name text, own boolean, status text, starts_at timestamptz, ends_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); mine uuid := sec.books_for(); s public.co_resource; keeps boolean := false;
begin
  if mine is null then return; end if;
  if p_resource is not null then
    select * into s from public.co_resource x where x.tenant_id = c.tenant_id and x.id = p_resource;
    keeps := s.id is not null and sec.keeps_resource(s);
  end if;
  return query select k.id, k.slot_id, k.subject_id, k.organization_id, o.name, k.organization_id = mine, k.status, k.starts_at, k.ends_at
    from public.claim k join public.organization o on o.tenant_id = k.tenant_id and o.id = k.organization_id
    where k.tenant_id = c.tenant_id and k.kind = 'resource' and k.status in ('held', 'waiting')
      and (p_resource is null or k.subject_id = p_resource) and (keeps or k.organization_id = mine)
      and k.ends_at > sec.now() - interval '30 days'
    order by k.starts_at, k.place, k.id limit 200;
end $$;

do $$
declare f text;
begin
  foreach f in array array['sec.guard_co_building()', 'sec.require_parties()', 'sec.follow_co_project()', 'sec.follow_co_party()',
    'sec.guard_resource_slot()', 'sec.keeps_resource(public.co_resource)', 'sec.books_for()',
    'sec.open_resource_slot(uuid, uuid, timestamptz, timestamptz, int)', 'sec.resource_slots(uuid)', 'sec.resource_of_slot(uuid)',
    'sec.resource_bookings(uuid)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;

set local role {{definer}};
-- As before, and of a resource: an organization books for itself, who keeps the place also for others.
create or replace function sec.claims_for(s public.slot, p_member uuid, p_organization uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return coalesce(case
    when s.kind = 'resource' then p_member is null and (c.kind = 'job' or p_organization = sec.books_for()
      or c.role in ('district_org', 'street_secretary', 'community_secretary') and s.path = c.lo)
    when c.role = 'member' then p_organization is null and p_member = c.person_id and starts_with(c.lo, s.path)
    when c.role = 'liaison' then p_member is null and p_organization = c.organization_id and starts_with(c.lo, s.path)
    when c.kind = 'user' and c.area_id is not null and c.role <> 'system_admin' then s.path >= c.lo and s.path < c.hi
    else c.kind = 'job' end, false);
end $$;
grant execute on function sec.open_resource_slot(uuid, uuid, timestamptz, timestamptz, int), sec.resource_slots(uuid),
  sec.resource_bookings(uuid), sec.resource_of_slot(uuid) to {{p_area}}, {{p_district}}, {{p_unit}};
set local role {{owner}};
