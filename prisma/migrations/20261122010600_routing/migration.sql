{{helpers}}

-- The dispatch catalogue in versions, the duty lists, and what the district's own work has taught
-- for suggestions. A published version is never edited: a mistake is mended by the next one.

create table catalogue_version (
  tenant_id uuid not null,
  id uuid not null,
  number int not null,
  status text not null check (status in ('draft', 'published', 'discarded')),
  effective_from date,
  note text not null default '' check (char_length(note) <= 200),
  version int not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  created_name text not null check (char_length(created_name) <= 60),
  published_at timestamptz(3),
  published_by uuid,
  published_name text,
  primary key (tenant_id, id),
  check ((status = 'published') = (effective_from is not null and published_at is not null and published_name is not null))
);
create unique index catalogue_version_tenant_id_number_key on catalogue_version (tenant_id, number);
create unique index catalogue_version_one_draft on catalogue_version (tenant_id) where status = 'draft';

create table catalogue_entry (
  tenant_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  category_id uuid not null,
  area_id uuid,                          -- null: the whole district
  path text collate "C" not null,        -- of the area; the district's for the whole
  lead text not null check (lead in ('organization', 'street', 'community')),
  organization_id uuid,
  co uuid[] not null default '{}',
  limit_value int,
  limit_unit text check (limit_unit in ('minute', 'hour', 'work_hour', 'day', 'work_day')),
  statutory boolean not null default false, -- the law gives longer than the district's numbers do
  filing text check (char_length(filing) <= 200),
  closing text check (char_length(closing) <= 200),
  reference text check (char_length(reference) <= 200),
  removed boolean not null default false,
  primary key (tenant_id, id),
  check ((lead = 'organization') = (organization_id is not null)),
  check ((limit_value is null) = (limit_unit is null)),
  check (limit_value > 0),
  check (not statutory or limit_value is not null and reference is not null),
  check (cardinality(co) <= 5),
  foreign key (tenant_id, version_id) references catalogue_version (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index catalogue_entry_one on catalogue_entry (tenant_id, version_id, category_id, path) where not removed;

-- What the communities of a place may be given to lead (DOMAIN §2.1, R5): all of the district, all
-- of a street, or one.
create table duty_list (
  tenant_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  path text collate "C" not null,
  category_id uuid not null,
  valid_from date not null,
  valid_to date,
  reference text not null check (char_length(reference) between 1 and 200),
  version int not null default 1,
  primary key (tenant_id, id),
  check (valid_to >= valid_from),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);
create index duty_list_tenant_id_category_id_path_idx on duty_list (tenant_id, category_id, path);

-- In how many handled tickets of a category a term was seen; fewer than three are never kept.
create table suggest_term (
  tenant_id uuid not null,
  category_id uuid not null,
  term text not null check (char_length(term) between 1 and 3 and term !~ '[[:digit:][:space:]a-zA-Z]'),
  tickets int not null check (tickets >= 3),
  primary key (tenant_id, category_id, term),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);
create index suggest_term_tenant_id_term_idx on suggest_term (tenant_id, term);

create table suggest_category (
  tenant_id uuid not null,
  category_id uuid not null,
  tickets int not null,
  total int not null,                    -- of all its terms
  learned_at timestamptz(3) not null,
  primary key (tenant_id, category_id),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);

create table suggest_outcome (
  tenant_id uuid not null,
  category_id uuid not null,
  organization_id uuid not null,
  done int not null,
  returned int not null,
  primary key (tenant_id, category_id, organization_id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);

-- What the order was printed with stays with it, whatever the catalogue says later.
alter table assignment
  add column catalogue_entry_id uuid,
  add column limit_value int,
  add column limit_unit text,
  add column closing text,
  add constraint assignment_entry foreign key (tenant_id, catalogue_entry_id) references catalogue_entry (tenant_id, id);

-- ---------------------------------------------------------------- the first version

-- What stood at the categories becomes version 1. FORCE binds the owner too; while the rows are
-- carried over it must see them.
alter table category no force row level security;
alter table area no force row level security;

insert into catalogue_version (tenant_id, id, number, status, effective_from, note, created_at, created_name, published_at, published_name)
select d.tenant_id, gen_random_uuid(), 1, 'published', date '2020-01-01', '', now(), '', now(), ''
from area d where d.level = 'district'
  and exists (select from category c where c.tenant_id = d.tenant_id and (c.organization_id is not null or c.closing is not null));

insert into catalogue_entry (tenant_id, id, version_id, category_id, path, lead, organization_id, closing)
select c.tenant_id, gen_random_uuid(), v.id, c.id, d.path,
  case when c.organization_id is null then 'street' else 'organization' end, c.organization_id, left(c.closing, 200)
from category c
join catalogue_version v on v.tenant_id = c.tenant_id
join area d on d.tenant_id = c.tenant_id and d.level = 'district'
where c.parent_id is not null and (c.organization_id is not null or c.closing is not null);

insert into duty_list (tenant_id, id, area_id, path, category_id, valid_from, reference)
select c.tenant_id, gen_random_uuid(), d.id, d.path, c.id, date '2020-01-01', '-'
from category c join area d on d.tenant_id = c.tenant_id and d.level = 'district'
where c.community_may_lead;

alter table category force row level security;
alter table area force row level security;
alter table category drop column organization_id, drop column community_may_lead, drop column closing;

-- ---------------------------------------------------------------- rights

do $$
declare
  t text;
  r text;
begin
  foreach t in array array['catalogue_version', 'catalogue_entry', 'duty_list', 'suggest_term', 'suggest_category', 'suggest_outcome'] loop
    perform pg_temp.guard_table(t);
    foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
      perform pg_temp.allow(t, r, 'select', 'tenant_id = (select sec.tenant())');
    end loop;
  end loop;
  foreach t in array array['catalogue_version', 'catalogue_entry', 'duty_list'] loop
    perform pg_temp.allow(t, '{{=p_org}}', 'select', 'tenant_id = (select sec.tenant())');
    perform pg_temp.allow(t, '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');
  end loop;
  perform pg_temp.allow('catalogue_version', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())',
    '(status, effective_from, note, version, published_at, published_by, published_name)');
  perform pg_temp.allow('catalogue_entry', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())', '(removed)');
  perform pg_temp.allow('duty_list', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())', '(valid_to, version)');
end $$;

-- ---------------------------------------------------------------- guards

-- Only a draft is written to.
create function sec.guard_catalogue_version() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if old.status <> 'draft' then
    raise exception 'a version of the catalogue that is not a draft does not change' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_catalogue_version before update on catalogue_version
  for each row execute function sec.guard_catalogue_version();

create function sec.guard_catalogue_entry() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.catalogue_version v where v.tenant_id = new.tenant_id and v.id = new.version_id
      and v.status = 'draft') then
    raise exception 'a version of the catalogue that is not a draft does not change' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_catalogue_entry before insert or update on catalogue_entry
  for each row execute function sec.guard_catalogue_entry();

-- A community leads only what stands on its duty list on the day of the dispatch (DOMAIN §2.13, 12).
create function sec.guard_lead() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare place text;
begin
  select o.path into place from public.organization o
  join public.area a on a.tenant_id = o.tenant_id and a.id = o.area_id
  where o.tenant_id = new.tenant_id and o.id = new.organization_id and o.kind = 'office' and a.level = 'community';
  if place is not null and not exists (
    select from public.duty_list d
    join public.ticket k on k.tenant_id = d.tenant_id and k.category_id = d.category_id
    where d.tenant_id = new.tenant_id and k.id = new.ticket_id and left(place, char_length(d.path)) = d.path
      and d.valid_from <= (select (sec.now() at time zone t.time_zone)::date from sec.tenant t where t.id = new.tenant_id)
      and coalesce(d.valid_to, 'infinity') >= (select (sec.now() at time zone t.time_zone)::date from sec.tenant t where t.id = new.tenant_id)
  ) then
    raise exception 'a community leads only what stands on its duty list' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_lead before insert on assignment for each row
  when (new.part = 'lead') execute function sec.guard_lead();
alter function sec.guard_lead() owner to {{definer}};

-- ---------------------------------------------------------------- reading

-- The entries in force on a day for a place: of several for one category the most specific one, and
-- who leads there. A community that may not lead is nobody: a person decides.
create function sec.routes(p_tenant uuid, p_path text, p_day date) returns table (
  entry_id uuid, category_id uuid, number int, effective_from date, lead text, organization_id uuid, co uuid[],
  limit_value int, limit_unit text, statutory boolean, filing text, closing text, reference text
) language sql stable set search_path = pg_catalog, pg_temp as $$
  with v as (
    select v.id, v.number, v.effective_from from public.catalogue_version v
    where v.tenant_id = p_tenant and v.status = 'published' and v.effective_from <= p_day
    order by v.effective_from desc, v.number desc limit 1
  ), e as (
    select distinct on (e.category_id) e.*, v.number, v.effective_from
    from public.catalogue_entry e join v on v.id = e.version_id
    where e.tenant_id = p_tenant and not e.removed and left(p_path, char_length(e.path)) = e.path
    order by e.category_id, char_length(e.path) desc
  )
  select e.id, e.category_id, e.number, e.effective_from, e.lead, coalesce(e.organization_id, o.id), e.co,
    e.limit_value, e.limit_unit, e.statutory, e.filing, e.closing, e.reference
  from e
  left join public.organization o on o.tenant_id = p_tenant and o.kind = 'office' and o.valid_to is null
    and o.path = array_to_string((string_to_array(p_path, '.'))[1:case e.lead when 'street' then 2 else 3 end], '.') || '.'
    and char_length(p_path) - char_length(replace(p_path, '.', '')) >= case e.lead when 'street' then 2 else 3 end
    and (e.lead = 'street' or e.lead = 'community' and exists (select from public.duty_list d
      where d.tenant_id = p_tenant and d.category_id = e.category_id and left(o.path, char_length(d.path)) = d.path
        and d.valid_from <= p_day and coalesce(d.valid_to, 'infinity') >= p_day))
$$;
grant execute on function sec.routes(uuid, text, date) to {{p_area}}, {{p_district}}, {{p_job}};

-- What one category has taught, in place of what was known of it.
create function sec.learn(p_category uuid, p_tickets int, p_terms text[], p_counts int[],
  p_organizations uuid[], p_done int[], p_returned int[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  delete from public.suggest_term where tenant_id = c.tenant_id and category_id = p_category;
  delete from public.suggest_outcome where tenant_id = c.tenant_id and category_id = p_category;
  insert into public.suggest_term (tenant_id, category_id, term, tickets)
    select c.tenant_id, p_category, x.term, x.n from unnest(p_terms, p_counts) x (term, n);
  insert into public.suggest_outcome (tenant_id, category_id, organization_id, done, returned)
    select c.tenant_id, p_category, x.organization, x.done, x.returned
    from unnest(p_organizations, p_done, p_returned) x (organization, done, returned);
  insert into public.suggest_category as k (tenant_id, category_id, tickets, total, learned_at)
    values (c.tenant_id, p_category, p_tickets, coalesce((select sum(n) from unnest(p_counts) n), 0), sec.now())
    on conflict (tenant_id, category_id) do update
      set tickets = excluded.tickets, total = excluded.total, learned_at = excluded.learned_at;
end $$;
alter function sec.learn(uuid, int, text[], int[], uuid[], int[], int[]) owner to {{definer}};
grant delete on suggest_term, suggest_outcome to {{definer}};
set local role {{definer}};
grant execute on function sec.learn(uuid, int, text[], int[], uuid[], int[], int[]) to {{p_job}};
set local role {{owner}};
