{{helpers}}

-- The numbers of a district become versions with a day from which they hold, each entered by
-- somebody for a reason; a street may have additions of its own (DOMAIN §12.1). A version is never
-- edited: a mistake is mended by another one.

-- FORCE binds the owner too; while the rows are carried over it must see them.
alter table setting no force row level security;
alter table area no force row level security;

alter table setting
  add column id uuid,
  add column area_id uuid,
  add column path text collate "C",
  add column version int,
  add column valid_from date,
  add column note text not null default '',
  add column entered_at timestamptz(3) not null default now(),
  add column entered_by uuid,
  add column entered_name text not null default '';

update setting s set
  id = gen_random_uuid(),
  area_id = d.id,
  path = d.path,
  version = v.version,
  valid_from = (s.effective_from at time zone t.time_zone)::date
from sec.tenant t, area d, (
  select tenant_id, key, effective_from,
    row_number() over (partition by tenant_id, key order by effective_from)::int as version
  from setting
) v
where t.id = s.tenant_id and d.tenant_id = s.tenant_id and d.level = 'district'
  and v.tenant_id = s.tenant_id and v.key = s.key and v.effective_from = s.effective_from;

alter table area force row level security;
alter table setting force row level security;

alter table setting
  drop constraint setting_pkey,
  drop column effective_from,
  alter column id set not null,
  alter column area_id set not null,
  alter column path set not null,
  alter column version set not null,
  alter column valid_from set not null,
  alter column note drop default,
  alter column value drop not null,
  add constraint setting_pkey primary key (tenant_id, id),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add check (version >= 1),
  add check (char_length(key) between 1 and 60),
  add check (char_length(note) <= 200);
create unique index setting_tenant_id_area_id_key_version_key on setting (tenant_id, area_id, key, version);

-- Who entered it, and when, is written from the session. No version reaches back: what was due by
-- yesterday's numbers stays so. Streets only add, so there is nothing below them.
create function sec.sign_setting() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); place record; tenant sec.tenant;
begin
  select * into tenant from sec.tenant t where t.id = c.tenant_id;
  select a.level, a.path into place from public.area a
    where a.tenant_id = c.tenant_id and a.id = new.area_id and a.valid_to is null;
  if place.level is null or place.level not in ('district', 'street') then
    raise exception 'no settings at this place' using errcode = '23514';
  end if;
  new.path := place.path;
  if c.kind = 'user' and c.role not in ('system_admin', 'street_secretary') then
    raise exception 'settings are not for %', c.role using errcode = '42501';
  end if;
  -- Only the demo seed may write the past.
  if new.valid_from < (sec.now() at time zone tenant.time_zone)::date
     and not (c.kind = 'job' and tenant.demo) then
    raise exception 'a setting does not reach back' using errcode = '23514';
  end if;
  if new.version <> 1 + (select count(*) from public.setting s
    where s.tenant_id = c.tenant_id and s.area_id = new.area_id and s.key = new.key) then
    raise exception 'versions follow one another' using errcode = '23514';
  end if;
  new.entered_at := sec.now();
  new.entered_by := c.person_id;
  new.entered_name := c.name;
  return new;
end $$;
create trigger sign_setting before insert on setting for each row execute function sec.sign_setting();
alter function sec.sign_setting() owner to {{definer}};

do $$
declare r text;
begin
  -- Administrators within their range; a secretary for the own street and nothing below it.
  execute format('drop policy %I on public.setting', '{{=p_admin}}_insert');
  revoke insert on setting from {{p_admin}};
  perform pg_temp.allow('setting', '{{=p_admin}}', 'insert',
    'path >= (select sec.lo()) and path < (select sec.hi())');
  perform pg_temp.allow('setting', '{{=p_area}}', 'insert', 'path = (select sec.lo())');

  -- The numbers are known to everybody, who entered them and why is not.
  foreach r in array array['{{=p_org}}', '{{=p_public}}', '{{=p_receipt}}'] loop
    execute format('revoke select on public.setting from %I', r);
    execute format('grant select (tenant_id, id, area_id, path, key, version, value, valid_from) on public.setting to %I', r);
  end loop;
end $$;
