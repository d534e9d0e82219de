{{helpers}}
-- Party organizations (DOMAIN §6.1, §6.2; seeds 4 and 5): 党工委 → 党委、总支 → 支部 → 党小组 → 党员中心户, each at an
-- area and mapped to grids, buildings and units. There is no list of members and never will be (DOMAIN §11.2, P9):
-- how many there are is a dated head count. Only who is responsible for the organizations of a place may read them,
-- so the role stands in every condition beside the range.

create table party_organization (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  parent_id uuid,
  level text not null,
  form text,
  name text not null,
  secretary text,
  place_ids uuid[] not null default '{}',
  unit_ids uuid[] not null default '{}',
  purpose text,
  established_on date not null,
  document_no text,
  ends_on date,
  consent_on date,
  closed_on date,
  close_reason text,
  close_document text,
  version int not null default 1,
  constraint party_organization_pkey primary key (tenant_id, id),
  constraint party_organization_level check (level in ('work_committee', 'committee', 'general_branch', 'branch', 'group', 'household')),
  constraint party_organization_form check (form in ('community', 'own', 'joint', 'grid', 'building', 'project', 'functional', 'industry')),
  constraint party_organization_kind check ((form is null) = (level in ('work_committee', 'group', 'household'))),
  constraint party_organization_name check (char_length(name) between 2 and 60),
  constraint party_organization_secretary check (char_length(secretary) between 2 and 60),
  constraint party_organization_purpose check (char_length(purpose) between 2 and 200),
  constraint party_organization_document check (char_length(document_no) between 2 and 60 and char_length(close_document) between 2 and 60),
  constraint party_organization_span check (ends_on > established_on),
  constraint party_organization_project check (form is distinct from 'project' or (ends_on is not null and purpose is not null)),
  -- 党员中心户: a place where somebody lives, with a consent, and nobody's name (DOMAIN §11.2, P3).
  constraint party_organization_household check (level <> 'household' or (consent_on is not null and secretary is null)),
  constraint party_organization_closed check ((closed_on is null) = (close_reason is null) and closed_on >= established_on),
  constraint party_organization_reason check (close_reason in ('dissolved', 'merged', 'term_over', 'unit_closed', 'consent_withdrawn')),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, parent_id) references party_organization (tenant_id, id)
);
create index party_organization_parent on party_organization (tenant_id, parent_id, level);
create index party_organization_path on party_organization (tenant_id, path, level);
create index party_organization_ends on party_organization (tenant_id, ends_on) where closed_on is null;

create table party_head_count (
  tenant_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  path text collate "C" not null,
  counted_on date not null,
  full_members int not null,
  probationary int not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  constraint party_head_count_pkey primary key (tenant_id, id),
  constraint party_head_count_range check (full_members between 0 and 9999 and probationary between 0 and 9999),
  foreign key (tenant_id, party_id) references party_organization (tenant_id, id)
);
create index party_head_count_of on party_head_count (tenant_id, party_id, counted_on desc, entered_at desc);

create table party_term (
  tenant_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  path text collate "C" not null,
  number int not null,
  starts_on date not null,
  ends_on date not null,
  extended_to date,
  extension_document text,
  extension_reason text,
  early_document text,
  ended_on date,
  -- Of which reminder was sent last: six, three or one month ahead.
  reminded int,
  version int not null default 1,
  constraint party_term_pkey primary key (tenant_id, id),
  constraint party_term_number check (number between 1 and 99),
  constraint party_term_days check (ends_on > starts_on and ended_on > starts_on),
  constraint party_term_extended check ((extended_to is null) = (extension_document is null)
    and (extended_to is null) = (extension_reason is null) and extended_to > ends_on),
  constraint party_term_texts check (char_length(extension_document) between 2 and 60
    and char_length(extension_reason) between 2 and 200 and char_length(early_document) between 2 and 60),
  constraint party_term_reminded check (reminded in (6, 3, 1)),
  foreign key (tenant_id, party_id) references party_organization (tenant_id, id)
);
create unique index party_term_number_of on party_term (tenant_id, party_id, number);
create unique index party_term_one on party_term (tenant_id, party_id) where ended_on is null;
create index party_term_ends on party_term (tenant_id, ends_on) where ended_on is null;

select pg_temp.guard_table('party_organization'), pg_temp.guard_table('party_head_count', false),
  pg_temp.guard_table('party_term');

do $$
declare r text; mine text; t text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r
      when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi()) '
        'and (select sec.role()) = any (array[''street_secretary'', ''community_secretary''])'
      else 'tenant_id = (select sec.whole()) and (select sec.role()) = ''district_org''' end;
    foreach t in array array['party_organization', 'party_head_count', 'party_term'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('party_organization', r, 'update', mine,
      '(parent_id, name, secretary, place_ids, unit_ids, purpose, document_no, ends_on, consent_on, closed_on, close_reason, close_document, version)');
    perform pg_temp.allow('party_term', r, 'update', mine,
      '(ends_on, extended_to, extension_document, extension_reason, ended_on, reminded, version)');
  end loop;
end $$;

-- The last line: a tree without a circle, whose branches lie where their parent does; what is closed stays as it was.
create function sec.guard_party() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); above public.party_organization;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if old.closed_on is not null then
      raise exception 'closed organizations stay as they were' using errcode = '42501';
    end if;
    if new.closed_on is not null and exists (select from public.party_organization p
        where p.tenant_id = c.tenant_id and p.parent_id = new.id and p.closed_on is null) then
      raise exception 'an organization above others is not closed' using errcode = '42501';
    end if;
  end if;
  if new.parent_id is null or (tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id) then
    return new;
  end if;
  -- Two who move organizations at once wait for each other: together they could close a circle.
  perform pg_advisory_xact_lock(hashtextextended(c.tenant_id::text, 44));
  select * into above from public.party_organization p where p.tenant_id = c.tenant_id and p.id = new.parent_id;
  if not found or above.closed_on is not null or not starts_with(new.path, above.path) then
    raise exception 'no such organization above' using errcode = '23514';
  end if;
  if exists (with recursive up as (
      select p.id, p.parent_id from public.party_organization p where p.tenant_id = c.tenant_id and p.id = new.parent_id
      union select p.id, p.parent_id from public.party_organization p join up on p.id = up.parent_id where p.tenant_id = c.tenant_id)
    select from up where up.id = new.id) then
    raise exception 'an organization is not below itself' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_party before insert or update on party_organization for each row execute function sec.guard_party();

create function sec.guard_party_term() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if old.ended_on is not null then
    raise exception 'a term that is over stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_party_term before update on party_term for each row execute function sec.guard_party_term();

alter function sec.guard_party() owner to {{definer}};
