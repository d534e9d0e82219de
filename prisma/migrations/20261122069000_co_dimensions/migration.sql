{{helpers}}
-- 六联、七联 (DOMAIN §10 rows 3.2, 4.11, 4.35): two sets of dimensions of projects, as the district words them. Thirteen
-- are shipped; a district renames, retires and adds, and names the sets themselves (the rows whose key is the set's own).
-- A project carries keys, so that those of old projects stay valid and follow the words.

create table co_dimension (
  tenant_id uuid not null,
  id uuid not null,
  set_key text not null,
  key text not null,
  name text not null,
  retired_at timestamptz(3),
  version int not null default 1,
  changed_at timestamptz(3) not null,
  changed_by text not null,
  constraint co_dimension_pkey primary key (tenant_id, id),
  constraint co_dimension_set check (set_key in ('six', 'seven')),
  constraint co_dimension_key check (key ~ '^[a-z0-9.-]{1,40}$'),
  constraint co_dimension_name check (char_length(name) between 2 and 20 and name !~ '[、,，;；]')
);
create unique index co_dimension_one on co_dimension (tenant_id, key);
create unique index co_dimension_name_once on co_dimension (tenant_id, name);

select pg_temp.guard_table('co_dimension', false);

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_unit}}'] loop
    perform pg_temp.allow('co_dimension', r, 'select', 'tenant_id = (select sec.tenant())');
  end loop;
  r := '{{=p_district}}';
  perform pg_temp.allow('co_dimension', r, 'insert', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('co_dimension', r, 'update', 'tenant_id = (select sec.whole())', '(name, retired_at, version, changed_at, changed_by)');
end $$;

alter table co_project drop constraint co_project_tags, add constraint co_project_tags check (cardinality(tags) <= 40);

-- What a project is given stands in the list of its district and is not retired; what it carries already stays. What
-- a sheet takes over is judged by the rules of the import, so that an old project may keep its words.
create function sec.guard_co_tags() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if exists (select from unnest(new.tags) t (key)
      left join public.co_dimension d on d.tenant_id = new.tenant_id and d.key = t.key
      left join public.co_dimension s on s.tenant_id = new.tenant_id and s.key = coalesce(d.set_key, split_part(t.key, '.', 1))
      where not (tg_op = 'UPDATE' and t.key = any (old.tags))
        and (t.key in ('six', 'seven')
          or d.key is null and t.key not in ('six.party', 'six.governance', 'six.civility', 'six.charity', 'six.culture',
            'six.people', 'seven.carriers', 'seven.facilities', 'seven.education', 'seven.security', 'seven.charity',
            'seven.hygiene', 'seven.culture')
          or c.kind <> 'job' and (d.retired_at is not null or s.retired_at is not null))) then
    raise exception 'no dimension of a project' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_co_tags before insert on co_project for each row execute function sec.guard_co_tags();
create trigger guard_co_tags_change before update of tags on co_project for each row when (new.path = old.path)
  execute function sec.guard_co_tags();
alter function sec.guard_co_tags() owner to {{definer}};
