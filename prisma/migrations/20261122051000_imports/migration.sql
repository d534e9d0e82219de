-- 批量导入: councils and Party organizations from a spreadsheet of the house. As with the lists of members, the file and
-- what was read of it wait encrypted and only as long as they are needed: the worker looks it through, a person says
-- that it is taken over, the worker writes part after part. Whatever belongs together is one part: all of it or nothing.
{{helpers}}

create table sheet_import (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    kind text not null,
    file_name text not null,
    status text not null,
    reason text,
    heads text,
    total integer not null default 0,
    fresh integer not null default 0,
    changed integer not null default 0,
    same integer not null default 0,
    faulty integer not null default 0,
    held integer not null default 0,
    written integer not null default 0,
    left_out integer not null default 0,
    created_at timestamptz(3) not null,
    created_by text not null,
    confirmed_by text,
    settled_at timestamptz(3),
    wiped_at timestamptz(3),
    version integer not null default 1,
    constraint sheet_import_pkey primary key (tenant_id, id)
);
create table sheet_import_part (
    tenant_id uuid not null,
    import_id uuid not null,
    kind text not null,
    n integer not null,
    path text collate "C" not null,
    size integer not null,
    body_cipher bytea,
    done_at timestamptz(3),
    constraint sheet_import_part_pkey primary key (tenant_id, import_id, kind, n)
);
create index sheet_import_tenant_id_path_kind_created_at_idx on sheet_import (tenant_id, path, kind, created_at desc);
create index sheet_import_tenant_id_status_idx on sheet_import (tenant_id, status);
-- One of each kind at a time for the district, and for each street.
create unique index sheet_import_one on sheet_import (tenant_id, path, kind)
  where status in ('waiting', 'checked', 'writing');

alter table sheet_import
  add check (kind in ('councils', 'party')),
  add check (status in ('waiting', 'unreadable', 'checked', 'writing', 'done', 'cancelled')),
  add check ((status in ('unreadable', 'done', 'cancelled')) = (settled_at is not null)),
  add check (char_length(file_name) between 1 and 120),
  add check (char_length(created_by) between 1 and 60),
  add check (char_length(confirmed_by) between 1 and 60),
  add check (status not in ('writing', 'done') or confirmed_by is not null),
  add check (written + left_out <= total);
alter table sheet_import_part
  add check (kind in ('file', 'rows', 'advice')),
  add check (n >= 0),
  add check (size >= 0),
  add foreign key (tenant_id, import_id) references sheet_import (tenant_id, id);

create function sec.guard_sheet_import() returns trigger language plpgsql
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
create trigger guard_sheet_import before update on sheet_import for each row execute function sec.guard_sheet_import();

select pg_temp.guard_table('sheet_import'), pg_temp.guard_table('sheet_import_part');

do $$
declare
  r text;
  mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('sheet_import', r, 'select', mine);
    perform pg_temp.allow('sheet_import', r, 'insert', mine || ' and status = ''waiting''');
    perform pg_temp.allow('sheet_import', r, 'update', mine, '(status, confirmed_by, settled_at, version)');
    perform pg_temp.allow('sheet_import_part', r, 'insert', mine || ' and kind = ''file''');
  end loop;
end $$;

-- What is told about the rows of an import, for whoever may send one there: the values in it are people's.
create function sec.sheet_import_advice(p_import uuid) returns setof bytea
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary') then
    raise exception 'import refused' using errcode = '42501';
  end if;
  return query select p.body_cipher from public.sheet_import_part p
    where p.tenant_id = c.tenant_id and p.import_id = p_import and p.kind = 'advice' and p.body_cipher is not null
      and p.path = c.lo
    order by p.n;
end $$;
alter function sec.sheet_import_advice(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.sheet_import_advice(uuid) to {{p_area}}, {{p_district}};
set local role {{owner}};

-- 单位类型 of a unit that an import has entered in the register; nobody has asked the others for it.
alter table organization add column unit_kind text
  check (unit_kind in ('government', 'institution', 'state_enterprise', 'school', 'hospital', 'new_sector', 'military', 'other'));
