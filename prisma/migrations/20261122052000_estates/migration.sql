{{helpers}}
-- 红色物业 (DOMAIN §7.5): the estates of a community with who manages them since when, the plan for those that nobody
-- manages (§10 row 2.19), and their tri-party meetings (rows 2.18, 3.25). The community writes, its street may write the
-- plan, and both of them and the district read. Residents read a name, a status and a company through one function.

create table estate (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  name text not null,
  housing text not null,
  households int,
  grid_ids uuid[] not null default '{}',
  status text not null,
  company_id uuid,
  company_name text,
  contract_until date,
  committee text not null,
  committee_until date,
  plan_due date,
  closed_on date,
  close_reason text,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint estate_pkey primary key (tenant_id, id),
  constraint estate_name check (char_length(name) between 2 and 40),
  constraint estate_housing check (housing in ('commercial', 'old', 'resettlement', 'public', 'dormitory', 'mixed')),
  constraint estate_households check (households between 1 and 99999),
  constraint estate_status check (status in ('company', 'self_managed', 'unmanaged')),
  constraint estate_company check ((status = 'company') = (company_id is not null)
    and (company_id is null) = (company_name is null) and (contract_until is null or company_id is not null)),
  constraint estate_company_name check (char_length(company_name) between 2 and 60),
  constraint estate_committee check (committee in ('none', 'preparing', 'standing')),
  constraint estate_committee_until check ((committee = 'standing') = (committee_until is not null)),
  constraint estate_closed check ((closed_on is null) = (close_reason is null)),
  constraint estate_reason check (close_reason in ('demolished', 'merged', 'mistake')),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, company_id) references organization (tenant_id, id)
);
create index estate_path on estate (tenant_id, path, name, id);
create index estate_company on estate (tenant_id, company_id) where company_id is not null;
create index estate_heap on estate (tenant_id, path, plan_due) where status = 'unmanaged' and closed_on is null;
create unique index estate_once on estate (tenant_id, area_id, name) where closed_on is null;

create table estate_management (
  tenant_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  path text collate "C" not null,
  mode text not null,
  organization_id uuid,
  company_name text,
  starts_on date not null,
  contract_until date,
  ends_on date,
  note text,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint estate_management_pkey primary key (tenant_id, id),
  constraint estate_management_mode check (mode in ('company', 'self_managed', 'unmanaged')),
  constraint estate_management_company check ((mode = 'company') = (organization_id is not null)
    and (organization_id is null) = (company_name is null) and (contract_until is null or organization_id is not null)),
  constraint estate_management_days check (ends_on >= starts_on and contract_until > starts_on),
  constraint estate_management_note check (char_length(note) between 2 and 200),
  foreign key (tenant_id, estate_id) references estate (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index estate_management_of on estate_management (tenant_id, estate_id, starts_on desc);
create unique index estate_management_one on estate_management (tenant_id, estate_id) where ends_on is null;

create table estate_plan (
  tenant_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  path text collate "C" not null,
  way text not null,
  partner text,
  measure text not null,
  organization_id uuid not null,
  organization_name text not null,
  due_on date not null,
  status text not null default 'open',
  result text,
  ended_on date,
  planned_at timestamptz(3) not null,
  planned_by text not null,
  version int not null default 1,
  constraint estate_plan_pkey primary key (tenant_id, id),
  constraint estate_plan_way check (way in ('state_company', 'packaged', 'community')),
  constraint estate_plan_partner check ((way = 'packaged') = (partner is not null) and char_length(partner) between 2 and 40),
  constraint estate_plan_measure check (char_length(measure) between 5 and 300),
  constraint estate_plan_organization check (char_length(organization_name) between 2 and 60),
  constraint estate_plan_status check (status in ('open', 'done', 'replaced')),
  constraint estate_plan_result check ((status = 'open') = (result is null) and (result is null) = (ended_on is null)
    and char_length(result) between 2 and 300),
  foreign key (tenant_id, estate_id) references estate (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index estate_plan_of on estate_plan (tenant_id, estate_id, planned_at desc);
create unique index estate_plan_one on estate_plan (tenant_id, estate_id) where status = 'open';

create table estate_seat (
  tenant_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  path text collate "C" not null,
  side text not null,
  organization_name text not null,
  name text not null,
  closed_on date,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint estate_seat_pkey primary key (tenant_id, id),
  constraint estate_seat_side check (side in ('residents_committee', 'owners', 'company', 'police', 'housing', 'urban', 'other')),
  constraint estate_seat_organization check (char_length(organization_name) between 2 and 60),
  constraint estate_seat_name check (char_length(name) between 1 and 30),
  foreign key (tenant_id, estate_id) references estate (tenant_id, id)
);
create index estate_seat_of on estate_seat (tenant_id, estate_id, closed_on);

select pg_temp.guard_table('estate'), pg_temp.guard_table('estate_management'), pg_temp.guard_table('estate_plan'),
  pg_temp.guard_table('estate_seat');

do $$
declare
  r text; t text; mine text;
  here constant text := 'path = (select sec.lo())';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['estate', 'estate_management', 'estate_plan', 'estate_seat'] loop
      perform pg_temp.allow(t, r, 'select', mine);
    end loop;
  end loop;
  r := '{{=p_area}}';
  mine := 'path >= (select sec.lo()) and path < (select sec.hi())';
  perform pg_temp.allow('estate', r, 'insert', here);
  perform pg_temp.allow('estate', r, 'update', mine, '(name, housing, households, grid_ids, status, company_id, company_name, '
    'contract_until, committee, committee_until, plan_due, closed_on, close_reason, version)');
  perform pg_temp.allow('estate_management', r, 'insert', here);
  perform pg_temp.allow('estate_management', r, 'update', here, '(ends_on)');
  perform pg_temp.allow('estate_plan', r, 'insert', mine);
  perform pg_temp.allow('estate_plan', r, 'update', mine, '(status, result, ended_on, version)');
  perform pg_temp.allow('estate_seat', r, 'insert', here);
  perform pg_temp.allow('estate_seat', r, 'update', here, '(closed_on, version)');
end $$;

-- The last line: the community writes its own, the street nothing but the plan and its day; what is over stays.
create function sec.guard_estate() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); own boolean;
begin
  own := c.kind = 'job' or (c.role = 'community_secretary' and new.path = c.lo);
  if tg_table_name = 'estate_plan' then
    own := own or c.role = 'street_secretary';
  elsif tg_table_name = 'estate' and tg_op = 'UPDATE' then
    own := own or (c.role = 'street_secretary'
      and to_jsonb(new) - 'plan_due' - 'version' = to_jsonb(old) - 'plan_due' - 'version');
  end if;
  if not own then raise exception 'estate refused' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then return new; end if;
  if tg_table_name <> 'estate_management' and to_jsonb(new) ->> 'version' <> ((to_jsonb(old) ->> 'version')::int + 1)::text then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if (tg_table_name = 'estate' and to_jsonb(old) ->> 'closed_on' is not null)
    or (tg_table_name = 'estate_management' and to_jsonb(old) ->> 'ends_on' is not null)
    or (tg_table_name = 'estate_plan' and to_jsonb(old) ->> 'status' <> 'open')
    or (tg_table_name = 'estate_seat' and to_jsonb(old) ->> 'closed_on' is not null) then
    raise exception 'what is over stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['estate', 'estate_management', 'estate_plan', 'estate_seat'] loop
    execute format('create trigger guard_estate before insert on public.%I for each row execute function sec.guard_estate()', t);
    execute format('create trigger guard_estate_change before update on public.%I for each row when (new.path = old.path) '
      'execute function sec.guard_estate()', t);
  end loop;
end $$;

-- 网格员 reads the estates of the own grid, which lie above it in the tree: through this function and no policy.
create function sec.grid_estates() returns table (id uuid, name text, housing text, households int, status text,
  company_name text, committee text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role <> 'grid_worker' then raise exception 'estates refused' using errcode = '42501'; end if;
  return query
    select e.id, e.name, e.housing, e.households, e.status, e.company_name, e.committee
    from public.estate e
    where e.tenant_id = c.tenant_id and e.closed_on is null and c.area_id = any (e.grid_ids)
    order by e.name, e.id limit 200;
end $$;

-- ---------------------------------------------------------------- meetings of an estate

-- 居委会-业委会-物业 meet by the same rules as a council: same table, a form of their own.
do $$
declare k text;
begin
  select conname into strict k from pg_constraint
    where conrelid = 'public.meeting'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%co_governance%';
  execute format('alter table public.meeting drop constraint %I', k);
end $$;
alter table meeting add constraint meeting_form_check
  check (form in ('monthly', 'joint', 'representatives', 'co_governance', 'rotating', 'tri_party'));
alter table meeting add constraint meeting_form_of_body check ((form = 'tri_party') = (body_kind = 'property'));

-- What an estate's meeting cannot solve goes up as a community's own does, to the nearest council above.
set local role {{definer}};
create or replace function sec.raise_topic(p_topic uuid, p_new uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); t record; above record;
begin
  if c.role not in ('street_secretary', 'community_secretary') then
    raise exception 'raising refused' using errcode = '42501';
  end if;
  select k.title, k.matter, coalesce(b.name, e.name) as name, k.path into t
    from public.meeting_topic k
    left join public.council b on b.tenant_id = k.tenant_id and b.id = k.body_id and k.body_kind = 'council'
    left join public.estate e on e.tenant_id = k.tenant_id and e.id = k.body_id and k.body_kind = 'property'
    where k.tenant_id = c.tenant_id and k.id = p_topic and k.path = c.lo and k.status = 'open';
  if not found or t.name is null then raise exception 'raising refused' using errcode = '42501'; end if;
  -- The nearest council above: a district without a council of the street answers itself.
  select b.id, b.path into above from public.council b
    where b.tenant_id = c.tenant_id and b.dissolved_on is null and b.path <> t.path and starts_with(t.path, b.path)
    order by length(b.path) desc limit 1;
  if not found then return false; end if;
  insert into public.meeting_topic (tenant_id, id, path, body_kind, body_id, title, matter, origin, from_topic_id, from_name,
    entered_by, entered_at)
  values (c.tenant_id, p_new, above.path, 'council', above.id, t.title, t.matter, 'raised', p_topic, t.name, t.name, sec.now());
  return true;
end $$;
set local role {{owner}};

alter function sec.guard_estate() owner to {{definer}};
alter function sec.grid_estates() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.grid_estates() to {{p_area}};
set local role {{owner}};
