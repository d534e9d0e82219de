-- 街道大工委 / 社区大党委 (DOMAIN §5.1): councils with terms and seats. A seat belongs to an organization and a
-- representative fills it. Who fills a seat enters by phone, as a kind role of its own, and reads what is the council's.
{{helpers}}

grant usage on schema public to {{p_seat}};
grant usage on schema sec to {{p_seat}};

-- The tenant wall binds the new kind role as well.
do $$
declare p record;
begin
  for p in select schemaname, tablename from pg_policies where policyname = 'wall' and schemaname in ('public', 'pub') loop
    execute format('alter policy wall on %I.%I to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{p_receipt}}, '
      '{{p_public}}, {{p_person}}, {{p_unit}}, {{p_seat}}, {{p_job}}, {{definer}}', p.schemaname, p.tablename);
  end loop;
end $$;

-- ---------------------------------------------------------------- entering by phone

alter table sec.session drop constraint session_check2, drop constraint session_check3;
alter table sec.session
  add constraint session_phone_role check (kind <> 'phone' or (person_id is not null and role in ('member', 'liaison', 'councillor'))),
  add constraint session_phone_unit check (role not in ('liaison', 'councillor') or organization_id is not null);
alter table sec.phone_code drop constraint phone_code_purpose_check;
alter table sec.phone_code add constraint phone_code_purpose_check
  check (purpose in ('member', 'liaison', 'councillor', 'check_in'));

-- ---------------------------------------------------------------- tables

create table council (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    level text not null,
    name text not null,
    established_on date not null,
    dissolved_on date,
    version integer not null default 1,
    constraint council_pkey primary key (tenant_id, id)
);
create table council_term (
    tenant_id uuid not null,
    id uuid not null,
    council_id uuid not null,
    path text collate "C" not null,
    number integer not null,
    starts_on date not null,
    ends_on date not null,
    status text not null,
    approval_no text,
    change_reason text,
    version integer not null default 1,
    constraint council_term_pkey primary key (tenant_id, id)
);
create table council_seat (
    tenant_id uuid not null,
    id uuid not null,
    council_id uuid not null,
    term_id uuid not null,
    path text collate "C" not null,
    kind text not null,
    function text not null,
    organization_id uuid not null,
    organization_name text not null,
    closed_on date,
    close_reason text,
    version integer not null default 1,
    constraint council_seat_pkey primary key (tenant_id, id)
);
create table seat_holder (
    tenant_id uuid not null,
    id uuid not null,
    council_id uuid not null,
    seat_id uuid not null,
    organization_id uuid not null,
    path text collate "C" not null,
    role text not null,
    name text not null,
    title text not null,
    phone_cipher bytea,
    phone_masked text,
    phone_index bytea,
    status text not null,
    starts_on date,
    ends_on date,
    end_reason text,
    end_text text,
    version integer not null default 1,
    constraint seat_holder_pkey primary key (tenant_id, id)
);
create table seat_step (
    tenant_id uuid not null,
    id uuid not null,
    holder_id uuid not null,
    path text collate "C" not null,
    step text not null,
    happened_on date not null,
    document_no text,
    note text,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    constraint seat_step_pkey primary key (tenant_id, id)
);

-- An area has one council at a time, a council one term in force, a term one secretary and at most one first secretary
-- (DOMAIN §5.1); a seat is filled by one at a time, and has one substitute.
create unique index council_one on council (tenant_id, area_id) where dissolved_on is null;
create index council_tenant_id_path_idx on council (tenant_id, path);
create unique index council_term_one on council_term (tenant_id, council_id) where status = 'current';
create unique index council_term_tenant_id_council_id_number_key on council_term (tenant_id, council_id, number);
create index council_term_tenant_id_path_ends_on_idx on council_term (tenant_id, path, ends_on);
create unique index council_seat_one_head on council_seat (tenant_id, term_id, kind)
  where kind in ('first_secretary', 'secretary') and closed_on is null;
create unique index council_seat_one_each on council_seat (tenant_id, term_id, organization_id)
  where kind = 'part_time' and closed_on is null;
create index council_seat_tenant_id_term_id_kind_idx on council_seat (tenant_id, term_id, kind);
create index council_seat_tenant_id_path_organization_id_idx on council_seat (tenant_id, path, organization_id);
create unique index seat_holder_one on seat_holder (tenant_id, seat_id, role) where status in ('appointed', 'published');
create unique index seat_holder_phone on seat_holder (tenant_id, council_id, phone_index)
  where status in ('appointed', 'published') and phone_index is not null;
create index seat_holder_tenant_id_seat_id_id_idx on seat_holder (tenant_id, seat_id, id);
create index seat_holder_tenant_id_path_status_idx on seat_holder (tenant_id, path, status);
create index seat_holder_tenant_id_phone_index_idx on seat_holder (tenant_id, phone_index);
create index seat_step_tenant_id_holder_id_happened_on_idx on seat_step (tenant_id, holder_id, happened_on);

alter table council
  add check (level in ('district', 'street', 'community')),
  add check (char_length(name) between 4 and 60),
  add check (dissolved_on >= established_on),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table council_term
  add check (status in ('preparing', 'current', 'ended')),
  add check (number between 1 and 99),
  add check (ends_on > starts_on),
  add check (char_length(approval_no) between 2 and 60),
  add check (char_length(change_reason) between 2 and 300),
  add foreign key (tenant_id, council_id) references council (tenant_id, id);
alter table council_seat
  add check (kind in ('first_secretary', 'secretary', 'deputy', 'full_time', 'part_time')),
  add check (function in ('general', 'police', 'property', 'owners_committee', 'delegate', 'resident')),
  add check (char_length(organization_name) between 2 and 60),
  add check ((closed_on is null) = (close_reason is null)),
  add check (close_reason in ('term_end', 'unit_closed', 'unit_moved', 'fewer_seats')),
  add foreign key (tenant_id, council_id) references council (tenant_id, id),
  add foreign key (tenant_id, term_id) references council_term (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table seat_holder
  add check (role in ('holder', 'substitute')),
  add check (status in ('recommended', 'selected', 'approved', 'appointed', 'published', 'declined', 'ended')),
  add check (char_length(name) between 2 and 30),
  add check (char_length(title) between 2 and 60),
  add check (length(phone_index) = 32),
  add check ((phone_cipher is null) = (phone_index is null) and (phone_cipher is null) = (phone_masked is null)),
  add check ((status = 'ended') = (ends_on is not null and end_reason is not null)),
  add check (status not in ('appointed', 'published', 'ended') or starts_on is not null),
  add check (end_reason in ('inactive', 'left_unit', 'discipline', 'term_end', 'seat_closed', 'own_wish', 'health')),
  add check (char_length(end_text) <= 300),
  add check (ends_on >= starts_on),
  add foreign key (tenant_id, council_id) references council (tenant_id, id),
  add foreign key (tenant_id, seat_id) references council_seat (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table seat_step
  add check (step in ('recommended', 'selected', 'approved', 'appointed', 'published', 'declined', 'ended')),
  add check (char_length(document_no) between 2 and 60),
  add check (char_length(note) <= 300),
  add foreign key (tenant_id, holder_id) references seat_holder (tenant_id, id);

-- The last line: terms of a council do not overlap, and what has ended stays ended.
create function sec.guard_council_term() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if tg_op = 'UPDATE' and new.status <> old.status
     and old.status || '>' || new.status not in ('preparing>current', 'current>ended', 'preparing>ended') then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  -- Two writers of one council wait for each other here.
  perform pg_advisory_xact_lock(hashtextextended(new.council_id::text, 41));
  if exists (select from public.council_term t where t.tenant_id = new.tenant_id and t.council_id = new.council_id
      and t.id <> new.id and t.starts_on <= new.ends_on and new.starts_on <= t.ends_on) then
    raise exception 'terms overlap' using errcode = '23P01';
  end if;
  return new;
end $$;
create trigger guard_council_term before insert or update on council_term for each row execute function sec.guard_council_term();

-- The steps of an appointment in their order (DOMAIN §5.1), and the version.
create function sec.guard_seat_holder() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and old.status || '>' || new.status not in (
      'recommended>selected', 'recommended>declined', 'selected>approved', 'selected>declined', 'approved>appointed',
      'approved>declined', 'appointed>published', 'appointed>ended', 'published>ended') then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_seat_holder before update on seat_holder for each row execute function sec.guard_seat_holder();

-- Whoever has left a seat enters no more.
create function sec.follow_seat_holder() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'ended' or new.phone_index is distinct from old.phone_index then
    update sec.session s set revoked_at = sec.now()
    where s.tenant_id = new.tenant_id and s.person_id = new.id and s.kind = 'phone' and s.role = 'councillor'
      and s.revoked_at is null;
  end if;
  return null;
end $$;
create trigger follow_seat_holder after update of status, phone_index on seat_holder
  for each row execute function sec.follow_seat_holder();

select pg_temp.guard_table('council'), pg_temp.guard_table('council_term'), pg_temp.guard_table('council_seat'),
  pg_temp.guard_table('seat_holder'), pg_temp.guard_table('seat_step', false);

-- ---------------------------------------------------------------- rights

do $$
declare
  everyone constant text := 'tenant_id = (select sec.tenant())';
  own_key constant text := 'actor_key = (select sec.actor_key())';
  of_holder constant text := 'tenant_id, id, council_id, seat_id, organization_id, path, role, name, title, phone_masked, status, starts_on, ends_on, end_reason, end_text, version';
  mine text;
  r text;
  t text;
begin
  r := '{{=p_seat}}';
  foreach t in array array['area', 'setting', 'organization'] loop
    perform pg_temp.allow(t, r, 'select', everyone);
  end loop;
  perform pg_temp.allow('command_result', r, 'select', own_key);
  perform pg_temp.allow('command_result', r, 'insert', own_key);
  perform pg_temp.allow('audit', r, 'insert', 'actor_name = ''''');
  perform pg_temp.allow('event', r, 'insert', 'actor_kind = ''phone'' and ticket_id is null');

  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['council', 'council_term', 'council_seat', 'seat_step'] loop
      perform pg_temp.allow(t, r, 'select', mine);
    end loop;
    perform pg_temp.allow('seat_holder', r, 'select', mine, '(' || of_holder || ')');
    foreach t in array array['council', 'council_term', 'council_seat', 'seat_holder', 'seat_step'] loop
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('council', r, 'update', mine, '(name, dissolved_on, version)');
    perform pg_temp.allow('council_term', r, 'update', mine, '(ends_on, status, approval_no, change_reason, version)');
    perform pg_temp.allow('council_seat', r, 'update', mine, '(kind, function, organization_name, closed_on, close_reason, version)');
    perform pg_temp.allow('seat_holder', r, 'update', mine,
      '(title, phone_cipher, phone_masked, phone_index, status, starts_on, ends_on, end_reason, end_text, version)');
  end loop;

  -- Who fills a seat: the own council, whose path is that of its area. Nothing of the communities below a street.
  r := '{{=p_seat}}';
  mine := 'path = (select sec.lo())';
  foreach t in array array['council', 'council_term', 'council_seat'] loop
    perform pg_temp.allow(t, r, 'select', mine);
  end loop;
  perform pg_temp.allow('seat_holder', r, 'select', mine, '(' || of_holder || ')');
end $$;

-- ---------------------------------------------------------------- listed functions

-- The phone of who fills a seat, for the staff of the council's area and those above; the audit row is the runner's.
create function sec.reveal_seat_holder(p_holder uuid) returns table (phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select h.phone_cipher from public.seat_holder h
    where h.tenant_id = c.tenant_id and h.id = p_holder and h.path >= c.lo and h.path < c.hi;
end $$;

-- Without a gateway for text messages the staff of the council tell a code face to face, for one day.
create function sec.tell_councillor_code(p_holder uuid, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('community_secretary', 'street_secretary') then
    raise exception 'code refused' using errcode = '42501';
  end if;
  insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
  select h.tenant_id, h.phone_index, 'councillor', p_code, sec.now() + interval '1 day' from public.seat_holder h
  where h.tenant_id = c.tenant_id and h.id = p_holder and h.phone_index is not null
    and h.status in ('appointed', 'published') and h.path >= c.lo and h.path < c.hi
  on conflict (tenant_id, phone_index, purpose)
  do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0;
  return found;
end $$;

alter function sec.follow_seat_holder() owner to {{definer}};
alter function sec.reveal_seat_holder(uuid) owner to {{definer}};
alter function sec.tell_councillor_code(uuid, bytea) owner to {{definer}};

set local role {{definer}};
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
        when s.role = 'councillor' then '{{=p_seat}}'
        when s.role = 'system_admin' then '{{=p_admin}}'
        when s.organization_id is not null then '{{=p_org}}'
        when s.lo = t.root then '{{=p_district}}'
        else '{{=p_area}}'
      end
    from sec.tenant t where t.id = s.tenant_id;
end $$;

create or replace function auth.keep_phone_code(p_slug text, p_phone bytea, p_purpose text, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record;
begin
  select id, demo into t from sec.tenant where slug = p_slug;
  if not found then return false; end if;
  perform sec.assume_tenant(t.id);
  if p_purpose = 'member' and not exists (select from public.member m where m.tenant_id = t.id and m.phone_index = p_phone
      and m.erased_at is null)
    or p_purpose = 'liaison' and not exists (select from public.unit_check_in u where u.tenant_id = t.id
      and u.phone_index = p_phone and u.status = 'active')
    or p_purpose = 'councillor' and not exists (select from public.seat_holder h where h.tenant_id = t.id
      and h.phone_index = p_phone and h.status in ('appointed', 'published')) then
    return false;
  end if;
  insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
  values (t.id, p_phone, p_purpose, p_code, sec.now() + interval '10 minutes')
  on conflict (tenant_id, phone_index, purpose)
  do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0;
  return true;
end $$;

create or replace function auth.open_phone_session(p_slug text, p_phone bytea, p_purpose text, p_code bytea, p_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record; who record;
begin
  select id into t from sec.tenant where slug = p_slug;
  if not found or p_purpose not in ('member', 'liaison', 'councillor') then return false; end if;
  perform sec.assume_tenant(t.id);
  if not sec.spend_phone_code(t.id, p_phone, p_purpose, p_code) then return false; end if;
  if p_purpose = 'member' then
    select m.id, m.area_id, m.path, null::uuid as organization_id into who from public.member m
    where m.tenant_id = t.id and m.phone_index = p_phone and m.erased_at is null;
  elsif p_purpose = 'councillor' then
    -- Who sits in a street's and a community's council begins with the seat taken last.
    select h.id, c.area_id, h.path, h.organization_id into who from public.seat_holder h
    join public.council c on c.tenant_id = h.tenant_id and c.id = h.council_id
    where h.tenant_id = t.id and h.phone_index = p_phone and h.status in ('appointed', 'published')
    order by h.starts_on desc, h.id limit 1;
  else
    select u.id, u.area_id, u.path, u.organization_id into who from public.unit_check_in u
    where u.tenant_id = t.id and u.phone_index = p_phone and u.status = 'active';
  end if;
  if not found then return false; end if;
  insert into sec.session (hash, tenant_id, kind, role, person_id, area_id, organization_id, name, scope_name, lo, hi,
    issued_at, idle_until, expires_at)
  values (p_hash, t.id, 'phone', p_purpose, who.id, who.area_id, who.organization_id,
    case p_purpose when 'member' then '党员' when 'councillor' then '委员' else '单位联络员' end,
    coalesce((select c.name from public.seat_holder h join public.council c on c.tenant_id = h.tenant_id and c.id = h.council_id
        where p_purpose = 'councillor' and h.tenant_id = t.id and h.id = who.id),
      (select o.name from public.organization o where o.tenant_id = t.id and o.id = who.organization_id),
      (select a.name from public.area a where a.tenant_id = t.id and a.id = who.area_id)),
    who.path, sec.range_end(who.path), sec.now(), sec.now() + interval '7 days', sec.now() + interval '30 days');
  return true;
end $$;

grant execute on function sec.tenant(), sec.lo(), sec.hi(), sec.org(), sec.person(), sec.role(), sec.actor_key(), sec.now() to {{p_seat}};
grant execute on function sec.reveal_seat_holder(uuid) to {{p_area}}, {{p_district}};
grant execute on function sec.tell_councillor_code(uuid, bytea) to {{p_area}};
set local role {{owner}};
