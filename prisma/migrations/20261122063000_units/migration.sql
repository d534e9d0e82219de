{{helpers}}
-- 单位底册 (DOMAIN §5.1, §6.5; §10 rows 3.5, 4.9, 5.7): a profile beside an organization, who advises it from when to
-- when, and the contacts with it, one line each. A profile is written at its own place, advisers and contacts also by
-- those above; all of it is read by range. What is deregistered keeps its row and its trace.

create table unit_profile (
  tenant_id uuid not null,
  id uuid not null, -- the organization's
  path text collate "C" not null,
  area_id uuid not null,
  type text not null,
  host_id uuid,
  operating boolean not null,
  looked_on date not null,
  premises boolean not null,
  staff int,
  staff_on date,
  credit_code text,
  address text,
  contact_cipher bytea,
  contact_masked text,
  phone_cipher bytea,
  phone_masked text,
  closed_on date,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint unit_profile_pkey primary key (tenant_id, id),
  constraint unit_profile_type check (type in ('government', 'state_enterprise', 'private_enterprise', 'social_organization',
    'self_employed', 'property_company', 'owners_committee', 'office_building', 'market', 'school', 'hospital', 'other')),
  constraint unit_profile_host check (host_id <> id),
  constraint unit_profile_staff check ((staff is null) = (staff_on is null) and staff between 0 and 99999),
  constraint unit_profile_code check (credit_code ~ '^[0-9A-HJ-NP-RTUWXY]{18}$'),
  constraint unit_profile_address check (char_length(address) between 2 and 100),
  constraint unit_profile_contact check ((contact_cipher is null) = (contact_masked is null)
    and (phone_cipher is null) = (phone_masked is null) and (phone_cipher is null or contact_cipher is not null)),
  constraint unit_profile_masked check (char_length(contact_masked) between 1 and 80 and char_length(phone_masked) between 1 and 80),
  constraint unit_profile_no_contact check (closed_on is null or contact_cipher is null),
  foreign key (tenant_id, id) references organization (tenant_id, id),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, host_id) references unit_profile (tenant_id, id)
);
create index unit_profile_path on unit_profile (tenant_id, path, id);
create index unit_profile_host on unit_profile (tenant_id, host_id) where host_id is not null;
create unique index unit_profile_code_once on unit_profile (tenant_id, credit_code) where closed_on is null and credit_code is not null;

create table unit_adviser (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  path text collate "C" not null,
  kind text not null,
  name text not null,
  starts_on date not null,
  ends_on date,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint unit_adviser_pkey primary key (tenant_id, id),
  constraint unit_adviser_kind check (kind in ('adviser', 'liaison', 'mass_organization')),
  constraint unit_adviser_name check (char_length(name) between 2 and 60),
  constraint unit_adviser_days check (ends_on >= starts_on),
  foreign key (tenant_id, unit_id) references unit_profile (tenant_id, id)
);
create index unit_adviser_of on unit_adviser (tenant_id, unit_id, starts_on desc);

create table unit_contact (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  path text collate "C" not null,
  happened_on date not null,
  note text not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint unit_contact_pkey primary key (tenant_id, id),
  constraint unit_contact_note check (char_length(note) between 2 and 200),
  foreign key (tenant_id, unit_id) references unit_profile (tenant_id, id)
);
create index unit_contact_of on unit_contact (tenant_id, unit_id, happened_on desc);

-- 注销 and 恢复, with what was read where.
create table unit_step (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  path text collate "C" not null,
  step text not null,
  reason text,
  happened_on date not null,
  note text not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint unit_step_pkey primary key (tenant_id, id),
  constraint unit_step_step check (step in ('closed', 'reopened')),
  constraint unit_step_reason check ((step = 'closed') = (reason is not null)
    and reason in ('deregistered', 'revoked', 'moved_away', 'merged', 'mistake')),
  constraint unit_step_note check (char_length(note) between 2 and 200),
  foreign key (tenant_id, unit_id) references unit_profile (tenant_id, id)
);
create index unit_step_of on unit_step (tenant_id, unit_id, entered_at desc);

select pg_temp.guard_table('unit_profile'), pg_temp.guard_table('unit_adviser'), pg_temp.guard_table('unit_contact', false),
  pg_temp.guard_table('unit_step', false);

do $$
declare
  r text; mine text; t text; role text;
  -- Name and phone of a contact are not among the columns: they are read one by one through sec.reveal_unit_contact.
  shown constant text := '(tenant_id, id, path, area_id, type, host_id, operating, looked_on, premises, staff, staff_on, credit_code, '
    'address, contact_masked, phone_masked, closed_on, entered_at, entered_by, version)';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    role := case r when '{{=p_area}}' then '(select sec.role()) = any (array[''street_secretary'', ''community_secretary''])'
      else '(select sec.role()) = ''district_org''' end;
    mine := role || case r when '{{=p_area}}' then ' and path >= (select sec.lo()) and path < (select sec.hi())'
      else ' and tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('unit_profile', r, 'select', mine, shown);
    perform pg_temp.allow('unit_profile', r, 'insert', role || ' and path = (select sec.lo())');
    perform pg_temp.allow('unit_profile', r, 'update', role || ' and path = (select sec.lo())',
      '(type, host_id, operating, looked_on, premises, staff, staff_on, credit_code, address, contact_cipher, contact_masked, '
      'phone_cipher, phone_masked, closed_on, version)');
    foreach t in array array['unit_adviser', 'unit_contact', 'unit_step'] loop
      perform pg_temp.allow(t, r, 'select', mine);
    end loop;
    perform pg_temp.allow('unit_adviser', r, 'insert', mine);
    perform pg_temp.allow('unit_adviser', r, 'update', mine, '(ends_on, version)');
    perform pg_temp.allow('unit_contact', r, 'insert', mine);
    perform pg_temp.allow('unit_step', r, 'insert', role || ' and path = (select sec.lo())');
  end loop;
end $$;

-- The last line: what lies at a unit lies where the unit does, a host is a building or market nearby and no circle
-- closes, what is closed is put back by its own step and by nothing else.
create function sec.guard_unit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); host public.unit_profile;
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.host_id is not null and (tg_op = 'INSERT' or new.host_id is distinct from old.host_id) then
    select * into host from public.unit_profile p where p.tenant_id = c.tenant_id and p.id = new.host_id;
    if not found or host.host_id is not null or host.type not in ('office_building', 'market')
      or not (starts_with(new.path, host.path) or starts_with(host.path, new.path)) then
      raise exception 'no such host' using errcode = '23514';
    end if;
  end if;
  if new.host_id is not null and exists (select from public.unit_profile p
      where p.tenant_id = c.tenant_id and p.host_id = new.id) then
    raise exception 'a host is nobody''s tenant' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_unit before insert or update on unit_profile for each row execute function sec.guard_unit();

create function sec.guard_unit_row() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); u public.unit_profile;
begin
  select * into u from public.unit_profile p where p.tenant_id = c.tenant_id and p.id = new.unit_id;
  if not found or u.path <> new.path then raise exception 'no such unit' using errcode = '23514'; end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) ->> 'version' <> ((to_jsonb(old) ->> 'version')::int + 1)::text then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if to_jsonb(old) ->> 'ends_on' is not null then
      raise exception 'what is over stays as it was' using errcode = '42501';
    end if;
  elsif tg_table_name <> 'unit_step' and u.closed_on is not null and c.kind <> 'job' then
    raise exception 'unit is closed' using errcode = '42501';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['unit_adviser', 'unit_contact', 'unit_step'] loop
    execute format('create trigger guard_unit_row before insert or update on public.%I for each row execute function sec.guard_unit_row()', t);
  end loop;
end $$;

-- A unit that nobody has in the register of organizations becomes one at the own place.
create function sec.register_unit(p_id uuid, p_name text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'unit refused' using errcode = '42501';
  end if;
  insert into public.organization (tenant_id, id, kind, area_id, path, name, short_name)
  select c.tenant_id, p_id, 'unit', a.id, a.path, p_name, left(p_name, 20)
    from public.area a where a.tenant_id = c.tenant_id and a.path = c.lo and a.valid_to is null;
  if not found then raise exception 'unit refused' using errcode = '42501'; end if;
end $$;

-- The organization follows its profile: its name, and that nothing new begins with a unit that was deregistered. Of a
-- department nothing changes here. Null: nothing to change.
create function sec.follow_unit(p_id uuid, p_name text) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); closed date; moved int;
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'unit refused' using errcode = '42501';
  end if;
  select p.closed_on into closed from public.unit_profile p
    where p.tenant_id = c.tenant_id and p.id = p_id and p.path = c.lo;
  if not found then raise exception 'unit refused' using errcode = '42501'; end if;
  update public.organization o set name = p_name, valid_to = closed, version = o.version + 1,
      short_name = case when o.name = p_name then o.short_name else left(p_name, 20) end
    where o.tenant_id = c.tenant_id and o.id = p_id and o.kind = 'unit'
      and (o.name <> p_name or o.valid_to is distinct from closed)
    returning o.version into moved;
  return moved;
end $$;

create function sec.reveal_unit_contact(p_id uuid) returns table (name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select p.contact_cipher, p.phone_cipher from public.unit_profile p
    where p.tenant_id = c.tenant_id and p.id = p_id and p.path >= c.lo and p.path < c.hi;
end $$;

-- How the Party's work reaches the units of the own range (DOMAIN §6.5), also where what reaches them lies above it:
-- own = an organization of the unit alone or of its own form, joint = with others or on the building, adviser = somebody
-- is named for it today, none. A closed unit is told of too; who asks leaves it out.
create function sec.unit_standing(p_day date) returns table (id uuid, coverage text, seated boolean, checked_in boolean,
  contacted_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'job' and c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'units refused' using errcode = '42501';
  end if;
  return query
    with party as (
      select u.id as unit_id, bool_or(o.form = 'own') as own
      from public.party_organization o, unnest(o.unit_ids) u (id)
      where o.tenant_id = c.tenant_id and o.closed_on is null and (o.ends_on is null or o.ends_on >= p_day)
        and o.form in ('own', 'joint', 'building', 'industry')
      group by u.id
    ), advised as (
      select distinct a.unit_id from public.unit_adviser a
      where a.tenant_id = c.tenant_id and a.path >= c.lo and a.path < c.hi
        and a.starts_on <= p_day and (a.ends_on is null or a.ends_on >= p_day)
    ), seat as (
      select distinct s.organization_id as unit_id from public.council_seat s
      join public.council_term m on m.tenant_id = s.tenant_id and m.id = s.term_id and m.status = 'current'
      where s.tenant_id = c.tenant_id and s.closed_on is null
    ), reported as (
      select distinct k.organization_id as unit_id from public.unit_check_in k
      where k.tenant_id = c.tenant_id and k.status = 'active' and k.organization_id is not null
    ), met as (
      select k.unit_id, max(k.happened_on) as day from public.unit_contact k
      where k.tenant_id = c.tenant_id and k.path >= c.lo and k.path < c.hi group by k.unit_id
    )
    select p.id, case when party.own then 'own' when party.unit_id is not null then 'joint'
        when advised.unit_id is not null then 'adviser' else 'none' end,
      seat.unit_id is not null, reported.unit_id is not null, met.day
    from public.unit_profile p
    left join party on party.unit_id = p.id
    left join advised on advised.unit_id = p.id
    left join seat on seat.unit_id = p.id
    left join reported on reported.unit_id = p.id
    left join met on met.unit_id = p.id
    where p.tenant_id = c.tenant_id and p.path >= c.lo and p.path < c.hi;
end $$;

do $$
declare f text;
begin
  foreach f in array array['sec.guard_unit()', 'sec.guard_unit_row()', 'sec.register_unit(uuid, text)', 'sec.follow_unit(uuid, text)',
    'sec.reveal_unit_contact(uuid)', 'sec.unit_standing(date)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.register_unit(uuid, text), sec.follow_unit(uuid, text), sec.reveal_unit_contact(uuid),
  sec.unit_standing(date) to {{p_area}}, {{p_district}};
set local role {{owner}};
