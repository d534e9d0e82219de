{{helpers}}
-- 值班: who is told of urgent matters outside of working time, by the day, for a street, the district or an
-- organization. A roster and no clock-in: nothing records whether somebody was there.

create table on_call (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  organization_id uuid,
  day date not null,
  duty_id uuid not null,
  person_name text not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  removed_at timestamptz(3),
  constraint on_call_pkey primary key (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, duty_id) references duty (tenant_id, id)
);
create unique index on_call_in_force on on_call (tenant_id, duty_id, day) where removed_at is null;
create index on_call_tenant_id_path_day_idx on on_call (tenant_id, path, day);
create index on_call_tenant_id_organization_id_day_idx on on_call (tenant_id, organization_id, day);

select pg_temp.guard_table('on_call');
do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      when '{{=p_district}}' then 'tenant_id = (select sec.whole())'
      else 'organization_id = (select sec.org())' end;
    perform pg_temp.allow('on_call', r, 'select', mine);
    perform pg_temp.allow('on_call', r, 'insert', mine);
    perform pg_temp.allow('on_call', r, 'update', mine, '(removed_at)');
  end loop;
  perform pg_temp.allow('on_call', '{{=p_admin}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
end $$;

-- Signed by the database: place, name and who entered it are those of the duty and the session.
create function sec.sign_on_call() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  select d.path, d.organization_id, p.name into new.path, new.organization_id, new.person_name
  from public.duty d join public.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
  where d.tenant_id = c.tenant_id and d.id = new.duty_id;
  if c.kind <> 'job' then
    new.entered_at := sec.now(); new.entered_by := c.name;
  end if;
  return new;
end $$;
create trigger sign_on_call before insert on on_call for each row execute function sec.sign_on_call();
alter function sec.sign_on_call() owner to {{definer}};
