-- 单位名单、社区名单: members from a spreadsheet. The file and what was read of it wait encrypted, and only as long as
-- they are needed: the worker checks the file, a person confirms, the worker writes part after part.
{{helpers}}

create table member_list (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    organization_id uuid,
    origin text not null,
    file_name text not null,
    status text not null,
    reason text,
    total integer not null default 0,
    good integer not null default 0,
    faulty integer not null default 0,
    written integer not null default 0,
    known integer not null default 0,
    created_at timestamptz(3) not null,
    settled_at timestamptz(3),
    wiped_at timestamptz(3),
    version integer not null default 1,
    constraint member_list_pkey primary key (tenant_id, id)
);
create table member_list_part (
    tenant_id uuid not null,
    list_id uuid not null,
    kind text not null,
    n integer not null,
    path text collate "C" not null,
    organization_id uuid,
    size integer not null,
    body_cipher bytea,
    done_at timestamptz(3),
    constraint member_list_part_pkey primary key (tenant_id, list_id, kind, n)
);
create index member_list_tenant_id_area_id_created_at_idx on member_list (tenant_id, area_id, created_at desc);
create index member_list_tenant_id_organization_id_created_at_idx on member_list (tenant_id, organization_id, created_at desc);
create index member_list_tenant_id_status_idx on member_list (tenant_id, status);
-- One at a time for each community or street, and for each unit.
create unique index member_list_one_area on member_list (tenant_id, area_id)
  where organization_id is null and status in ('waiting', 'checked', 'writing');
create unique index member_list_one_unit on member_list (tenant_id, organization_id)
  where status in ('waiting', 'checked', 'writing');

alter table member_list
  add check (origin in ('community', 'unit_list')),
  add check ((origin = 'unit_list') = (organization_id is not null)),
  add check (status in ('waiting', 'unreadable', 'checked', 'writing', 'done', 'cancelled')),
  add check ((status in ('unreadable', 'done', 'cancelled')) = (settled_at is not null)),
  add check (char_length(file_name) between 1 and 120),
  add check (written + known <= good),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table member_list_part
  add check (kind in ('file', 'rows', 'faults')),
  add check (n >= 0),
  add foreign key (tenant_id, list_id) references member_list (tenant_id, id);

create function sec.guard_member_list() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and old.status || '>' || new.status not in (
      'waiting>checked', 'waiting>unreadable', 'waiting>cancelled', 'checked>writing', 'checked>cancelled', 'writing>done') then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_member_list before update on member_list for each row execute function sec.guard_member_list();

select pg_temp.guard_table('member_list'), pg_temp.guard_table('member_list_part');

do $$
declare
  r text;
  range constant text := 'path >= (select sec.lo()) and path < (select sec.hi())';
begin
  -- A unit's list is the unit's: the community sees what came of it, as check-ins.
  perform pg_temp.allow('member_list', '{{=p_area}}', 'select', range || ' and origin = ''community''');
  perform pg_temp.allow('member_list', '{{=p_area}}', 'insert', range || ' and origin = ''community'' and status = ''waiting''');
  perform pg_temp.allow('member_list', '{{=p_area}}', 'update', range || ' and origin = ''community''', '(status, settled_at, version)');
  perform pg_temp.allow('member_list_part', '{{=p_area}}', 'insert', range || ' and organization_id is null and kind = ''file''');
  perform pg_temp.allow('member_list', '{{=p_unit}}', 'select', 'organization_id = (select sec.org())');
  perform pg_temp.allow('member_list', '{{=p_unit}}', 'insert', 'organization_id = (select sec.org()) and status = ''waiting''');
  perform pg_temp.allow('member_list', '{{=p_unit}}', 'update', 'organization_id = (select sec.org())', '(status, settled_at, version)');
  perform pg_temp.allow('member_list_part', '{{=p_unit}}', 'insert', 'organization_id = (select sec.org()) and kind = ''file''');
end $$;

-- What is wrong in a list, for who has sent it: the values in it are people's.
create function sec.member_list_faults(p_list uuid) returns setof bytea
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('community_secretary', 'street_secretary', 'liaison') then
    raise exception 'list refused' using errcode = '42501';
  end if;
  return query select p.body_cipher from public.member_list_part p
    where p.tenant_id = c.tenant_id and p.list_id = p_list and p.kind = 'faults' and p.body_cipher is not null
      and case c.role when 'liaison' then p.organization_id = c.organization_id
        else p.organization_id is null and p.path >= c.lo and p.path < c.hi end
    order by p.n;
end $$;
alter function sec.member_list_faults(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.member_list_faults(uuid) to {{p_area}}, {{p_unit}};
set local role {{owner}};
