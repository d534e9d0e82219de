{{helpers}}
-- 联系事项 (DOMAIN §5.4, the "five ones"): what who fills a seat keeps up with is a list of the district's own words,
-- by dated versions; a street adds to it. A record is one line, put right with what stood before. Nothing counts them
-- (DOMAIN §11.1). 进展: a member unit says how its resolution goes; what becomes of it still follows from the ticket.

create table contact_version (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    valid_from date not null,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    constraint contact_version_pkey primary key (tenant_id, id)
);
create table contact_item (
    tenant_id uuid not null,
    id uuid not null,
    version_id uuid not null,
    path text collate "C" not null,
    position integer not null,
    key uuid not null,
    title text not null,
    body text not null,
    frequency text not null,
    kinds text[] not null,
    constraint contact_item_pkey primary key (tenant_id, id)
);
create table contact_record (
    tenant_id uuid not null,
    id uuid not null,
    council_id uuid not null,
    seat_id uuid not null,
    holder_id uuid,
    path text collate "C" not null,
    organization_name text not null,
    item_key uuid not null,
    item_title text not null,
    happened_on date not null,
    what text not null,
    outcome text,
    on_paper boolean not null default false,
    replaces_id uuid,
    struck_at timestamptz(3),
    struck_by text,
    strike_reason text,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    version integer not null default 1,
    constraint contact_record_pkey primary key (tenant_id, id)
);
create table resolution_progress (
    tenant_id uuid not null,
    id uuid not null,
    resolution_id uuid not null,
    meeting_id uuid not null,
    path text collate "C" not null,
    body_kind text not null,
    holder_id uuid not null,
    organization_name text not null,
    happened_on date not null,
    body text not null,
    entered_at timestamptz(3) not null,
    constraint resolution_progress_pkey primary key (tenant_id, id)
);

create index contact_version_tenant_id_path_valid_from_idx on contact_version (tenant_id, path, valid_from);
create unique index contact_item_tenant_id_version_id_position_key on contact_item (tenant_id, version_id, position);
create index contact_record_tenant_id_seat_id_happened_on_idx on contact_record (tenant_id, seat_id, happened_on);
create index contact_record_tenant_id_path_idx on contact_record (tenant_id, path);
create index contact_record_tenant_id_holder_id_idx on contact_record (tenant_id, holder_id);
create index resolution_progress_tenant_id_resolution_id_happened_on_idx on resolution_progress (tenant_id, resolution_id, happened_on);
create index resolution_progress_tenant_id_holder_id_idx on resolution_progress (tenant_id, holder_id);
create index resolution_progress_tenant_id_path_idx on resolution_progress (tenant_id, path);

alter table contact_version
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table contact_item
  add check (position between 1 and 20),
  add check (char_length(title) between 2 and 30),
  add check (char_length(body) between 2 and 100),
  add check (frequency in ('month', 'quarter', 'half_year', 'year')),
  add check (cardinality(kinds) > 0 and kinds <@ array['first_secretary', 'secretary', 'deputy', 'full_time', 'part_time']),
  add foreign key (tenant_id, version_id) references contact_version (tenant_id, id);
alter table contact_record
  add check (char_length(organization_name) between 2 and 60),
  add check (char_length(item_title) between 2 and 30),
  add check (char_length(what) between 2 and 200),
  add check (char_length(outcome) between 2 and 200),
  add check ((struck_at is null) = (struck_by is null) and (struck_at is null) = (strike_reason is null)),
  add check (char_length(strike_reason) between 2 and 200),
  add foreign key (tenant_id, council_id) references council (tenant_id, id),
  add foreign key (tenant_id, seat_id) references council_seat (tenant_id, id),
  add foreign key (tenant_id, holder_id) references seat_holder (tenant_id, id),
  add foreign key (tenant_id, replaces_id) references contact_record (tenant_id, id);
alter table resolution_progress
  add check (body_kind in ('council', 'property', 'deliberation')),
  add check (char_length(organization_name) between 2 and 60),
  add check (char_length(body) between 2 and 200),
  add foreign key (tenant_id, resolution_id) references meeting_resolution (tenant_id, id),
  add foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  add foreign key (tenant_id, holder_id) references seat_holder (tenant_id, id);

select pg_temp.guard_table('contact_version', false), pg_temp.guard_table('contact_item', false),
  pg_temp.guard_table('contact_record'), pg_temp.guard_table('resolution_progress', false);

-- ---------------------------------------------------------------- the last line

-- A record is struck once, and nothing else of it changes.
create function sec.guard_contact_record() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if old.struck_at is not null then
    raise exception 'struck already' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_contact_record before update on contact_record for each row when (new.path = old.path)
  execute function sec.guard_contact_record();

-- Only who fills a seat of the member unit that a resolution names says how it goes, while it is being carried out.
create function sec.guard_resolution_progress() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'job' and not exists (
      select from public.meeting_resolution r join public.seat_holder h on h.tenant_id = r.tenant_id
        and h.organization_id = r.organization_id and h.path = r.path
      where r.tenant_id = new.tenant_id and r.id = new.resolution_id and r.meeting_id = new.meeting_id and r.member_unit
        and r.state in ('open', 'in_progress') and h.id = new.holder_id and h.status in ('appointed', 'published')) then
    raise exception 'progress refused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_resolution_progress before insert on resolution_progress for each row
  execute function sec.guard_resolution_progress();

-- ---------------------------------------------------------------- rights

do $$
declare
  r text; t text; mine text; own text;
  everyone constant text := 'tenant_id = (select sec.tenant())';
  here constant text := 'path = (select sec.lo())';
  of_self constant text := 'path = (select sec.lo()) and holder_id = (select sec.person())';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    -- The list is the district's, a street adds to it.
    own := here || ' and (select sec.role()) = ' || case r when '{{=p_area}}' then '''street_secretary''' else '''district_org''' end;
    foreach t in array array['contact_version', 'contact_item'] loop
      perform pg_temp.allow(t, r, 'select', everyone);
      perform pg_temp.allow(t, r, 'insert', own);
    end loop;
    own := here || ' and (select sec.role()) = any (array[''district_org'', ''street_secretary'', ''community_secretary''])';
    perform pg_temp.allow('contact_record', r, 'select', mine);
    perform pg_temp.allow('contact_record', r, 'insert', own);
    perform pg_temp.allow('contact_record', r, 'update', own, '(struck_at, struck_by, strike_reason, version)');
    perform pg_temp.allow('resolution_progress', r, 'select', mine);
  end loop;

  -- Who fills a seat: the list, the own records, and how the resolutions of the own council go.
  r := '{{=p_seat}}';
  perform pg_temp.allow('contact_version', r, 'select', everyone);
  perform pg_temp.allow('contact_item', r, 'select', everyone);
  perform pg_temp.allow('contact_record', r, 'select', of_self);
  perform pg_temp.allow('contact_record', r, 'insert', of_self);
  perform pg_temp.allow('contact_record', r, 'update', of_self, '(struck_at, struck_by, strike_reason, version)');
  perform pg_temp.allow('resolution_progress', r, 'select', here || ' and body_kind = ''council''');
  perform pg_temp.allow('resolution_progress', r, 'insert', of_self || ' and body_kind = ''council''');
end $$;

alter function sec.guard_resolution_progress() owner to {{definer}};
