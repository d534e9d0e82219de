-- 双报告 to a unit of another district: the community signs what it has said of the unit's members, the unit's liaison
-- officer hands it in where the unit has reported. Neither district reads the other (DOMAIN §12.1).
{{helpers}}

create table issued_report (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    unit_name text not null,
    kind text not null,
    from_day date not null,
    to_day date not null,
    to_key text not null,
    to_district text not null,
    to_unit text not null,
    issued_at timestamptz(3) not null,
    issued_by text not null,
    version integer not null default 1,
    constraint issued_report_pkey primary key (tenant_id, id)
);
create index issued_report_tenant_id_path_issued_at_id_idx on issued_report (tenant_id, path, issued_at desc, id);
alter table issued_report
  add check (kind in ('quarter', 'half_year', 'year')),
  add check (to_day > from_day),
  add check (to_key ~ '^[A-Za-z0-9_-]{43}$'),
  add check (char_length(to_district) between 2 and 60),
  add check (char_length(to_unit) between 2 and 60),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
select pg_temp.guard_table('issued_report', false);

-- A statement stands in one report: what is said later goes out with the next one.
alter table service_statement
  add column issued_id uuid,
  add check (issued_id is null or subject = 'member' and organization_id is null and status <> 'drafted'),
  add foreign key (tenant_id, issued_id) references issued_report (tenant_id, id);
create index service_statement_issued on service_statement (tenant_id, issued_id, id) where issued_id is not null;

create table received_report (
    tenant_id uuid not null,
    id uuid not null,
    organization_id uuid not null,
    report_id uuid not null,
    from_key text not null,
    from_district text not null,
    from_place text not null,
    kind text not null,
    from_day date not null,
    to_day date not null,
    lines jsonb not null,
    taken_at timestamptz(3) not null,
    status text not null,
    acknowledged_at timestamptz(3),
    version integer not null default 1,
    constraint received_report_pkey primary key (tenant_id, id)
);
create index received_report_tenant_id_organization_id_taken_at_id_idx
  on received_report (tenant_id, organization_id, taken_at desc, id);
-- A report is taken in once.
create unique index received_report_once on received_report (tenant_id, from_key, report_id);
alter table received_report
  add check (kind in ('quarter', 'half_year', 'year')),
  add check (to_day > from_day),
  add check (jsonb_typeof(lines) = 'array'),
  add check (status in ('sent', 'acknowledged')),
  add check ((status = 'acknowledged') = (acknowledged_at is not null)),
  add check (char_length(from_district) between 2 and 60),
  add check (char_length(from_place) between 1 and 60),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
create trigger guard_step before update on received_report for each row
  execute function sec.guard_step('sent>acknowledged');
select pg_temp.guard_table('received_report', false);

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('issued_report', r, 'select', mine);
    perform pg_temp.allow('issued_report', r, 'insert', mine);
    perform pg_temp.allow('issued_report', r, 'update', mine, '(to_key, to_district, to_unit, issued_at, issued_by, version)');
    execute format('grant update (issued_id) on service_statement to %I', r);
  end loop;
  -- The unit's own, and nobody's besides.
  perform pg_temp.allow('received_report', '{{=p_unit}}', 'select', 'organization_id = (select sec.org())');
  perform pg_temp.allow('received_report', '{{=p_unit}}', 'insert', 'organization_id = (select sec.org()) and status = ''sent''');
  perform pg_temp.allow('received_report', '{{=p_unit}}', 'update', 'organization_id = (select sec.org())', '(status, acknowledged_at, version)');
  -- To whom a report can be addressed, and who has signed one.
  foreach r in array array['{{=p_area}}', '{{=p_unit}}'] loop
    perform pg_temp.allow('known_district', r, 'select', 'tenant_id = (select sec.tenant())', '(tenant_id, id, name, public_key, ended_at)');
  end loop;
end $$;
