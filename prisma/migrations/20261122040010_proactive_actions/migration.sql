{{helpers}}
-- 未诉先办 (DOMAIN §2.10): what an organization, a street or a community does before complaints come, in a window of
-- days, against which kinds of matters and where; and the calendar of seasons that a district keeps for it. One line
-- says what was done. Nothing is scored.

create table season (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  advice text not null,
  from_month int not null,
  to_month int not null,
  category_ids uuid[] not null default '{}',
  active boolean not null default true,
  version int not null default 1,
  constraint season_pkey primary key (tenant_id, id),
  constraint season_months check (from_month between 1 and 12 and to_month between 1 and 12),
  constraint season_title check (char_length(title) between 2 and 20),
  constraint season_advice check (char_length(advice) between 1 and 200)
);

create table proactive_action (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  area_name text not null,
  organization_id uuid,
  by_name text not null,
  title text not null,
  plan text not null,
  category_ids uuid[] not null,
  from_day date not null,
  to_day date not null,
  season_id uuid,
  outcome text,
  done_text text,
  done_at timestamptz(3),
  done_by text,
  planned_at timestamptz(3) not null,
  planned_by text not null,
  version int not null default 1,
  constraint proactive_action_pkey primary key (tenant_id, id),
  constraint proactive_action_title check (char_length(title) between 2 and 40),
  constraint proactive_action_plan check (char_length(plan) between 1 and 300),
  constraint proactive_action_done_text check (char_length(done_text) between 1 and 200),
  constraint proactive_action_window check (to_day >= from_day),
  constraint proactive_action_categories check (cardinality(category_ids) between 1 and 8),
  constraint proactive_action_outcome check (outcome in ('done', 'dropped')),
  constraint proactive_action_ended check ((outcome is null) = (done_text is null) and (outcome is null) = (done_at is null)),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, season_id) references season (tenant_id, id)
);
create index proactive_action_path on proactive_action (tenant_id, path, from_day);
create index proactive_action_of on proactive_action (tenant_id, organization_id, from_day);

select pg_temp.guard_table('season'), pg_temp.guard_table('proactive_action');

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    perform pg_temp.allow('season', r, 'select', 'tenant_id = (select sec.tenant())');
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      when '{{=p_district}}' then 'tenant_id = (select sec.whole())' else 'organization_id = (select sec.org())' end;
    perform pg_temp.allow('proactive_action', r, 'select', mine);
    perform pg_temp.allow('proactive_action', r, 'insert', mine);
    perform pg_temp.allow('proactive_action', r, 'update', mine, '(outcome, done_text, done_at, done_by, version)');
  end loop;
  perform pg_temp.allow('season', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('season', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())',
    '(title, advice, from_month, to_month, category_ids, active, version)');
end $$;

-- The last line: who plans, where it lies by the area and not by the form, that it ends once and a version moves by one.
create function sec.guard_proactive() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'district_dispatcher', 'street_secretary', 'street_dispatcher',
      'community_secretary', 'dept_clerk', 'dept_leader') then
    raise exception 'action refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    select a.path into new.path from public.area a where a.tenant_id = c.tenant_id and a.id = new.area_id;
    -- Nobody plans in the name of another unit.
    if new.organization_id is distinct from c.organization_id then
      raise exception 'action refused' using errcode = '42501';
    end if;
  elsif old.outcome is not null then
    raise exception 'action is over' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_proactive before insert on proactive_action for each row execute function sec.guard_proactive();
create trigger guard_proactive_change before update on proactive_action for each row when (new.path = old.path)
  execute function sec.guard_proactive();
alter function sec.guard_proactive() owner to {{definer}};
