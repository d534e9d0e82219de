{{helpers}}
-- 组织生活 and 党费 (DOMAIN §6.3, §6.4): one line for each gathering, "kept on paper" is enough; of dues only how many
-- have paid, not paid, or were excused in a month. Nobody's name, no amount, no photo, no score (DOMAIN §11.1, N10).
-- A theme day of several hosts is a row for each of them with the same gathering.

create table party_record (
  tenant_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  gathering_id uuid not null,
  path text collate "C" not null,
  kind text not null,
  held_on date not null,
  topic text not null,
  present int,
  outcome text,
  on_paper boolean not null default false,
  hosts text[] not null default '{}',
  others text,
  struck_at timestamptz(3),
  struck_by text,
  strike_reason text,
  version int not null default 1,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint party_record_pkey primary key (tenant_id, id),
  constraint party_record_kind check (kind in ('member_assembly', 'branch_committee', 'group_meeting', 'party_lecture',
    'theme_day', 'org_life_meeting', 'member_appraisal')),
  constraint party_record_texts check (char_length(topic) between 2 and 60 and char_length(outcome) between 1 and 200
    and char_length(others) between 2 and 100 and char_length(strike_reason) between 2 and 200),
  constraint party_record_present check (present between 0 and 9999 and (on_paper or present is not null)),
  constraint party_record_struck check ((struck_at is null) = (strike_reason is null) and (struck_at is null) = (struck_by is null)),
  foreign key (tenant_id, party_id) references party_organization (tenant_id, id)
);
create index party_record_of on party_record (tenant_id, party_id, kind, held_on desc);
create index party_record_gathering on party_record (tenant_id, gathering_id);

create table party_dues (
  tenant_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  path text collate "C" not null,
  month date not null,
  paid int not null,
  unpaid int not null,
  waived int not null,
  version int not null default 1,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint party_dues_pkey primary key (tenant_id, id),
  constraint party_dues_month check (extract(day from month) = 1),
  constraint party_dues_range check (paid between 0 and 9999 and unpaid between 0 and 9999 and waived between 0 and 9999),
  foreign key (tenant_id, party_id) references party_organization (tenant_id, id)
);
create unique index party_dues_of on party_dues (tenant_id, party_id, month);

-- For which month the secretary was reminded of what is not yet recorded.
alter table party_organization add column life_reminded date;

select pg_temp.guard_table('party_record'), pg_temp.guard_table('party_dues');

do $$
declare r text; mine text; t text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r
      when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi()) '
        'and (select sec.role()) = any (array[''street_secretary'', ''community_secretary''])'
      else 'tenant_id = (select sec.whole()) and (select sec.role()) = ''district_org''' end;
    foreach t in array array['party_record', 'party_dues'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('party_record', r, 'update', mine, '(struck_at, struck_by, strike_reason, version)');
    perform pg_temp.allow('party_dues', r, 'update', mine, '(paid, unpaid, waived, version, entered_at, entered_by)');
  end loop;
end $$;

create function sec.guard_party_life() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  return new;
end $$;
create trigger guard_party_life before update on party_record for each row execute function sec.guard_party_life();
create trigger guard_party_life before update on party_dues for each row execute function sec.guard_party_life();
