-- 吹哨报到 (DOMAIN §2.7): calls of streets, answers of departments.
{{helpers}}

create table whistle_call (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    place_names text not null,
    place text not null,
    kind text not null,
    title text not null,
    matter text not null,
    ticket_id uuid,
    ticket_number text,
    status text not null,
    version integer not null default 1,
    arrive_by timestamptz(3) not null,
    called_at timestamptz(3) not null,
    called_by text not null,
    called_by_duty_id uuid not null,
    ended_at timestamptz(3),
    ended_by text,
    outcome text,
    constraint whistle_call_pkey primary key (tenant_id,id)
);
create table whistle_response (
    tenant_id uuid not null,
    id uuid not null,
    call_id uuid not null,
    path text collate "C" not null,
    organization_id uuid not null,
    organization_name text not null,
    kind text not null,
    title text not null,
    matter text not null,
    place text not null,
    called_at timestamptz(3) not null,
    called_by text not null,
    arrive_by timestamptz(3) not null,
    status text not null,
    version integer not null default 1,
    acknowledged_at timestamptz(3),
    arrived_at timestamptz(3),
    people text,
    action text,
    left_at timestamptz(3),
    refusal text,
    constraint whistle_response_pkey primary key (tenant_id,id)
);
create index whistle_call_tenant_id_path_called_at_id_idx on whistle_call(tenant_id, path, called_at desc, id desc);
create index whistle_response_tenant_id_organization_id_called_at_id_idx on whistle_response(tenant_id, organization_id, called_at desc, id desc);
create index whistle_response_tenant_id_path_called_at_idx on whistle_response(tenant_id, path, called_at desc);
create unique index whistle_response_tenant_id_call_id_organization_id_key on whistle_response(tenant_id, call_id, organization_id);

alter table whistle_call
  add check (kind in ('demand', 'key_work', 'joint_enforcement', 'emergency')),
  add check (status in ('called', 'confirmed', 'cancelled')),
  add check ((status = 'called') = (ended_at is null)),
  add check (char_length(title) between 1 and 60),
  add check (char_length(matter) between 1 and 1000),
  add check (char_length(outcome) <= 1000),
  add check (arrive_by > called_at),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);
alter table whistle_response
  add check (kind in ('demand', 'key_work', 'joint_enforcement', 'emergency')),
  add check (status in ('called', 'acknowledged', 'refused', 'arrived', 'left', 'done', 'absent', 'cancelled')),
  add check (arrived_at >= called_at),
  add check (left_at >= arrived_at),
  add check (status not in ('arrived', 'left', 'done') or arrived_at is not null),
  add check (status not in ('left', 'done') or left_at is not null),
  add check (status <> 'refused' or refusal is not null),
  add check (char_length(refusal) <= 500),
  add check (char_length(action) <= 1000),
  add check (char_length(people) <= 200),
  add foreign key (tenant_id, call_id) references whistle_call (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);

-- The last line: which change of an answer is legal, and that the version moves by one.
create function sec.guard_whistle() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and old.status || '>' || new.status not in (
      'called>confirmed', 'called>cancelled', 'called>acknowledged', 'called>refused', 'called>arrived', 'called>absent',
      'acknowledged>refused', 'acknowledged>arrived', 'acknowledged>absent', 'acknowledged>cancelled',
      'refused>arrived', 'arrived>left', 'arrived>done', 'arrived>cancelled') then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_whistle before update on whistle_call for each row execute function sec.guard_whistle();
create trigger guard_whistle before update on whistle_response for each row execute function sec.guard_whistle();

select pg_temp.guard_table('whistle_call'), pg_temp.guard_table('whistle_response');

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('whistle_call', r, 'select', mine);
    perform pg_temp.allow('whistle_call', r, 'insert', mine);
    perform pg_temp.allow('whistle_call', r, 'update', mine, '(status, version, ended_at, ended_by, outcome)');
    perform pg_temp.allow('whistle_response', r, 'select', mine);
    perform pg_temp.allow('whistle_response', r, 'insert', mine);
    perform pg_temp.allow('whistle_response', r, 'update', mine, '(status, version, arrived_at, people, left_at)');
  end loop;
  perform pg_temp.allow('whistle_response', '{{=p_org}}', 'select', 'organization_id = (select sec.org())');
  perform pg_temp.allow('whistle_response', '{{=p_org}}', 'update', 'organization_id = (select sec.org())',
    '(status, version, acknowledged_at, arrived_at, people, action, left_at, refusal)');
end $$;
