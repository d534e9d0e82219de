-- Scope: who acts is decided by a row of sec.session that is found by the hash of a secret, never
-- by a setting that a query could forge. Run-time roles hold no right on any table in sec or auth.

create schema sec;
create schema auth;
revoke all on schema public from public;
grant usage on schema public to {{definer}}, {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{p_receipt}}, {{p_public}}, {{p_job}};
grant usage on schema sec to {{app}}, {{job}}, {{definer}}, {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{p_receipt}}, {{p_public}}, {{p_job}};
grant usage on schema auth to {{auth}}, {{definer}};
grant create on schema sec, auth to {{definer}};
-- Functions are callable by nobody until granted by name.
alter default privileges revoke execute on functions from public;

create table sec.tenant (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null,
  code text not null check (code ~ '^\d{12}$'),
  root text collate "C" not null unique check (root ~ '^[0-9a-z]+\.$'),
  demo boolean not null default false,
  time_zone text not null default 'Asia/Shanghai',
  filing_number text,
  area_seq int not null default 0,
  created_at timestamptz(3) not null default now()
);
create sequence sec.tenant_seq;

create table sec.account (
  tenant_id uuid not null references sec.tenant (id),
  person_id uuid not null,
  login_name text not null check (char_length(login_name) between 2 and 40),
  password_hash text not null,
  must_change boolean not null default true,
  disabled_at timestamptz(3),
  primary key (tenant_id, person_id),
  unique (tenant_id, login_name)
);

create table sec.session (
  hash bytea primary key check (length(hash) = 32),
  tenant_id uuid not null references sec.tenant (id),
  kind text not null check (kind in ('user', 'receipt', 'visitor', 'job')),
  role text not null,
  person_id uuid,
  duty_id uuid,
  area_id uuid,
  organization_id uuid,
  ticket_id uuid,
  name text not null,       -- of the person, as shown in history
  scope_name text not null, -- of the area or organization acted for
  lo text collate "C" not null,
  hi text collate "C" not null,
  must_change boolean not null default false,
  issued_at timestamptz(3) not null,
  idle_until timestamptz(3),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  check (kind <> 'user' or (person_id is not null and duty_id is not null)),
  check (kind <> 'receipt' or ticket_id is not null)
);
create index session_person on sec.session (tenant_id, person_id) where revoked_at is null;
create index session_duty on sec.session (tenant_id, duty_id) where revoked_at is null;
create unique index session_receipt on sec.session (tenant_id, ticket_id) where kind = 'receipt';

create table sec.attempt (
  key text primary key,
  failures int not null,
  last_at timestamptz(3) not null,
  wait_until timestamptz(3) not null
);
create table sec.beat (name text primary key, at timestamptz(3) not null);
create table sec.counter (
  tenant_id uuid not null, key text not null, value bigint not null, primary key (tenant_id, key)
);
-- Only the owner, that is a test, ever writes here. One row at the most.
create table sec.clock (only_one boolean primary key default true check (only_one), at timestamptz not null);

grant select, insert, update on sec.tenant, sec.account, sec.session, sec.attempt, sec.beat, sec.counter to {{definer}};
grant delete on sec.attempt to {{definer}};
grant select on sec.clock to {{definer}};
grant usage on sequence sec.tenant_seq to {{definer}};

-- ---------------------------------------------------------------- time

create function sec.now() returns timestamptz language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select coalesce((select at from sec.clock), now())
$$;

-- The range of paths below a prefix: 'k3.07.' gives ['k3.07.', 'k3.07/'), '/' being what follows '.'.
create function sec.range_end(prefix text) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select left(prefix, -1) || '/'
$$;

create function sec.base36(n bigint) returns text language plpgsql immutable
set search_path = pg_catalog, pg_temp as $$
declare digits text := ''; rest bigint := n;
begin
  loop
    digits := substr('0123456789abcdefghijklmnopqrstuvwxyz', (rest % 36)::int + 1, 1) || digits;
    rest := rest / 36;
    exit when rest = 0;
  end loop;
  return digits;
end $$;

-- ---------------------------------------------------------------- context

-- The session of this transaction, or an error: a query without a scope fails, it is not empty.
create function sec.ctx() returns sec.session language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
  typed text := current_setting('sec.hash', true);
  found_row sec.session;
  at timestamptz := sec.now();
begin
  if typed is null or typed !~ '^[0-9a-f]{64}$' then
    raise exception 'no scope' using errcode = '42501';
  end if;
  select * into found_row from sec.session s where s.hash = decode(typed, 'hex');
  if not found or found_row.revoked_at is not null or found_row.expires_at <= at
     or found_row.idle_until <= at then
    raise exception 'no scope' using errcode = '42501';
  end if;
  return found_row;
end $$;

create function sec.tenant() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).tenant_id $$;
-- The tenant again, for whom works for all of it; an error for everybody else, so that becoming the
-- wider kind role gains nothing.
create function sec.whole() returns uuid language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'user' or c.area_id is null or c.role = 'system_admin'
     or c.lo <> (select t.root from sec.tenant t where t.id = c.tenant_id) then
    raise exception 'not the whole district' using errcode = '42501';
  end if;
  return c.tenant_id;
end $$;
create function sec.lo() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).lo $$;
create function sec.hi() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).hi $$;
create function sec.org() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).organization_id $$;
create function sec.ticket() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).ticket_id $$;
create function sec.duty() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).duty_id $$;
create function sec.role() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).role $$;
-- Whose retries are the same person's: one duty, one receipt, one tenant's visitors or job.
create function sec.actor_key() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select c.kind || ':' || coalesce(c.duty_id, c.ticket_id, c.tenant_id)::text from (select (sec.ctx()).*) c
$$;

-- Opens a unit of work. The caller selects set_config('role', db_role, true) beside it, because a
-- definer function cannot change the role. mode 'read' makes the transaction read-only for good.
create function sec.enter(p_hash bytea, p_request text, p_mode text)
returns table (
  tenant_id uuid, slug text, tenant_name text, tenant_root text, demo boolean, time_zone text,
  kind text, role text, person_id uuid, duty_id uuid, area_id uuid, organization_id uuid,
  ticket_id uuid, name text, scope_name text, lo text, hi text, must_change boolean,
  at timestamptz, db_role text
) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare s sec.session; at_now timestamptz := sec.now();
begin
  select * into s from sec.session x where x.hash = p_hash;
  if not found or s.revoked_at is not null or s.expires_at <= at_now or s.idle_until <= at_now
     or session_user <> (case s.kind when 'job' then '{{=job}}' else '{{=app}}' end) then
    raise exception 'session refused' using errcode = '28000';
  end if;
  -- Throttled, so that reading pages does not write a row each time; before read-only is set.
  if s.idle_until < at_now + interval '29 minutes' then
    update sec.session x set idle_until = at_now + interval '30 minutes' where x.hash = p_hash;
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
        when s.role = 'system_admin' then '{{=p_admin}}'
        when s.organization_id is not null then '{{=p_org}}'
        when s.lo = t.root then '{{=p_district}}'
        else '{{=p_area}}'
      end
    from sec.tenant t where t.id = s.tenant_id;
end $$;

-- Districts are public knowledge: the sign-in page and the portal list them.
create function sec.tenants() returns table (slug text, name text, demo boolean, filing_number text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select slug, name, demo, filing_number from sec.tenant order by code
$$;

-- Migrator only: there is no grant on it.
create function sec.create_tenant(
  p_id uuid, p_slug text, p_name text, p_code text, p_demo boolean, p_job_hash bytea
) returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare root text := sec.base36(nextval('sec.tenant_seq')) || '.';
begin
  insert into sec.tenant (id, slug, name, code, root, demo) values (p_id, p_slug, p_name, p_code, root, p_demo);
  insert into sec.session (hash, tenant_id, kind, role, name, scope_name, lo, hi, issued_at, expires_at)
  values
    (sha256(convert_to('visitor|' || p_slug, 'UTF8')), p_id, 'visitor', 'visitor', '居民', p_name,
     root, sec.range_end(root), sec.now(), 'infinity'),
    (p_job_hash, p_id, 'job', 'job', '系统', p_name, root, sec.range_end(root), sec.now(), 'infinity');
  return root;
end $$;

create function sec.set_job_hash(p_slug text, p_hash bytea) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update sec.session s set hash = p_hash from sec.tenant t
  where t.slug = p_slug and s.tenant_id = t.id and s.kind = 'job' and s.hash <> p_hash
$$;

create function sec.next_area_seq(p_count int) returns int
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update sec.tenant set area_seq = area_seq + p_count where id = sec.tenant() returning area_seq - p_count + 1
$$;

create function sec.beat(p_name text) returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
  insert into sec.beat (name, at) values (p_name, clock_timestamp())
  on conflict (name) do update set at = excluded.at
$$;

create function sec.health() returns table (name text, seconds_ago float8)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.name, extract(epoch from clock_timestamp() - b.at)::float8 from sec.beat b
$$;

-- ---------------------------------------------------------------- sign-in (login role auth)

create function auth.wait_seconds(p_key text) returns int language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select coalesce((select greatest(0, ceil(extract(epoch from wait_until - sec.now())))::int
                   from sec.attempt where key = p_key), 0)
$$;

-- The delay grows for one key: after p_free failures within the hour 30 s, doubling up to p_cap
-- seconds. The key that joins account and network may grow long; the one of an account alone stays
-- short, so that strangers elsewhere can slow its owner a little and never lock the account.
create function auth.record_attempt(p_key text, p_ok boolean, p_free int, p_cap int) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_ok then
    delete from sec.attempt where key = p_key;
    return;
  end if;
  insert into sec.attempt as a (key, failures, last_at, wait_until) values (p_key, 1, sec.now(), sec.now())
  on conflict (key) do update set
    failures = case when a.last_at < sec.now() - interval '1 hour' then 1 else a.failures + 1 end,
    last_at = sec.now(),
    wait_until = sec.now() + case
      when a.last_at < sec.now() - interval '1 hour' or a.failures < p_free then interval '0'
      else least(interval '1 second' * p_cap, interval '30 seconds' * power(2, least(a.failures - p_free, 10))) end;
end $$;

create function auth.find_account(p_slug text, p_login text)
returns table (tenant_id uuid, person_id uuid, password_hash text, demo boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.tenant_id, a.person_id, a.password_hash, t.demo
  from sec.account a join sec.tenant t on t.id = a.tenant_id
  where t.slug = p_slug and a.login_name = p_login and a.disabled_at is null
$$;

-- Duties in force of one person; the order decides which one a sign-in opens.
create function sec.duties_of(p_tenant uuid, p_person uuid)
returns table (
  duty_id uuid, role text, area_id uuid, organization_id uuid, path text, valid_to date,
  person_name text, scope_name text
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.role, d.area_id, d.organization_id, d.path, d.valid_to, p.name,
    coalesce(a.name, o.short_name)
  from public.duty d
  join public.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
  left join public.area a on a.tenant_id = d.tenant_id and a.id = d.area_id
  left join public.organization o on o.tenant_id = d.tenant_id and o.id = d.organization_id
  join sec.tenant t on t.id = d.tenant_id
  where d.tenant_id = p_tenant and d.person_id = p_person
    and d.valid_from <= (sec.now() at time zone t.time_zone)::date
    and coalesce(d.valid_to >= (sec.now() at time zone t.time_zone)::date, true)
  order by d.valid_from, d.id
$$;

-- Sets the scope of a definer function to a tenant it has already proved, by that tenant's visitor
-- session: the policies that bind the definer role then show it this tenant's rows.
create function sec.assume_tenant(p_tenant uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('sec.hash', encode(s.hash, 'hex'), true) from sec.session s
  where s.tenant_id = p_tenant and s.kind = 'visitor'
$$;

create function auth.open_session(p_tenant uuid, p_person uuid, p_duty uuid, p_hash bytea)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare d record; zone text; must boolean;
begin
  perform sec.assume_tenant(p_tenant);
  select a.must_change, t.time_zone into must, zone from sec.account a join sec.tenant t on t.id = a.tenant_id
  where a.tenant_id = p_tenant and a.person_id = p_person and a.disabled_at is null;
  if not found then return false; end if;
  select * into d from sec.duties_of(p_tenant, p_person) x where p_duty is null or x.duty_id = p_duty limit 1;
  if not found then return false; end if;
  insert into sec.session (hash, tenant_id, kind, role, person_id, duty_id, area_id, organization_id,
    name, scope_name, lo, hi, must_change, issued_at, idle_until, expires_at)
  values (p_hash, p_tenant, 'user', d.role, p_person, d.duty_id, d.area_id, d.organization_id,
    d.person_name, d.scope_name, d.path, sec.range_end(d.path), must, sec.now(),
    sec.now() + interval '30 minutes',
    -- A duty that ends takes its sessions with it.
    least(sec.now() + interval '12 hours', ((d.valid_to + 1)::timestamp at time zone zone)));
  return true;
end $$;

-- Switching duty rotates the session: the old token is dead before the new one lives.
create function auth.switch_duty(p_old bytea, p_duty uuid, p_new bytea)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare s sec.session;
begin
  update sec.session set revoked_at = sec.now()
  where hash = p_old and kind = 'user' and revoked_at is null and expires_at > sec.now()
    and idle_until > sec.now()
  returning * into s;
  if not found then return false; end if;
  if not auth.open_session(s.tenant_id, s.person_id, p_duty, p_new) then
    raise exception 'duty refused' using errcode = '28000';
  end if;
  return true;
end $$;

create function auth.sign_out(p_hash bytea) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update sec.session set revoked_at = sec.now() where hash = p_hash and kind = 'user' and revoked_at is null
$$;

create function auth.password_of(p_hash bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.password_hash from sec.session s
  join sec.account a on a.tenant_id = s.tenant_id and a.person_id = s.person_id
  where s.hash = p_hash and s.kind = 'user' and s.revoked_at is null and s.expires_at > sec.now()
    and s.idle_until > sec.now()
$$;

-- Changes the password of the session's person and ends the person's other sessions.
create function auth.change_password(p_hash bytea, p_password_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare s sec.session;
begin
  select * into s from sec.session x
  where x.hash = p_hash and x.kind = 'user' and x.revoked_at is null and x.expires_at > sec.now()
    and x.idle_until > sec.now();
  if not found then return false; end if;
  update sec.account set password_hash = p_password_hash, must_change = false
  where tenant_id = s.tenant_id and person_id = s.person_id;
  update sec.session set must_change = false where hash = p_hash;
  update sec.session set revoked_at = sec.now()
  where tenant_id = s.tenant_id and person_id = s.person_id and hash <> p_hash and revoked_at is null;
  return true;
end $$;

do $$
declare f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p
           join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('sec', 'auth') and p.prosecdef
  loop
    execute format('alter function %s owner to {{definer}}', f.signature);
  end loop;
end $$;

-- Only the owner of a function can grant it.
set local role {{definer}};
grant execute on function sec.tenant(), sec.whole(), sec.lo(), sec.hi(), sec.org(), sec.ticket(), sec.duty(), sec.role(), sec.actor_key(), sec.now()
  to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{p_receipt}}, {{p_public}}, {{p_job}}, {{definer}};
grant execute on function sec.ctx(), sec.duties_of(uuid, uuid), sec.assume_tenant(uuid) to {{definer}};
grant execute on function sec.enter(bytea, text, text), sec.tenants(), sec.health(), sec.now() to {{app}}, {{job}};
grant execute on function sec.beat(text) to {{job}};
grant execute on function sec.next_area_seq(int) to {{p_admin}}, {{p_job}};
grant execute on function auth.wait_seconds(text), auth.record_attempt(text, boolean, int, int),
  auth.find_account(text, text), auth.open_session(uuid, uuid, uuid, bytea),
  auth.switch_duty(bytea, uuid, bytea), auth.sign_out(bytea), auth.password_of(bytea),
  auth.change_password(bytea, text) to {{auth}};
grant execute on function auth.open_session(uuid, uuid, uuid, bytea) to {{definer}};
set local role {{owner}};
grant execute on function sec.range_end(text), sec.base36(bigint) to {{definer}};
