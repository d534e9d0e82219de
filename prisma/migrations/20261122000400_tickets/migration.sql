-- The dispatch engine's last line inside the database: numbers, legal edges, the ticket that
-- follows its lead assignment, history that cannot be skipped, roll-ups and search.

-- Generated from lib/affairs/tickets/rules/workflow.ts; a test compares.
create table sec.workflow_edge (
  machine text not null, verb text not null, from_status text not null, to_status text not null, role text not null,
  primary key (machine, verb, from_status, to_status, role)
);
create table sec.chain_head (tenant_id uuid primary key, seq bigint not null, hash bytea not null);
create table sec.ticket_gram (
  tenant_id uuid not null, ticket_id uuid not null, path text collate "C" not null, grams text[] not null,
  primary key (tenant_id, ticket_id)
);
create index ticket_gram_gin on sec.ticket_gram using gin (grams);
create table sec.area_gram (
  tenant_id uuid not null, area_id uuid not null, grams text[] not null, primary key (tenant_id, area_id)
);
create index area_gram_gin on sec.area_gram using gin (grams);
grant select on sec.workflow_edge to {{definer}};
grant select, insert, update on sec.chain_head, sec.ticket_gram, sec.area_gram to {{definer}};

-- ---------------------------------------------------------------- words for search

-- Pairs of neighbouring characters, punctuation left out; a single character stands for itself.
create function sec.grams(p text) returns text[] language sql immutable
set search_path = pg_catalog, pg_temp as $$
  with clean as (select regexp_replace(lower(coalesce(p, '')), '[^0-9a-z\u3400-\u9fff]+', '', 'g') as s)
  select coalesce(array_agg(distinct substr(s, i, 2)), '{}')
  from clean, generate_series(1, greatest(char_length(s) - 1, least(char_length(s), 1))) as i
$$;

create function sec.index_ticket() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.ticket_gram (tenant_id, ticket_id, path, grams)
  values (new.tenant_id, new.id, new.path,
    sec.grams(new.number || ' ' || new.title || ' ' || new.text || ' ' || coalesce(new.address, '') || ' '
      || new.place_names || ' ' || coalesce(new.external_number, '')))
  on conflict (tenant_id, ticket_id) do update set path = excluded.path, grams = excluded.grams;
  return null;
end $$;

create function sec.index_area() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.area_gram (tenant_id, area_id, grams) values (new.tenant_id, new.id, sec.grams(new.name))
  on conflict (tenant_id, area_id) do update set grams = excluded.grams;
  return null;
end $$;

-- Ids only, bounded by the scope; the caller reads them again under the policies.
create function sec.find_tickets(p_text text) returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select g.ticket_id from sec.ticket_gram g
    where g.tenant_id = c.tenant_id and g.grams @> sec.grams(p_text) and g.path >= c.lo and g.path < c.hi
    order by g.ticket_id desc limit 1000;
end $$;

create function sec.find_areas(p_text text) returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select g.area_id from sec.area_gram g
    where g.tenant_id = c.tenant_id and g.grams @> sec.grams(p_text) limit 50;
end $$;

-- ---------------------------------------------------------------- numbers and receipts

-- Eight digits of the day and a count, unique in the tenant.
create function sec.next_ticket_number() returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); day text; n bigint;
begin
  select to_char(sec.now() at time zone t.time_zone, 'YYYYMMDD') into day from sec.tenant t where t.id = c.tenant_id;
  insert into sec.counter as k (tenant_id, key, value) values (c.tenant_id, 'ticket.' || day, 1)
  on conflict (tenant_id, key) do update set value = k.value + 1 returning value into n;
  return day || lpad(n::text, 5, '0');
end $$;

-- A receipt is the capability for one ticket: number and code. Given once, for a ticket that this
-- very transaction has registered; a lost code is replaced by asking the street.
create function sec.issue_receipt(p_ticket uuid, p_hash bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); t record;
begin
  select k.tenant_id, k.path, k.number into t from public.ticket k
  where k.id = p_ticket and k.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'receipt refused' using errcode = '42501'; end if;
  insert into sec.session (hash, tenant_id, kind, role, ticket_id, name, scope_name, lo, hi, issued_at, expires_at)
  values (p_hash, c.tenant_id, 'receipt', 'resident', p_ticket, '居民', t.number, t.path,
    sec.range_end(t.path), sec.now(), sec.now() + interval '3 years');
end $$;

-- Reads name and phone of one complainant. An organization may only when a call was allowed and
-- it is not the one complained about. The audit row is the runner's.
create function sec.reveal(p_ticket uuid) returns table (name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role in ('system_admin', 'visitor', 'resident', 'job') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select p.name_cipher, p.phone_cipher
    from public.complainant p join public.ticket t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
    where p.tenant_id = c.tenant_id and p.ticket_id = p_ticket
      and case when c.organization_id is null then p.path >= c.lo and p.path < c.hi
        else p.allow_call and t.complained_id is distinct from c.organization_id
          and exists (select from public.assignment a where a.tenant_id = c.tenant_id and a.ticket_id = p_ticket
            and a.organization_id = c.organization_id and a.status in ('accepted', 'in_progress', 'sign_off')) end;
end $$;

-- ---------------------------------------------------------------- edges, versions, following

create function sec.ticket_status_of(p_assignment_status text) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select case p_assignment_status
    when 'sign_off' then 'in_progress'
    when 'returned' then 'screening'
    when 'recalled' then 'screening'
    when 'submitted' then 'verification'
    when 'verified' then 'callback'
    when 'done' then 'closed'
    when 'waived' then 'in_progress'
    else p_assignment_status end
$$;

create function sec.guard_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare acting text;
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  -- Changes that follow from another row's legal change (see follow_lead) arrive nested.
  if new.status is distinct from old.status and pg_trigger_depth() = 1 then
    acting := sec.role();
    if not exists (select from sec.workflow_edge e where e.machine = tg_argv[0] and e.from_status = old.status
        and e.to_status = new.status and e.role = acting) then
      raise exception 'no edge % % -> % for %', tg_argv[0], old.status, new.status, acting using errcode = '42501';
    end if;
  end if;
  return new;
end $$;

-- The one place where a ticket's status follows from its lead assignment's.
create function sec.follow_lead() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare follows text := sec.ticket_status_of(new.status); lost boolean := new.status in ('returned', 'recalled');
begin
  if new.part <> 'lead' then return null; end if;
  update public.ticket t set
    status = follows,
    lead_assignment_id = case when lost then null else new.id end,
    lead_organization_id = case when lost then null else new.organization_id end,
    lead_name = case when lost then null else new.organization_name end,
    urgency = new.urgency,
    round = new.round,
    dispatched_at = case when lost then null else new.dispatched_at end,
    first_contact_by = case when lost then null else new.first_contact_by end,
    first_contact_at = coalesce(t.first_contact_at, new.first_contact_at),
    due_at = case when lost then null else new.due_at end,
    due_provisional = new.due_provisional,
    resolved_at = new.submitted_at,
    verified_at = new.verified_at,
    close_unrated_at = new.close_unrated_at,
    closed_at = case when follows in ('closed', 'withdrawn', 'terminated') then coalesce(t.closed_at, new.ended_at) end,
    version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id
    and (t.lead_assignment_id = new.id or tg_op = 'INSERT')
    and t.status not in ('closed', 'withdrawn', 'terminated');
  return null;
end $$;

-- A ticket that is withdrawn ends the work that was sent out for it.
create function sec.end_work() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.assignment a set status = 'withdrawn', ended_at = sec.now(), version = a.version + 1
  where a.tenant_id = new.tenant_id and a.ticket_id = new.id
    and a.status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn');
  return null;
end $$;

create trigger guard_change before update on ticket for each row execute function sec.guard_change('ticket');
create trigger guard_change before update on assignment for each row execute function sec.guard_change('assignment');
create trigger follow_lead after insert or update on assignment for each row execute function sec.follow_lead();
create trigger end_work after update on ticket for each row
  when (new.status = 'withdrawn' and old.status <> 'withdrawn') execute function sec.end_work();
create trigger index_ticket after insert or update of title, text, address, place_names, path, external_number on ticket
  for each row execute function sec.index_ticket();
create trigger index_area after insert or update of name on area for each row execute function sec.index_area();

-- A resident's words reach the organization that leads at that moment, and nobody else's.
create function sec.address_message() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.side = 'resident' then
    select t.lead_assignment_id, t.lead_organization_id, t.path into new.assignment_id, new.organization_id, new.path
    from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  end if;
  return new;
end $$;
create trigger address_message before insert on message for each row execute function sec.address_message();

-- A visitor may add to the ticket that this very transaction reports, and to no other.
create function sec.only_just_reported() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if sec.role() = 'visitor' and not exists (select from public.ticket t where t.tenant_id = new.tenant_id
      and t.id = new.ticket_id and t.xmin = pg_current_xact_id()::xid) then
    raise exception 'not the ticket being reported' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger only_just_reported before insert on complainant for each row execute function sec.only_just_reported();
create trigger only_just_reported before insert on attachment for each row execute function sec.only_just_reported();

-- Moves a ticket to another area of the tenant, also out of the actor's own range: the one verb
-- that does, so it is a listed function and not a wider policy.
create function sec.transfer_ticket(p_ticket uuid, p_version int, p_area uuid, p_status text, p_place_names text)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); target text; old record;
begin
  select a.path into target from public.area a where a.tenant_id = c.tenant_id and a.id = p_area;
  select t.path, t.status into old from public.ticket t
  where t.tenant_id = c.tenant_id and t.id = p_ticket and t.version = p_version and t.path >= c.lo and t.path < c.hi
  for update;
  if target is null or old is null then return false; end if;
  if not exists (select from sec.workflow_edge e where e.machine = 'ticket' and e.verb in ('transfer', 'locate')
      and e.from_status = old.status and e.to_status = p_status and e.role = c.role) then
    raise exception 'transfer refused' using errcode = '42501';
  end if;
  perform set_config('sec.moving', p_ticket::text, true);
  update public.ticket t set path = target, area_id = p_area, status = p_status, place_names = p_place_names,
    version = t.version + 1 where t.tenant_id = c.tenant_id and t.id = p_ticket;
  update public.complainant x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.message x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.attachment x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.event x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.assignment x set path = target, version = x.version + 1 where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.rating x set path = target where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  return true;
end $$;

-- ---------------------------------------------------------------- history

-- Who, when and under which number is written by the database from the session, so that no caller
-- can sign for another. Path stays out of the hash: moving an area must not break the chain.
create function sec.chain_event() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); head record; subject record; forged boolean;
begin
  -- Only the demo seed may write the past.
  forged := c.kind = 'job' and new.actor_kind <> '' and exists (select from sec.tenant t where t.id = c.tenant_id and t.demo);
  if not forged then
    new.at := sec.now();
    new.actor_kind := c.kind; new.actor_role := c.role; new.actor_duty_id := c.duty_id; new.actor_name := c.name;
  end if;
  new.request_id := coalesce(nullif(current_setting('sec.request', true), ''), '-');
  if new.ticket_id is not null then
    select t.path, t.version, t.xmin = pg_current_xact_id()::xid as just_made into subject from public.ticket t
    where t.tenant_id = c.tenant_id and t.id = new.ticket_id;
    new.path := subject.path;
    new.ticket_version := subject.version;
    -- History is written about what one may touch: the own range (or what this transaction has
    -- just moved out of it), the own organization's assignment, the ticket just reported.
    if (case
      when c.kind = 'visitor' then not subject.just_made
      when c.kind <> 'user' then false
      when c.organization_id is not null then not exists (select from public.assignment a
        where a.tenant_id = c.tenant_id and a.id = new.assignment_id and a.ticket_id = new.ticket_id
          and a.organization_id = c.organization_id)
      else (subject.path < c.lo or subject.path >= c.hi)
        and coalesce(current_setting('sec.moving', true), '') <> new.ticket_id::text end)
    then
      raise exception 'event about a foreign ticket' using errcode = '42501';
    end if;
  end if;
  if new.assignment_id is not null then
    select a.version into new.assignment_version from public.assignment a
    where a.tenant_id = c.tenant_id and a.id = new.assignment_id;
  end if;
  insert into sec.chain_head (tenant_id, seq, hash) values (c.tenant_id, 0, '\x00') on conflict do nothing;
  select h.seq + 1 as seq, h.hash into head from sec.chain_head h where h.tenant_id = c.tenant_id for update;
  new.seq := head.seq;
  new.hash := sha256(head.hash || convert_to(jsonb_build_array(new.tenant_id, new.seq, new.ticket_id, new.assignment_id,
    new.organization_id, new.subject_id, new.name, new.version, new.ticket_version, new.assignment_version,
    new.for_resident, new.actor_kind, new.actor_role, new.actor_duty_id, new.actor_name, new.payload,
    extract(epoch from new.at), new.request_id)::text, 'UTF8'));
  update sec.chain_head set seq = new.seq, hash = new.hash where tenant_id = c.tenant_id;
  return new;
end $$;
create trigger chain_event before insert on event for each row execute function sec.chain_event();

-- The audit row is signed the same way; its writer leaves the name empty and cannot choose one.
create function sec.sign_audit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  new.at := sec.now(); new.path := c.lo;
  new.actor_kind := c.kind; new.actor_duty_id := c.duty_id;
  new.request_id := coalesce(nullif(current_setting('sec.request', true), ''), '-');
  return new;
end $$;
create trigger sign_audit before insert on audit for each row execute function sec.sign_audit();

-- A commit in which a version moved without its event is refused.
create function sec.require_event() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare current_version int; found_one boolean;
begin
  if tg_table_name = 'ticket' then
    select t.version into current_version from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.id;
    found_one := exists (select from public.event e where e.tenant_id = new.tenant_id and e.ticket_id = new.id
      and e.ticket_version = current_version);
  else
    select a.version into current_version from public.assignment a where a.tenant_id = new.tenant_id and a.id = new.id;
    found_one := exists (select from public.event e where e.tenant_id = new.tenant_id and e.ticket_id = new.ticket_id
      and (e.assignment_id = new.id and e.assignment_version = current_version
        -- or an event of the ticket as it is now, which ended or moved its assignments
        or e.assignment_id is null and e.ticket_version =
          (select t.version from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id)));
  end if;
  if not found_one then
    raise exception '% % changed without an event', tg_table_name, new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger require_event after insert or update on ticket
  deferrable initially deferred for each row execute function sec.require_event();
create constraint trigger require_event after insert or update on assignment
  deferrable initially deferred for each row execute function sec.require_event();

-- ---------------------------------------------------------------- roll-up

-- What one ticket counts for. 'open' stands at its grid, the rest at its community.
create function sec.measures(t public.ticket, zone text) returns table (path text, day date, measure text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with at_place as (
    select array_to_string((string_to_array(t.path, '.'))[1:least(4, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as grid,
           array_to_string((string_to_array(t.path, '.'))[1:least(3, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as community
  )
  select grid, date '1970-01-01', 'open' from at_place
    where t.status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')
  union all select community, (t.registered_at at time zone zone)::date, 'registered' from at_place
  union all select community, (t.closed_at at time zone zone)::date, 'closed' from at_place where t.status = 'closed'
  union all select community, (t.due_at at time zone zone)::date, 'due' from at_place
    where t.due_at is not null and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered')
  union all select community, (t.due_at at time zone zone)::date, 'due_on_time' from at_place
    where t.resolved_at <= t.due_at and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered')
  union all select community, (t.due_at at time zone zone)::date, 'contact_on_time' from at_place
    where t.due_at is not null and t.first_contact_at <= t.first_contact_by
      and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered')
  union all select community, (t.rated_at at time zone zone)::date, m from at_place, lateral (values
      ('rated', true), ('solved', t.rated_solved = 'yes'),
      ('satisfied', t.rated_satisfied = 'yes'), ('basically', t.rated_satisfied = 'basically')) v (m, holds)
    where t.rated_at is not null and holds
$$;

create function sec.keep_tally() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare zone text; r record;
begin
  select time_zone into zone from sec.tenant where id = new.tenant_id;
  -- In one order everywhere, so that two transactions cannot wait for each other.
  for r in
    select path, day, measure, sum(n)::int as n from (
      select m.path, m.day, m.measure, 1 as n from sec.measures(new, zone) m
      union all
      select m.path, m.day, m.measure, -1 from sec.measures(old, zone) m where tg_op = 'UPDATE'
    ) x group by path, day, measure having sum(n) <> 0 order by path, day, measure
  loop
    insert into public.ticket_tally as k (tenant_id, path, day, measure, n)
    values (new.tenant_id, r.path, r.day, r.measure, r.n)
    on conflict (tenant_id, path, day, measure) do update set n = k.n + excluded.n;
  end loop;
  return null;
end $$;
create trigger keep_tally after insert or update of path, status, registered_at, closed_at, due_at, resolved_at,
  first_contact_at, first_contact_by, rated_at, rated_solved, rated_satisfied on ticket
  for each row execute function sec.keep_tally();

-- ---------------------------------------------------------------- offices, accounts, sessions

-- Exactly one office for a district, street or community that is in force.
create function sec.require_office() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.level in ('district', 'street', 'community') and new.valid_to is null
     and not exists (select from public.organization o where o.tenant_id = new.tenant_id and o.area_id = new.id
       and o.kind = 'office' and o.valid_to is null) then
    raise exception 'area % has no office', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger require_office after insert or update on area
  deferrable initially deferred for each row execute function sec.require_office();

create function sec.end_sessions() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update sec.session s set revoked_at = sec.now()
  where s.tenant_id = new.tenant_id and s.duty_id = new.id and s.revoked_at is null;
  return null;
end $$;
create trigger end_sessions after update on duty for each row execute function sec.end_sessions();

-- Whether the person holds a duty outside the administrator's range. Who could reset such a
-- person's password could act with rights that reach further than the own.
create function sec.reaches_beyond(p_person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return exists (select from sec.duties_of(c.tenant_id, p_person) d where d.path < c.lo or d.path >= c.hi);
end $$;

-- Accounts: an administrator creates, resets and closes them for people of the own range who hold
-- no duty beyond it.
create function sec.set_account(p_person uuid, p_login text, p_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if not exists (select from public.person p where p.tenant_id = c.tenant_id and p.id = p_person
      and p.path >= c.lo and p.path < c.hi) or sec.reaches_beyond(p_person) then
    return false;
  end if;
  insert into sec.account (tenant_id, person_id, login_name, password_hash) values (c.tenant_id, p_person, p_login, p_hash)
  on conflict (tenant_id, person_id) do update set password_hash = excluded.password_hash, must_change = true, disabled_at = null;
  update sec.session set revoked_at = sec.now()
  where tenant_id = c.tenant_id and person_id = p_person and revoked_at is null;
  return true;
end $$;

create function sec.disable_account(p_person uuid, p_disable boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  update sec.account a set disabled_at = case when p_disable then sec.now() end
  where a.tenant_id = c.tenant_id and a.person_id = p_person
    and exists (select from public.person p where p.tenant_id = c.tenant_id and p.id = p_person
      and p.path >= c.lo and p.path < c.hi)
    and not sec.reaches_beyond(p_person);
  if not found then return false; end if;
  if p_disable then
    update sec.session set revoked_at = sec.now()
    where tenant_id = c.tenant_id and person_id = p_person and revoked_at is null;
  end if;
  return true;
end $$;

create function sec.accounts(p_people uuid[]) returns table (person_id uuid, login_name text, must_change boolean, disabled boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select a.person_id, a.login_name, a.must_change, a.disabled_at is not null
  from sec.account a join public.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
  where a.tenant_id = c.tenant_id and a.person_id = any (p_people) and p.path >= c.lo and p.path < c.hi;
end $$;

create function sec.login_taken(p_logins text[]) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select a.login_name from sec.account a where a.tenant_id = c.tenant_id and a.login_name = any (p_logins);
end $$;

-- The person's duties with what waits in each: the desk shows the others' counts.
create function sec.my_duties() returns table (
  duty_id uuid, role text, scope_name text, current boolean, waiting int
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select d.duty_id, d.role, d.scope_name, d.duty_id = c.duty_id,
    case
      when d.role = 'system_admin' then 0
      when d.organization_id is not null then (select count(*)::int from (select from public.assignment a
        where a.tenant_id = c.tenant_id and a.organization_id = d.organization_id
          and a.status = any (case d.role when 'dept_leader' then array['sign_off']
            else array['dispatched', 'accepted', 'in_progress'] end) limit 1000) x)
      else (select count(*)::int from (select from public.ticket t
        where t.tenant_id = c.tenant_id and t.path >= d.path and t.path < sec.range_end(d.path)
          and t.status = any (case d.role when 'district_dispatcher' then array['registered', 'return_requested']
            when 'street_dispatcher' then array['screening', 'return_requested', 'callback', 'verification']
            when 'community_secretary' then array['verification'] when 'grid_worker' then array['verification']
            else array['verification', 'return_requested'] end)
          -- Physical matters are checked by grid and community, the others by the street, as on the desk.
          and (t.status <> 'verification' or t.physical = (d.role in ('community_secretary', 'grid_worker'))) limit 1000) x)
    end
  from sec.duties_of(c.tenant_id, c.person_id) d;
end $$;

-- What need not be known any more. Stored results only serve retries: after three days nobody
-- retries, and some hold names. Name and phone of a complainant go three years after the end, as
-- the privacy notice promises.
create function sec.forget() returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); gone int;
begin
  delete from public.command_result r where r.tenant_id = c.tenant_id and r.at < sec.now() - interval '3 days';
  update public.complainant k set name_cipher = null, phone_cipher = null, has_phone = false, allow_call = false
  from public.ticket t
  where t.tenant_id = c.tenant_id and k.tenant_id = c.tenant_id and k.ticket_id = t.id
    and t.closed_at < sec.now() - interval '3 years' and coalesce(k.name_cipher, k.phone_cipher) is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;
grant delete on command_result to {{definer}};

do $$
declare f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p
           join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'sec' and p.prosecdef and pg_get_userbyid(p.proowner) <> '{{=definer}}'
  loop
    execute format('alter function %s owner to {{definer}}', f.signature);
  end loop;
end $$;

-- Only the owner of a function can grant it.
set local role {{definer}};
grant execute on function sec.find_tickets(text) to {{p_area}}, {{p_district}};
grant execute on function sec.find_areas(text) to {{p_area}}, {{p_district}}, {{p_public}}, {{p_admin}};
grant execute on function sec.next_ticket_number(), sec.issue_receipt(uuid, bytea) to {{p_public}}, {{p_area}}, {{p_district}}, {{p_job}};
grant execute on function sec.reveal(uuid) to {{p_area}}, {{p_district}}, {{p_org}};
grant execute on function sec.transfer_ticket(uuid, int, uuid, text, text) to {{p_area}}, {{p_district}};
grant execute on function sec.my_duties() to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}};
grant execute on function sec.set_account(uuid, text, text) to {{p_admin}}, {{p_job}};
grant execute on function sec.disable_account(uuid, boolean), sec.accounts(uuid[]), sec.login_taken(text[]),
  sec.reaches_beyond(uuid) to {{p_admin}};
grant execute on function sec.reaches_beyond(uuid) to {{definer}};
grant execute on function sec.login_taken(text[]), sec.forget() to {{p_job}};
set local role {{owner}};
grant execute on function sec.grams(text), sec.ticket_status_of(text), sec.measures(public.ticket, text) to {{definer}};

-- Tables written all day are swept more often than the default.
alter table ticket set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table assignment set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table ticket_tally set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 80);
