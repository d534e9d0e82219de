{{helpers}}
-- 后进党组织整顿 (seed 1, 1.13): what was found above, the opinions that the organization gathers, its measures with a
-- day, the check from above, and lifted. Read by the three who are responsible, each in the own range.

create table party_case (
  tenant_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  path text collate "C" not null,
  status text not null,
  opened_on date not null,
  due_on date,
  lifted_on date,
  version int not null default 1,
  constraint party_case_pkey primary key (tenant_id, id),
  constraint party_case_status check (status in ('found', 'opinions', 'measures', 'checked', 'lifted')),
  constraint party_case_lifted check ((status = 'lifted') = (lifted_on is not null) and lifted_on >= opened_on),
  constraint party_case_due check (status in ('found', 'opinions') or due_on is not null),
  foreign key (tenant_id, party_id) references party_organization (tenant_id, id)
);
create unique index party_case_one on party_case (tenant_id, party_id) where lifted_on is null;
create index party_case_path on party_case (tenant_id, path, status);

create table party_case_step (
  tenant_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  path text collate "C" not null,
  step text not null,
  happened_on date not null,
  text text not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint party_case_step_pkey primary key (tenant_id, id),
  constraint party_case_step_step check (step in ('found', 'opinions', 'measures', 'sent_back', 'checked', 'lifted')),
  constraint party_case_step_text check (char_length(text) between 2 and 500),
  foreign key (tenant_id, case_id) references party_case (tenant_id, id)
);
create index party_case_step_of on party_case_step (tenant_id, case_id, entered_at);

select pg_temp.guard_table('party_case'), pg_temp.guard_table('party_case_step', false);

do $$
declare r text; mine text; t text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r
      when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi()) '
        'and (select sec.role()) = any (array[''street_secretary'', ''community_secretary''])'
      else 'tenant_id = (select sec.whole()) and (select sec.role()) = ''district_org''' end;
    foreach t in array array['party_case', 'party_case_step'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('party_case', r, 'update', mine, '(status, due_on, lifted_on, version)');
  end loop;
end $$;

-- The last line: the steps in their order, who is concerned does not decide, and what is lifted stays lifted.
create function sec.guard_party_case() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if old.status || '>' || new.status not in ('found>opinions', 'opinions>measures', 'measures>measures',
        'measures>checked', 'checked>lifted') then
      raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
    end if;
  end if;
  if c.role = 'community_secretary' and (tg_op = 'INSERT' or new.status in ('checked', 'lifted')) then
    raise exception 'decided above' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_party_case before insert or update on party_case for each row execute function sec.guard_party_case();
alter function sec.guard_party_case() owner to {{definer}};
