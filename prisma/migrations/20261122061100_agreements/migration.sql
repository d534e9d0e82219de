{{helpers}}
-- 共建协议 (DOMAIN §5.4): a place and units promise each other something, each by its own person; what was promised is
-- ticked off by what is on record, never typed twice. Its place, those above, and the units that sign it read it.

create table co_agreement (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  level text not null,
  unit_ids uuid[] not null,
  title text not null,
  project_id uuid,
  previous_id uuid,
  starts_on date not null,
  ends_on date not null,
  status text not null default 'draft',
  confirmed_at timestamptz(3),
  review text,
  reviewed_on date,
  end_reason text,
  ended_on date,
  reminded_on date,
  drafted_at timestamptz(3) not null,
  drafted_by text not null,
  version int not null default 1,
  constraint co_agreement_pkey primary key (tenant_id, id),
  constraint co_agreement_level check (level in ('district', 'street', 'community')),
  constraint co_agreement_units check (cardinality(unit_ids) between 1 and 20),
  constraint co_agreement_title check (char_length(title) between 2 and 60),
  constraint co_agreement_days check (ends_on > starts_on),
  constraint co_agreement_status check (status in ('draft', 'confirmed', 'reviewed', 'renewed', 'ended')),
  constraint co_agreement_confirmed check (status not in ('confirmed', 'reviewed', 'renewed') or confirmed_at is not null),
  constraint co_agreement_review check ((review is null) = (reviewed_on is null) and char_length(review) between 2 and 1000
    and (status not in ('reviewed', 'renewed') or review is not null)),
  constraint co_agreement_end check ((status = 'ended') = (end_reason is not null) and (end_reason is null) = (ended_on is null)
    and char_length(end_reason) between 2 and 200),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, project_id) references co_project (tenant_id, id),
  foreign key (tenant_id, previous_id) references co_agreement (tenant_id, id)
);
create index co_agreement_list on co_agreement (tenant_id, path, drafted_at desc, id desc);
create index co_agreement_units on co_agreement using gin (unit_ids);
create index co_agreement_of_project on co_agreement (tenant_id, project_id);
create index co_agreement_ending on co_agreement (tenant_id, ends_on) where status in ('confirmed', 'reviewed') and reminded_on is null;
-- Renewed once.
create unique index co_agreement_renewed on co_agreement (tenant_id, previous_id) where previous_id is not null;

create table co_signer (
  tenant_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  path text collate "C" not null,
  unit_ids uuid[] not null,
  organization_id uuid not null,
  organization_name text not null,
  is_office boolean not null,
  confirmed_at timestamptz(3),
  confirmed_by text,
  returned_at timestamptz(3),
  return_reason text,
  version int not null default 1,
  constraint co_signer_pkey primary key (tenant_id, id),
  constraint co_signer_organization check (char_length(organization_name) between 2 and 60),
  constraint co_signer_confirmed check ((confirmed_at is null) = (confirmed_by is null)),
  constraint co_signer_returned check ((returned_at is null) = (return_reason is null) and (returned_at is null or confirmed_at is null)
    and char_length(return_reason) between 2 and 200),
  foreign key (tenant_id, agreement_id) references co_agreement (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index co_signer_once on co_signer (tenant_id, agreement_id, organization_id);
create index co_signer_of on co_signer (tenant_id, organization_id);

create table co_commitment (
  tenant_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  path text collate "C" not null,
  unit_ids uuid[] not null,
  organization_id uuid not null,
  organization_name text not null,
  text text not null,
  due_on date,
  rhythm text,
  dropped_at timestamptz(3),
  entered_at timestamptz(3) not null,
  version int not null default 1,
  constraint co_commitment_pkey primary key (tenant_id, id),
  constraint co_commitment_organization check (char_length(organization_name) between 2 and 60),
  constraint co_commitment_text check (char_length(text) between 2 and 300),
  constraint co_commitment_when check ((due_on is null) <> (rhythm is null)),
  constraint co_commitment_rhythm check (rhythm in ('month', 'quarter', 'half', 'year')),
  foreign key (tenant_id, agreement_id) references co_agreement (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index co_commitment_of on co_commitment (tenant_id, agreement_id, entered_at);

create table co_fulfilment (
  tenant_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  path text collate "C" not null,
  unit_ids uuid[] not null,
  record_kind text not null,
  record_id uuid not null,
  record_title text not null,
  record_on date not null,
  ticked_at timestamptz(3) not null,
  ticked_by text not null,
  constraint co_fulfilment_pkey primary key (tenant_id, id),
  constraint co_fulfilment_kind check (record_kind in ('project', 'step', 'booking', 'service')),
  constraint co_fulfilment_title check (char_length(record_title) between 2 and 200),
  foreign key (tenant_id, commitment_id) references co_commitment (tenant_id, id)
);
create unique index co_fulfilment_once on co_fulfilment (tenant_id, commitment_id, record_id);

select pg_temp.guard_table('co_agreement'), pg_temp.guard_table('co_signer'), pg_temp.guard_table('co_commitment'),
  pg_temp.guard_table('co_fulfilment', false);

-- ---------------------------------------------------------------- rights

do $$
declare
  r text; t text; mine text;
  here constant text := 'path = (select sec.lo())';
  word constant text := '(confirmed_at, confirmed_by, returned_at, return_reason, version)';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['co_agreement', 'co_signer', 'co_commitment', 'co_fulfilment'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', here);
    end loop;
    perform pg_temp.allow('co_agreement', r, 'update', here,
      '(title, starts_on, ends_on, status, review, reviewed_on, end_reason, ended_on, version)');
    perform pg_temp.allow('co_signer', r, 'update', here, word);
    perform pg_temp.allow('co_commitment', r, 'update', here, '(dropped_at, version)');
  end loop;
  r := '{{=p_unit}}';
  foreach t in array array['co_agreement', 'co_signer', 'co_commitment', 'co_fulfilment'] loop
    perform pg_temp.allow(t, r, 'select', '(select sec.org()) = any (unit_ids)');
  end loop;
  perform pg_temp.allow('co_signer', r, 'update', 'organization_id = (select sec.org())', word);
end $$;

-- ---------------------------------------------------------------- the last line

-- Its place keeps an agreement: it writes while nobody has confirmed, and goes the ways there are.
create function sec.guard_co_agreement() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); step text;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then raise exception 'version must move by one' using errcode = '40001'; end if;
    step := old.status || '>' || new.status;
    -- The word of the last side makes it stand, and nothing else does.
    if step = 'draft>confirmed' then
      if pg_trigger_depth() < 2 then raise exception 'no way %', step using errcode = '42501'; end if;
      return new;
    elsif new.status <> old.status and step not in ('draft>ended', 'confirmed>reviewed', 'confirmed>ended', 'reviewed>renewed',
        'reviewed>ended') then
      raise exception 'no way %', step using errcode = '42501';
    end if;
    if (new.title, new.starts_on, new.ends_on) is distinct from (old.title, old.starts_on, old.ends_on)
       and (old.status <> 'draft' or exists (select from public.co_signer s where s.tenant_id = new.tenant_id
         and s.agreement_id = new.id and s.confirmed_at is not null)) then
      raise exception 'agreement stands' using errcode = '42501';
    end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'agreement refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and (new.status <> 'draft' or new.previous_id is not null and not exists (select from public.co_agreement p
      where p.tenant_id = new.tenant_id and p.id = new.previous_id and p.path = new.path and p.status = 'renewed')) then
    raise exception 'agreement refused' using errcode = '42501';
  end if;
  return new;
end $$;

-- An agreement has its place and every unit it names as sides, each once; no side is a unit that has closed.
create function sec.require_signers() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if (select count(*) filter (where s.is_office) <> 1 or count(*) <> cardinality(new.unit_ids) + 1 from public.co_signer s
      where s.tenant_id = new.tenant_id and s.agreement_id = new.id) then
    raise exception 'an agreement has its place and its units as sides' using errcode = '23514';
  end if;
  return null;
end $$;

-- Each side gives its own word, the place first: with that the words stand and the units are asked. A unit may ask for
-- changes instead; then everybody gives the word anew.
create function sec.guard_co_signer() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a public.co_agreement; open boolean;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then raise exception 'version must move by one' using errcode = '40001'; end if;
    -- A unit that asks for changes takes back everybody's word.
    if pg_trigger_depth() >= 2 and new.confirmed_at is null then return new; end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'signer refused' using errcode = '42501';
  end if;
  select * into a from public.co_agreement x where x.tenant_id = new.tenant_id and x.id = new.agreement_id for update;
  open := exists (select from public.organization o where o.tenant_id = new.tenant_id and o.id = new.organization_id
    and o.valid_to is null and case when new.is_office then o.kind = 'office' and o.area_id = a.area_id else o.kind = 'unit' end);
  if a.status is distinct from 'draft' or not open then raise exception 'signer refused' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.returned_at is not null or new.path <> a.path or new.unit_ids <> a.unit_ids
       or not new.is_office and new.organization_id <> all (a.unit_ids) then
      raise exception 'signer refused' using errcode = '42501';
    end if;
  elsif old.confirmed_at is not null or (c.role = 'liaison') = new.is_office
     or new.confirmed_at is null and new.is_office
     or not exists (select from public.co_commitment k where k.tenant_id = new.tenant_id and k.agreement_id = new.agreement_id
       and k.dropped_at is null)
     or not new.is_office and not exists (select from public.co_signer s where s.tenant_id = new.tenant_id
       and s.agreement_id = new.agreement_id and s.is_office and s.confirmed_at is not null) then
    raise exception 'signer refused' using errcode = '42501';
  end if;
  return new;
end $$;

-- With the last side's word the agreement stands; a unit that asks for changes opens it again for all.
create function sec.follow_co_signer() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.returned_at is not null then
    update public.co_signer s set confirmed_at = null, confirmed_by = null, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.agreement_id = new.agreement_id and s.confirmed_at is not null;
    return null;
  end if;
  update public.co_agreement a set status = 'confirmed', confirmed_at = sec.now(), version = a.version + 1
  where a.tenant_id = new.tenant_id and a.id = new.agreement_id and a.status = 'draft'
    and not exists (select from public.co_signer o where o.tenant_id = a.tenant_id and o.agreement_id = a.id
      and o.confirmed_at is null);
  return null;
end $$;

-- Somebody who signs owns a commitment; it is written and dropped while nobody has confirmed.
create function sec.guard_co_commitment() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a public.co_agreement;
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if c.kind = 'job' then return new; end if;
  select * into a from public.co_agreement x where x.tenant_id = new.tenant_id and x.id = new.agreement_id for update;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') or a.status is distinct from 'draft'
     or exists (select from public.co_signer s where s.tenant_id = new.tenant_id and s.agreement_id = new.agreement_id
       and s.confirmed_at is not null) then
    raise exception 'agreement stands' using errcode = '42501';
  end if;
  if new.path <> a.path or new.unit_ids <> a.unit_ids or new.due_on not between a.starts_on and a.ends_on
     or not exists (select from public.co_signer s where s.tenant_id = new.tenant_id and s.agreement_id = new.agreement_id
       and s.organization_id = new.organization_id) then
    raise exception 'nobody owns the commitment' using errcode = '23514';
  end if;
  return new;
end $$;

-- A commitment of an agreement that stands is ticked off by its place.
create function sec.guard_co_fulfilment() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary')
     or not exists (select from public.co_commitment k join public.co_agreement a on a.tenant_id = k.tenant_id and a.id = k.agreement_id
       where k.tenant_id = new.tenant_id and k.id = new.commitment_id and k.dropped_at is null and k.path = new.path
         and k.unit_ids = new.unit_ids and a.status in ('confirmed', 'reviewed')) then
    raise exception 'fulfilment refused' using errcode = '42501';
  end if;
  return new;
end $$;

do $$
declare t text;
begin
  foreach t in array array['co_agreement', 'co_signer', 'co_commitment'] loop
    execute format('create trigger guard_%1$s before insert on public.%1$s for each row execute function sec.guard_%1$s()', t);
    execute format('create trigger guard_%1$s_change before update on public.%1$s for each row when (new.path = old.path) '
      'execute function sec.guard_%1$s()', t);
    execute format('alter function sec.guard_%s() owner to {{definer}}', t);
  end loop;
end $$;
create trigger guard_co_fulfilment before insert on co_fulfilment for each row execute function sec.guard_co_fulfilment();
create constraint trigger require_signers after insert on co_agreement
  deferrable initially deferred for each row execute function sec.require_signers();
create trigger follow_co_signer after update on co_signer for each row
  when (new.confirmed_at is not null and old.confirmed_at is null or new.returned_at is distinct from old.returned_at and new.returned_at is not null)
  execute function sec.follow_co_signer();

alter function sec.guard_co_fulfilment() owner to {{definer}};
alter function sec.require_signers() owner to {{definer}};
alter function sec.follow_co_signer() owner to {{definer}};
