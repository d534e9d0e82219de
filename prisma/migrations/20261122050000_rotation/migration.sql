{{helpers}}
-- 轮值 (DOMAIN §5.2): a plan says for how long and in which order the organizations of a council's seats convene; the
-- turns follow from it by a rule. What was is never reckoned anew: an organization that leaves has no turn that begins
-- later, a turn that is over keeps whose it was, and plans of one council do not overlap.

create table rotation_plan (
    tenant_id uuid not null,
    id uuid not null,
    council_id uuid not null,
    path text collate "C" not null,
    period text not null,
    starts_on date not null,
    ends_on date,
    end_reason text,
    told_on date,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    version integer not null default 1,
    constraint rotation_plan_pkey primary key (tenant_id, id)
);
create table rotation_place (
    tenant_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    council_id uuid not null,
    path text collate "C" not null,
    position integer not null,
    organization_id uuid not null,
    organization_name text not null,
    left_on date,
    constraint rotation_place_pkey primary key (tenant_id, id)
);
create table rotation_change (
    tenant_id uuid not null,
    id uuid not null,
    plan_id uuid not null,
    path text collate "C" not null,
    turn_on date not null,
    kind text not null,
    organization_id uuid not null,
    organization_name text not null,
    reason text not null,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    constraint rotation_change_pkey primary key (tenant_id, id)
);

create index rotation_plan_tenant_id_council_id_starts_on_idx on rotation_plan (tenant_id, council_id, starts_on);
create index rotation_plan_tenant_id_path_idx on rotation_plan (tenant_id, path);
create unique index rotation_place_tenant_id_plan_id_position_key on rotation_place (tenant_id, plan_id, position);
create unique index rotation_place_tenant_id_plan_id_organization_id_key on rotation_place (tenant_id, plan_id, organization_id);
create index rotation_place_tenant_id_council_id_organization_id_idx on rotation_place (tenant_id, council_id, organization_id);
create index rotation_change_tenant_id_plan_id_turn_on_idx on rotation_change (tenant_id, plan_id, turn_on);

alter table rotation_plan
  add check (period in ('month', 'quarter', 'year')),
  add check (extract(day from starts_on) = 1),
  add check (ends_on > starts_on),
  add check (char_length(end_reason) between 2 and 300),
  add foreign key (tenant_id, council_id) references council (tenant_id, id);
alter table rotation_place
  add check (position between 1 and 60),
  add check (char_length(organization_name) between 2 and 60),
  add foreign key (tenant_id, plan_id) references rotation_plan (tenant_id, id),
  add foreign key (tenant_id, council_id) references council (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table rotation_change
  add check (kind in ('swap', 'replace')),
  add check (extract(day from turn_on) = 1),
  add check (char_length(organization_name) between 2 and 60),
  add check (char_length(reason) between 2 and 300),
  add foreign key (tenant_id, plan_id) references rotation_plan (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);

select pg_temp.guard_table('rotation_plan'), pg_temp.guard_table('rotation_place'), pg_temp.guard_table('rotation_change', false);

-- ---------------------------------------------------------------- the last line

-- Written by the office of the council's own level, never over another plan, and its version moves by one.
create function sec.guard_rotation_plan() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); own text;
begin
  select case b.level when 'district' then 'district_org' when 'street' then 'street_secretary' else 'community_secretary' end
    into own from public.council b where b.tenant_id = new.tenant_id and b.id = new.council_id and b.path = new.path;
  if own is null or c.kind <> 'job' and c.role <> own then
    raise exception 'rotation refused' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  -- Two writers of one council wait for each other here.
  perform pg_advisory_xact_lock(hashtextextended(new.council_id::text, 52));
  if exists (select from public.rotation_plan p where p.tenant_id = new.tenant_id and p.council_id = new.council_id
      and p.id <> new.id and p.starts_on <= coalesce(new.ends_on, 'infinity')
      and new.starts_on <= coalesce(p.ends_on, 'infinity')) then
    raise exception 'rotation plans overlap' using errcode = '23P01';
  end if;
  return new;
end $$;
create trigger guard_rotation_plan before insert on rotation_plan for each row execute function sec.guard_rotation_plan();
create trigger guard_rotation_plan_change before update on rotation_plan for each row when (new.path = old.path)
  execute function sec.guard_rotation_plan();

-- Whoever has left stays away from this plan.
create function sec.guard_rotation_place() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if old.left_on is not null and new.left_on is distinct from old.left_on then
    raise exception 'left already' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_rotation_place before update on rotation_place for each row execute function sec.guard_rotation_place();

-- ---------------------------------------------------------------- rights

do $$
declare
  r text; t text; mine text;
  here constant text := 'path = (select sec.lo())';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['rotation_plan', 'rotation_place', 'rotation_change'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', here);
    end loop;
    perform pg_temp.allow('rotation_plan', r, 'update', here, '(ends_on, end_reason, told_on, version)');
    perform pg_temp.allow('rotation_place', r, 'update', here, '(left_on)');
  end loop;
  foreach t in array array['rotation_plan', 'rotation_place', 'rotation_change'] loop
    perform pg_temp.allow(t, '{{=p_seat}}', 'select', here);
  end loop;
end $$;

alter function sec.guard_rotation_plan() owner to {{definer}};
