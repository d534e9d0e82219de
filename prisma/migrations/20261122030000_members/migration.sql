-- 双报到 (DOMAIN §4): who has reported where. Members and liaison officers of units enter by their phone, each as a
-- kind role of their own: a member reaches what is the member's, a liaison officer what is the unit's.
{{helpers}}

grant usage on schema public to {{p_person}}, {{p_unit}};
grant usage on schema sec to {{p_person}}, {{p_unit}};

-- The tenant wall binds the new kind roles as well.
do $$
declare p record;
begin
  for p in select schemaname, tablename from pg_policies where policyname = 'wall' and schemaname in ('public', 'pub') loop
    execute format('alter policy wall on %I.%I to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{p_receipt}}, '
      '{{p_public}}, {{p_person}}, {{p_unit}}, {{p_job}}, {{definer}}', p.schemaname, p.tablename);
  end loop;
end $$;

-- ---------------------------------------------------------------- entering by phone

alter table sec.session drop constraint session_kind_check;
alter table sec.session
  add constraint session_kind_check check (kind in ('user', 'receipt', 'visitor', 'job', 'phone')),
  add check (kind <> 'phone' or (person_id is not null and role in ('member', 'liaison'))),
  add check (role <> 'liaison' or organization_id is not null);
alter table event drop constraint event_actor_kind_check;
alter table event add constraint event_actor_kind_check check (actor_kind in ('user', 'receipt', 'visitor', 'job', 'phone'));

set local role {{definer}};
create or replace function sec.actor_key() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select c.kind || ':' || coalesce(c.duty_id, c.ticket_id, case when c.kind = 'phone' then c.person_id end, c.tenant_id)::text
  from (select (sec.ctx()).*) c
$$;

create or replace function sec.enter(p_hash bytea, p_request text, p_mode text)
returns table (
  tenant_id uuid, slug text, tenant_name text, tenant_root text, demo boolean, time_zone text,
  kind text, role text, person_id uuid, duty_id uuid, area_id uuid, organization_id uuid,
  ticket_id uuid, name text, scope_name text, lo text, hi text, must_change boolean,
  at timestamptz, db_role text
) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare s sec.session; at_now timestamptz := sec.now(); idle interval;
begin
  select * into s from sec.session x where x.hash = p_hash;
  if not found or s.revoked_at is not null or s.expires_at <= at_now or s.idle_until <= at_now
     or session_user <> (case s.kind when 'job' then '{{=job}}' else '{{=app}}' end) then
    raise exception 'session refused' using errcode = '28000';
  end if;
  -- Throttled, so that reading pages does not write a row each time; before read-only is set. A member opens the
  -- desk on the own phone now and then; staff sit at shared machines.
  idle := case s.kind when 'phone' then interval '7 days' else interval '30 minutes' end;
  if s.idle_until < at_now + idle * 29 / 30 then
    update sec.session x set idle_until = at_now + idle where x.hash = p_hash;
  end if;
  perform set_config('sec.hash', encode(p_hash, 'hex'), true);
  perform set_config('sec.request', p_request, true);
  if p_mode = 'read' then
    perform set_config('transaction_read_only', 'on', true);
  end if;
  return query
    select s.tenant_id, t.slug, t.name, t.root, t.demo, t.time_zone, s.kind, s.role, s.person_id,
      s.duty_id, s.area_id, s.organization_id, s.ticket_id, s.name, s.scope_name, s.lo, s.hi,
      s.must_change, at_now,
      case
        when s.kind = 'job' then '{{=p_job}}'
        when s.kind = 'visitor' then '{{=p_public}}'
        when s.kind = 'receipt' then '{{=p_receipt}}'
        when s.role = 'member' then '{{=p_person}}'
        when s.role = 'liaison' then '{{=p_unit}}'
        when s.role = 'system_admin' then '{{=p_admin}}'
        when s.organization_id is not null then '{{=p_org}}'
        when s.lo = t.root then '{{=p_district}}'
        else '{{=p_area}}'
      end
    from sec.tenant t where t.id = s.tenant_id;
end $$;

set local role {{owner}};

-- A code that was sent to a phone, or told by the community face to face. One at a time for each phone and purpose.
create table sec.phone_code (
  tenant_id uuid not null references sec.tenant (id),
  phone_index bytea not null check (length(phone_index) = 32),
  purpose text not null check (purpose in ('member', 'liaison', 'check_in')),
  code_hash bytea not null check (length(code_hash) = 32),
  expires_at timestamptz(3) not null,
  tries int not null default 0,
  primary key (tenant_id, phone_index, purpose)
);
grant select, insert, update, delete on sec.phone_code to {{definer}};

-- ---------------------------------------------------------------- tables

create table member (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    name_cipher bytea,
    name_masked text not null,
    name_key bytea not null,
    phone_cipher bytea,
    phone_masked text not null,
    phone_index bytea not null,
    phone_checked_at timestamptz(3),
    unit_id uuid,
    unit_name text not null,
    skills text[] not null default '{}',
    times text[] not null default '{}',
    origin text not null,
    version integer not null default 1,
    created_at timestamptz(3) not null,
    erased_at timestamptz(3),
    constraint member_pkey primary key (tenant_id, id)
);
create table member_check_in (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    member_id uuid not null,
    unit_id uuid,
    grid_id uuid,
    branch_name text,
    status text not null,
    origin text not null,
    exempt_reason text,
    decline_text text,
    end_reason text,
    submitted_at timestamptz(3) not null,
    decided_at timestamptz(3),
    decided_by text,
    ended_at timestamptz(3),
    version integer not null default 1,
    constraint member_check_in_pkey primary key (tenant_id, id)
);
create table unit_check_in (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    organization_id uuid,
    unit_name text not null,
    unit_kind text not null,
    party_org_name text not null,
    member_count integer not null,
    liaison_cipher bytea,
    liaison_masked text not null,
    phone_cipher bytea,
    phone_masked text not null,
    phone_index bytea not null,
    resources text not null default '',
    status text not null,
    decline_text text,
    end_reason text,
    submitted_at timestamptz(3) not null,
    decided_at timestamptz(3),
    decided_by text,
    ended_at timestamptz(3),
    version integer not null default 1,
    constraint unit_check_in_pkey primary key (tenant_id, id)
);
create table consent (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    member_id uuid not null,
    purpose text not null,
    notice_version text not null,
    given_at timestamptz(3) not null,
    withdrawn_at timestamptz(3),
    constraint consent_pkey primary key (tenant_id, id)
);
create table head_count (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    kind text not null,
    n integer not null,
    source text not null,
    as_of date not null,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    constraint head_count_pkey primary key (tenant_id, id)
);

create unique index member_tenant_id_phone_index_key on member (tenant_id, phone_index);
create index member_tenant_id_name_key_idx on member (tenant_id, name_key);
create index member_tenant_id_path_id_idx on member (tenant_id, path, id);
create index member_tenant_id_unit_id_id_idx on member (tenant_id, unit_id, id);
-- One check-in at the place of residence at a time, also across streets (DOMAIN §4.3).
create unique index member_check_in_one on member_check_in (tenant_id, member_id)
  where status in ('invited', 'submitted', 'active', 'exempt');
create index member_check_in_tenant_id_path_status_submitted_at_id_idx on member_check_in (tenant_id, path, status, submitted_at desc, id desc);
create index member_check_in_tenant_id_unit_id_status_idx on member_check_in (tenant_id, unit_id, status);
create index member_check_in_tenant_id_member_id_idx on member_check_in (tenant_id, member_id);
create index unit_check_in_tenant_id_path_status_submitted_at_id_idx on unit_check_in (tenant_id, path, status, submitted_at desc, id desc);
-- A unit reports to one place at a time, and a phone stands for one unit.
create unique index unit_check_in_one on unit_check_in (tenant_id, organization_id) where status = 'active';
create unique index unit_check_in_phone on unit_check_in (tenant_id, phone_index) where status in ('submitted', 'active');
create unique index consent_one on consent (tenant_id, member_id, purpose) where withdrawn_at is null;
create index consent_tenant_id_path_purpose_idx on consent (tenant_id, path, purpose);
create index head_count_tenant_id_area_id_kind_as_of_idx on head_count (tenant_id, area_id, kind, as_of desc);
create index head_count_tenant_id_path_kind_idx on head_count (tenant_id, path, kind);

alter table organization drop constraint organization_kind_check;
alter table organization add constraint organization_kind_check check (kind in ('office', 'department', 'unit'));
alter table member
  add check (origin in ('self', 'community', 'unit_list', 'hand_over')),
  add check (char_length(name_masked) between 1 and 60),
  add check (char_length(unit_name) between 2 and 60),
  add check (length(phone_index) = 32),
  add check (length(name_key) = 32),
  add check (erased_at is null or (name_cipher is null and phone_cipher is null)),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, unit_id) references organization (tenant_id, id);
alter table member_check_in
  add check (status in ('invited', 'submitted', 'active', 'declined', 'exempt', 'ended')),
  add check (origin in ('self', 'community', 'unit_list', 'hand_over', 'transfer')),
  add check (exempt_reason in ('sick', 'aged', 'pregnant', 'posted_away', 'secret_post')),
  add check (end_reason in ('moved', 'transferred', 'left_unit', 'withdrawn', 'deceased', 'duplicate')),
  add check ((status = 'exempt') = (exempt_reason is not null)),
  add check ((status = 'ended') = (end_reason is not null)),
  add check ((status = 'ended') = (ended_at is not null)),
  add check (status <> 'declined' or decline_text is not null),
  add check (char_length(branch_name) between 2 and 60),
  add check (char_length(decline_text) <= 300),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, grid_id) references area (tenant_id, id),
  add foreign key (tenant_id, unit_id) references organization (tenant_id, id),
  add foreign key (tenant_id, member_id) references member (tenant_id, id);
alter table unit_check_in
  add check (unit_kind in ('government', 'institution', 'state_enterprise', 'school', 'hospital', 'new_sector', 'military', 'other')),
  add check (status in ('submitted', 'active', 'declined', 'ended')),
  add check (end_reason in ('moved', 'closed', 'withdrawn', 'duplicate')),
  add check ((status = 'ended') = (end_reason is not null)),
  add check ((status = 'active') <= (organization_id is not null)),
  add check (status <> 'declined' or decline_text is not null),
  add check (char_length(unit_name) between 2 and 60),
  add check (char_length(party_org_name) between 2 and 60),
  add check (member_count between 0 and 100000),
  add check (char_length(resources) <= 1000),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table consent
  add check (purpose in ('registration', 'public_name', 'pledge_public', 'national_export', 'appraisal')),
  add foreign key (tenant_id, member_id) references member (tenant_id, id);
alter table head_count
  add check (kind in ('members_living', 'units_located')),
  add check (n between 0 and 10000000),
  add check (char_length(source) between 2 and 60),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);

-- The last line: which change of a check-in is legal, and that the version moves by one.
create function sec.guard_check_in() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and old.status || '>' || new.status not in (
      'invited>submitted', 'invited>ended', 'submitted>active', 'submitted>declined', 'submitted>exempt', 'submitted>ended',
      'active>exempt', 'exempt>active', 'active>ended', 'exempt>ended') then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_check_in before update on member_check_in for each row execute function sec.guard_check_in();
create trigger guard_check_in before update on unit_check_in for each row execute function sec.guard_check_in();

-- A visitor may add to the member that this very transaction registers, and to no other.
create function sec.only_just_registered() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if sec.role() = 'visitor' and not exists (select from public.member m where m.tenant_id = new.tenant_id
      and m.id = new.member_id and m.path = new.path and m.xmin = pg_current_xact_id()::xid) then
    raise exception 'not the member being registered' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger only_just_registered before insert on member_check_in for each row execute function sec.only_just_registered();
create trigger only_just_registered before insert on consent for each row execute function sec.only_just_registered();

-- Whoever moves looks at another community from that moment on; whoever is erased looks at nothing.
create function sec.follow_member() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update sec.session s set area_id = new.area_id, lo = new.path, hi = sec.range_end(new.path),
    scope_name = (select a.name from public.area a where a.tenant_id = new.tenant_id and a.id = new.area_id),
    revoked_at = case when new.erased_at is null then s.revoked_at else coalesce(s.revoked_at, sec.now()) end
  where s.tenant_id = new.tenant_id and s.person_id = new.id and s.kind = 'phone' and s.role = 'member';
  return null;
end $$;
create trigger follow_member after update of path, area_id, erased_at on member for each row execute function sec.follow_member();

select pg_temp.guard_table('member'), pg_temp.guard_table('member_check_in'), pg_temp.guard_table('unit_check_in'),
  pg_temp.guard_table('consent'), pg_temp.guard_table('head_count');

-- ---------------------------------------------------------------- rights

do $$
declare
  everyone constant text := 'tenant_id = (select sec.tenant())';
  own_key constant text := 'actor_key = (select sec.actor_key())';
  of_member constant text := 'tenant_id, id, path, area_id, name_masked, phone_masked, phone_checked_at, unit_id, unit_name, skills, times, origin, version, created_at, erased_at';
  of_unit constant text := 'tenant_id, id, path, area_id, organization_id, unit_name, unit_kind, party_org_name, member_count, liaison_masked, phone_masked, resources, status, decline_text, end_reason, submitted_at, decided_at, decided_by, ended_at, version';
  own constant text := 'member_id = (select sec.person())';
  of_its constant text := 'unit_id = (select sec.org())';
  mine text;
  r text;
  t text;
begin
  foreach r in array array['{{=p_person}}', '{{=p_unit}}'] loop
    foreach t in array array['area', 'setting', 'organization'] loop
      perform pg_temp.allow(t, r, 'select', everyone);
    end loop;
    perform pg_temp.allow('command_result', r, 'select', own_key);
    perform pg_temp.allow('command_result', r, 'insert', own_key);
    perform pg_temp.allow('audit', r, 'insert', 'actor_name = ''''');
    -- Their history is about what they have registered, never about a ticket.
    perform pg_temp.allow('event', r, 'insert', 'actor_kind = ''phone'' and ticket_id is null');
  end loop;

  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('member', r, 'select', mine, '(' || of_member || ')');
    perform pg_temp.allow('unit_check_in', r, 'select', mine, '(' || of_unit || ')');
    foreach t in array array['member_check_in', 'consent', 'head_count'] loop
      perform pg_temp.allow(t, r, 'select', mine);
    end loop;
    foreach t in array array['member', 'member_check_in', 'unit_check_in', 'head_count'] loop
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('member', r, 'update', mine, '(unit_id, unit_name, path, area_id, version)');
    perform pg_temp.allow('member_check_in', r, 'update', mine,
      '(status, grid_id, branch_name, exempt_reason, decline_text, end_reason, decided_at, decided_by, ended_at, version)');
    perform pg_temp.allow('unit_check_in', r, 'update', mine,
      '(status, organization_id, member_count, resources, decline_text, end_reason, decided_at, decided_by, ended_at, version)');
  end loop;

  -- Members: what is their own.
  r := '{{=p_person}}';
  perform pg_temp.allow('member', r, 'select', 'id = (select sec.person())', '(' || of_member || ')');
  perform pg_temp.allow('member', r, 'update', 'id = (select sec.person())',
    '(unit_id, unit_name, skills, times, path, area_id, version)');
  perform pg_temp.allow('member_check_in', r, 'select', own);
  perform pg_temp.allow('member_check_in', r, 'insert', own || ' and status = ''submitted''');
  perform pg_temp.allow('member_check_in', r, 'update', own, '(status, end_reason, ended_at, version)');
  perform pg_temp.allow('consent', r, 'select', own);
  perform pg_temp.allow('consent', r, 'insert', own);
  perform pg_temp.allow('consent', r, 'update', own, '(withdrawn_at)');

  -- Liaison officers: what is their unit's.
  r := '{{=p_unit}}';
  perform pg_temp.allow('member', r, 'select', of_its, '(' || of_member || ')');
  perform pg_temp.allow('member', r, 'insert', of_its || ' and origin = ''unit_list''');
  perform pg_temp.allow('member_check_in', r, 'select', of_its);
  perform pg_temp.allow('member_check_in', r, 'insert', of_its || ' and status = ''submitted'' and origin = ''unit_list''');
  perform pg_temp.allow('unit_check_in', r, 'select', 'organization_id = (select sec.org())', '(' || of_unit || ')');
  perform pg_temp.allow('unit_check_in', r, 'update', 'organization_id = (select sec.org())', '(member_count, resources, version)');

  -- Visitors: the intake.
  r := '{{=p_public}}';
  perform pg_temp.allow('member', r, 'insert', 'origin = ''self'' and unit_id is null and erased_at is null');
  perform pg_temp.allow('member_check_in', r, 'insert', 'origin = ''self'' and status = ''submitted''');
  perform pg_temp.allow('unit_check_in', r, 'insert', 'status = ''submitted'' and organization_id is null');
  perform pg_temp.allow('consent', r, 'insert', 'withdrawn_at is null');
end $$;

-- ---------------------------------------------------------------- listed functions

-- What a verified phone stands for already: nothing, or the status of its member's present check-in.
create function sec.member_of_phone(p_phone bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select k.status from public.member_check_in k where k.tenant_id = m.tenant_id and k.member_id = m.id
    and k.status in ('invited', 'submitted', 'active', 'exempt')), 'ended')
  from public.member m where m.tenant_id = sec.tenant() and m.phone_index = p_phone
$$;

-- Name and phone of one member, for the people who may know them: the community, street and district that the member
-- has reported to, and the unit. The audit row is the runner's.
create function sec.reveal_member(p_member uuid) returns table (name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison', 'member') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select m.name_cipher, m.phone_cipher from public.member m
    where m.tenant_id = c.tenant_id and m.id = p_member
      and case c.role when 'member' then m.id = c.person_id when 'liaison' then m.unit_id = c.organization_id
        else m.path >= c.lo and m.path < c.hi end;
end $$;

create function sec.reveal_liaison(p_check_in uuid) returns table (name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select u.liaison_cipher, u.phone_cipher from public.unit_check_in u
    where u.tenant_id = c.tenant_id and u.id = p_check_in
      and case c.role when 'liaison' then u.organization_id = c.organization_id else u.path >= c.lo and u.path < c.hi end;
end $$;

-- A unit that is accepted becomes an organization of its area, unless it is one already.
create function sec.unit_organization(p_check_in uuid, p_organization uuid, p_new uuid) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); u record; known uuid;
begin
  if c.role not in ('street_secretary', 'community_secretary', 'district_org') then
    raise exception 'unit refused' using errcode = '42501';
  end if;
  select * into u from public.unit_check_in k where k.tenant_id = c.tenant_id and k.id = p_check_in
    and k.status = 'submitted' and k.path >= c.lo and k.path < c.hi;
  if not found then return null; end if;
  if p_organization is not null then
    select o.id into known from public.organization o where o.tenant_id = c.tenant_id and o.id = p_organization
      and o.kind in ('department', 'unit') and o.valid_to is null;
    return known;
  end if;
  insert into public.organization (tenant_id, id, kind, area_id, path, name, short_name)
  values (c.tenant_id, p_new, 'unit', u.area_id, u.path, u.unit_name, left(u.unit_name, 20));
  return p_new;
end $$;

-- ---------------------------------------------------------------- codes and sessions by phone

-- Keeps a code for a phone. For a sign-in only when the phone is known, which is told to nobody but the server: it
-- decides whether a message is sent.
create function auth.keep_phone_code(p_slug text, p_phone bytea, p_purpose text, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record;
begin
  select id, demo into t from sec.tenant where slug = p_slug;
  if not found then return false; end if;
  perform sec.assume_tenant(t.id);
  if p_purpose = 'member' and not exists (select from public.member m where m.tenant_id = t.id and m.phone_index = p_phone
      and m.erased_at is null)
    or p_purpose = 'liaison' and not exists (select from public.unit_check_in u where u.tenant_id = t.id
      and u.phone_index = p_phone and u.status = 'active') then
    return false;
  end if;
  insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
  values (t.id, p_phone, p_purpose, p_code, sec.now() + interval '10 minutes')
  on conflict (tenant_id, phone_index, purpose)
  do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0;
  return true;
end $$;

-- Five tries for a code, and one success.
create function sec.spend_phone_code(p_tenant uuid, p_phone bytea, p_purpose text, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare k sec.phone_code;
begin
  update sec.phone_code x set tries = x.tries + 1 where x.tenant_id = p_tenant and x.phone_index = p_phone
    and x.purpose = p_purpose and x.tries < 5 and x.expires_at > sec.now() returning * into k;
  if not found or k.code_hash <> p_code then return false; end if;
  delete from sec.phone_code x where x.tenant_id = p_tenant and x.phone_index = p_phone and x.purpose = p_purpose;
  return true;
end $$;

create function auth.open_phone_session(p_slug text, p_phone bytea, p_purpose text, p_code bytea, p_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record; who record;
begin
  select id into t from sec.tenant where slug = p_slug;
  if not found or p_purpose not in ('member', 'liaison') then return false; end if;
  perform sec.assume_tenant(t.id);
  if not sec.spend_phone_code(t.id, p_phone, p_purpose, p_code) then return false; end if;
  if p_purpose = 'member' then
    select m.id, m.area_id, m.path, null::uuid as organization_id into who from public.member m
    where m.tenant_id = t.id and m.phone_index = p_phone and m.erased_at is null;
  else
    select u.id, u.area_id, u.path, u.organization_id into who from public.unit_check_in u
    where u.tenant_id = t.id and u.phone_index = p_phone and u.status = 'active';
  end if;
  if not found then return false; end if;
  insert into sec.session (hash, tenant_id, kind, role, person_id, area_id, organization_id, name, scope_name, lo, hi,
    issued_at, idle_until, expires_at)
  values (p_hash, t.id, 'phone', p_purpose, who.id, who.area_id, who.organization_id,
    case p_purpose when 'member' then '党员' else '单位联络员' end,
    coalesce((select o.name from public.organization o where o.tenant_id = t.id and o.id = who.organization_id),
      (select a.name from public.area a where a.tenant_id = t.id and a.id = who.area_id)),
    who.path, sec.range_end(who.path), sec.now(), sec.now() + interval '7 days', sec.now() + interval '30 days');
  return true;
end $$;

-- A visitor who registers proves the phone in the same transaction.
create function sec.prove_phone(p_phone bytea, p_code bytea) returns boolean
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select sec.spend_phone_code(sec.tenant(), p_phone, 'check_in', p_code)
$$;

-- Without a gateway for text messages the community tells a code face to face: for a member of its range, for one day.
create function sec.tell_member_code(p_member uuid, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('community_secretary', 'street_secretary') then
    raise exception 'code refused' using errcode = '42501';
  end if;
  insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
  select m.tenant_id, m.phone_index, 'member', p_code, sec.now() + interval '1 day' from public.member m
  where m.tenant_id = c.tenant_id and m.id = p_member and m.erased_at is null and m.path >= c.lo and m.path < c.hi
  on conflict (tenant_id, phone_index, purpose)
  do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0;
  return found;
end $$;

set local role {{definer}};
create or replace function auth.sign_out(p_hash bytea) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update sec.session set revoked_at = sec.now() where hash = p_hash and kind in ('user', 'phone') and revoked_at is null
$$;

set local role {{owner}};

-- Who ends a unit's check-in ends what its liaison officer has open.
create function sec.end_liaison() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update sec.session s set revoked_at = sec.now()
  where s.tenant_id = new.tenant_id and s.person_id = new.id and s.kind = 'phone' and s.revoked_at is null;
  return null;
end $$;
create trigger end_liaison after update of status on unit_check_in for each row
  when (new.status = 'ended') execute function sec.end_liaison();

do $$
declare f text;
begin
  foreach f in array array['sec.member_of_phone(bytea)', 'sec.reveal_member(uuid)', 'sec.reveal_liaison(uuid)',
    'sec.unit_organization(uuid, uuid, uuid)', 'auth.keep_phone_code(text, bytea, text, bytea)',
    'sec.spend_phone_code(uuid, bytea, text, bytea)', 'auth.open_phone_session(text, bytea, text, bytea, bytea)',
    'sec.prove_phone(bytea, bytea)', 'sec.tell_member_code(uuid, bytea)', 'sec.end_liaison()',
    'sec.only_just_registered()', 'sec.follow_member()'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.tenant(), sec.lo(), sec.hi(), sec.org(), sec.person(), sec.role(), sec.actor_key(), sec.now() to {{p_person}}, {{p_unit}};
grant execute on function sec.member_of_phone(bytea) to {{p_public}}, {{p_area}}, {{p_district}}, {{p_unit}};
grant execute on function sec.reveal_member(uuid) to {{p_area}}, {{p_district}}, {{p_person}}, {{p_unit}};
grant execute on function sec.reveal_liaison(uuid) to {{p_area}}, {{p_district}}, {{p_unit}};
grant execute on function sec.unit_organization(uuid, uuid, uuid) to {{p_area}}, {{p_district}};
grant execute on function sec.prove_phone(bytea, bytea) to {{p_public}};
grant execute on function sec.tell_member_code(uuid, bytea) to {{p_area}};
grant execute on function sec.spend_phone_code(uuid, bytea, text, bytea) to {{definer}};
grant execute on function auth.keep_phone_code(text, bytea, text, bytea), auth.open_phone_session(text, bytea, text, bytea, bytea) to {{auth}};
set local role {{owner}};
