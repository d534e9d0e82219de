-- 外部系统: another system of the same government network hands in matters with a key (Open311, docs/decisions/016).
-- A key is a session of its own: it enters as a visitor does, with the role `system`, and can put in a matter and
-- nothing else of what visitors put in.
{{helpers}}

alter table sec.session
  add constraint session_system check ((role = 'system') = (kind = 'visitor' and person_id is not null));
create index session_system on sec.session (tenant_id, person_id) where role = 'system';

alter table ticket drop constraint ticket_source_check;
alter table ticket add constraint ticket_source_check
  check (source in ('portal', 'platform', 'phone', 'walk_in', 'grid', 'hotline', 'meeting', 'other'));

-- ---------------------------------------------------------------- tables

create table outside_system (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    name text not null,
    keeper text not null,
    expires_at timestamptz(3) not null,
    opened_at timestamptz(3) not null,
    opened_by text not null,
    revoked_at timestamptz(3),
    revoked_by text,
    used_on date,
    version integer not null default 1,
    constraint outside_system_pkey primary key (tenant_id, id)
);
-- Of systems that have a key, a name stands for one.
create unique index outside_system_name on outside_system (tenant_id, name) where revoked_at is null;
alter table outside_system
  add check (char_length(name) between 2 and 30),
  add check (char_length(keeper) between 2 and 60),
  add check (expires_at > opened_at),
  add check ((revoked_at is null) = (revoked_by is null));

-- Which matters a system has handed in, and under which number of its own: a number is taken in once.
create table handed_in (
    tenant_id uuid not null,
    ticket_id uuid not null,
    system_id uuid not null,
    external_id text,
    at timestamptz(3) not null,
    constraint handed_in_pkey primary key (tenant_id, ticket_id)
);
create unique index handed_in_once on handed_in (tenant_id, system_id, external_id) where external_id is not null;
create index handed_in_tenant_id_system_id_at_idx on handed_in (tenant_id, system_id, at desc);
alter table handed_in
  add check (char_length(external_id) between 1 and 40),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  add foreign key (tenant_id, system_id) references outside_system (tenant_id, id);
select pg_temp.guard_table('outside_system', false), pg_temp.guard_table('handed_in', false);

-- What other systems ask for comes by the day of its publication.
create index entry_published on pub.entry (tenant_id, published_at desc, id desc);

-- A key that is taken back opens nothing from that moment on. A version moves by one.
create function sec.follow_outside_system() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 and row (new.revoked_at, new.expires_at) is distinct from row (old.revoked_at, old.expires_at) then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.revoked_at is not null and old.revoked_at is null then
    update sec.session s set revoked_at = sec.now()
    where s.tenant_id = new.tenant_id and s.person_id = new.id and s.role = 'system' and s.revoked_at is null;
  end if;
  return null;
end $$;
create trigger follow_outside_system after update on outside_system
  for each row execute function sec.follow_outside_system();
alter function sec.follow_outside_system() owner to {{definer}};

-- ---------------------------------------------------------------- rights

do $$
declare
  in_range constant text := 'path >= (select sec.lo()) and path < (select sec.hi())';
  r text := '{{=p_admin}}';
  t text;
begin
  -- The systems are the whole district's, and so is who looks after them: a street's administrator has no range there.
  perform pg_temp.allow('outside_system', r, 'select', in_range);
  perform pg_temp.allow('outside_system', r, 'insert', in_range || ' and revoked_at is null and used_on is null');
  perform pg_temp.allow('outside_system', r, 'update', in_range, '(expires_at, revoked_at, revoked_by, version)');

  r := '{{=p_public}}';
  -- A key's matters come from a platform, a visitor's from the portal, whatever the caller says.
  execute format('drop policy %I on public.ticket', r || '_insert');
  revoke insert on ticket from {{p_public}};
  perform pg_temp.allow('ticket', r, 'insert',
    'source = case (select sec.role()) when ''system'' then ''platform'' else ''portal'' end and status in (''registered'', ''screening'')');
  -- Of what visitors may put in beside a matter, its complainant and what every change leaves behind, nothing.
  for t in select p.tablename from pg_policies p where p.schemaname = 'public' and p.permissive = 'PERMISSIVE'
      and p.cmd = 'INSERT' and p.roles = array[r]::name[]
      and p.tablename not in ('ticket', 'complainant', 'event', 'command_result', 'audit') loop
    execute format('create policy no_system on public.%I as restrictive for insert to {{p_public}} '
      'with check ((select sec.role()) = ''visitor'')', t);
  end loop;
end $$;

-- ---------------------------------------------------------------- listed functions

-- Gives a system its key, for the administrator who has just entered or renewed it in this transaction; an older key of
-- the same system opens nothing any more.
create function sec.issue_system_key(p_system uuid, p_hash bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); o record; root text;
begin
  select t.root into root from sec.tenant t where t.id = c.tenant_id;
  select x.id, x.name, x.path, x.expires_at into o from public.outside_system x
  where x.tenant_id = c.tenant_id and x.id = p_system and x.revoked_at is null and x.xmin = pg_current_xact_id()::xid;
  if not found or c.role <> 'system_admin' or c.lo <> root then
    raise exception 'key refused' using errcode = '42501';
  end if;
  update sec.session s set revoked_at = sec.now()
  where s.tenant_id = c.tenant_id and s.person_id = o.id and s.role = 'system' and s.revoked_at is null;
  insert into sec.session (hash, tenant_id, kind, role, person_id, name, scope_name, lo, hi, issued_at, expires_at)
  values (p_hash, c.tenant_id, 'visitor', 'system', o.id, o.name, o.name, root, sec.range_end(root), sec.now(), o.expires_at);
end $$;

-- Notes whose key handed in the ticket that this very transaction has registered.
create function sec.hand_in(p_ticket uuid, p_external text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role <> 'system' or not exists (select from public.ticket t where t.tenant_id = c.tenant_id and t.id = p_ticket
      and t.xmin = pg_current_xact_id()::xid) then
    raise exception 'hand-in refused' using errcode = '42501';
  end if;
  insert into public.handed_in (tenant_id, ticket_id, system_id, external_id, at)
  values (c.tenant_id, p_ticket, c.person_id, p_external, sec.now())
  on conflict (tenant_id, system_id, external_id) where external_id is not null do nothing;
  -- The same number sent twice at once: the second sending runs once more and finds what the first was told.
  if not found then raise exception 'handed in already' using errcode = '40001'; end if;
end $$;

-- On which day a key was used last: once a day, and never by whom.
create function sec.system_seen() returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); today date;
begin
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = c.tenant_id;
  update public.outside_system o set used_on = today
  where o.tenant_id = c.tenant_id and o.id = c.person_id and c.role = 'system' and o.used_on is distinct from today;
end $$;

-- What a system may know of the matters that it has handed in itself: how they stand, who has them and until when, and
-- what the resident is told at the end. Neither the words nor the place nor anybody's name.
create function sec.own_hand_ins(
  p_named text[], p_external text[], p_categories uuid[], p_from timestamptz, p_to timestamptz, p_statuses text[],
  p_before timestamptz, p_below uuid, p_limit int
) returns table (
  id uuid, number text, external_id text, entry_id uuid, status text, category_id uuid, category_name text,
  place_names text, responsible text, registered_at timestamptz, changed_at timestamptz, due_at timestamptz, reply_text text
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare c sec.session := sec.ctx();
begin
  if c.role <> 'system' then raise exception 'for the key of a system' using errcode = '42501'; end if;
  return query
    with own as (
      select t.*, h.external_id, l.lead_name as lead_of, l.due_at as due_of
      from public.handed_in h join public.ticket t on t.tenant_id = h.tenant_id and t.id = h.ticket_id
      -- Handled together with another matter: who has that one, and until when.
      left join public.ticket l on t.status = 'linked' and l.tenant_id = t.tenant_id and l.id = t.lead_ticket_id
      where h.tenant_id = c.tenant_id and h.system_id = c.person_id
        and (p_named is null or t.number = any (p_named) or h.external_id = any (p_external))
        and (p_categories is null or t.category_id = any (p_categories))
        and (p_from is null or t.registered_at >= p_from) and (p_to is null or t.registered_at <= p_to)
        and (p_statuses is null or t.status = any (p_statuses))
        and (p_before is null or (t.registered_at, t.id) < (p_before, p_below))
      order by t.registered_at desc, t.id desc limit p_limit
    )
    select o.id, o.number, o.external_id,
      (select e.id from public.wall_entry e where e.tenant_id = o.tenant_id and e.ticket_id = o.id and e.status = 'published'),
      o.status, o.category_id, o.category_name, o.place_names, coalesce(o.lead_of, o.lead_name), o.registered_at::timestamptz,
      coalesce((select max(e.at) from public.event e where e.tenant_id = o.tenant_id and e.ticket_id = o.id and e.for_resident),
        o.registered_at)::timestamptz,
      coalesce(o.due_of, o.due_at)::timestamptz, o.reply_text
    from own o order by o.registered_at desc, o.id desc;
end $$;

alter function sec.issue_system_key(uuid, bytea) owner to {{definer}};
alter function sec.hand_in(uuid, text) owner to {{definer}};
alter function sec.system_seen() owner to {{definer}};
alter function sec.own_hand_ins(text[], text[], uuid[], timestamptz, timestamptz, text[], timestamptz, uuid, int) owner to {{definer}};

set local role {{definer}};
-- Whose retries are the same caller's: a system's are its own, with whatever key it comes.
create or replace function sec.actor_key() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select c.kind || ':' || coalesce(c.duty_id, c.ticket_id,
    case when c.kind = 'phone' or c.role = 'system' then c.person_id end, c.tenant_id)::text
  from (select (sec.ctx()).*) c
$$;
-- By the visitor's session of the tenant, and not by the key of one of its systems.
create or replace function sec.assume_tenant(p_tenant uuid) returns void
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('sec.hash', encode(s.hash, 'hex'), true) from sec.session s
  where s.tenant_id = p_tenant and s.kind = 'visitor' and s.role = 'visitor'
$$;
create or replace function sec.only_just_reported() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if sec.role() in ('visitor', 'system') and not exists (select from public.ticket t where t.tenant_id = new.tenant_id
      and t.id = new.ticket_id and t.xmin = pg_current_xact_id()::xid) then
    raise exception 'not the ticket being reported' using errcode = '42501';
  end if;
  return new;
end $$;
grant execute on function sec.issue_system_key(uuid, bytea) to {{p_admin}};
grant execute on function sec.hand_in(uuid, text), sec.system_seen(),
  sec.own_hand_ins(text[], text[], uuid[], timestamptz, timestamptz, text[], timestamptz, uuid, int) to {{p_public}};
set local role {{owner}};
