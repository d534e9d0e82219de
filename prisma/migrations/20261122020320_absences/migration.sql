{{helpers}}
-- 离岗与代理: somebody is away from a duty for some days, and a colleague holds that duty meanwhile. The
-- deputyship is a real row of duty with its days, so scope, sessions, notices and rights follow as for
-- any other; it ends by itself, and at once when the person is back early.

create table absence (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  organization_id uuid,
  duty_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  deputy_person_id uuid not null,
  deputy_name text not null,
  deputy_duty_id uuid not null,
  from_day date not null,
  to_day date not null,
  note text not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  ended_at timestamptz(3),
  ended_by text,
  constraint absence_pkey primary key (tenant_id, id),
  -- One that ended before it began has no day left.
  check (to_day >= from_day - 1),
  check (char_length(note) <= 200),
  check (person_id <> deputy_person_id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (tenant_id, duty_id) references duty (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, deputy_person_id) references person (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index absence_tenant_id_duty_id_to_day_idx on absence (tenant_id, duty_id, to_day);
create index absence_tenant_id_organization_id_to_day_idx on absence (tenant_id, organization_id, to_day);
create index absence_tenant_id_path_to_day_idx on absence (tenant_id, path, to_day);
create index absence_person on absence (tenant_id, person_id, to_day);
alter table duty add column absence_id uuid,
  add foreign key (tenant_id, absence_id) references absence (tenant_id, id);
alter table absence add foreign key (tenant_id, deputy_duty_id) references duty (tenant_id, id) deferrable initially deferred;
create index duty_absence on duty (tenant_id, absence_id) where absence_id is not null;

do $$
declare k record;
begin
  for k in select conname from pg_constraint where conrelid = 'duty'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%valid_to >= valid_from%'
  loop
    execute format('alter table duty drop constraint %I', k.conname);
  end loop;
end $$;
alter table duty add check (valid_to >= valid_from - (absence_id is not null)::int);

select pg_temp.guard_table('absence');
do $$
begin
  perform pg_temp.allow('absence', '{{=p_area}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
  perform pg_temp.allow('absence', '{{=p_district}}', 'select', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('absence', '{{=p_org}}', 'select', 'organization_id = (select sec.org())');
  perform pg_temp.allow('absence', '{{=p_admin}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
end $$;

-- Who may stand in: of the same organization, or of the same place or the one next above or below it.
create function sec.deputies(p_duty uuid) returns table (person_id uuid, person_name text, role text, place_name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); d record; day date := sec.today(); deep int; above text;
begin
  if not sec.manages_duty(p_duty) then return; end if;
  select x.*, p.organization_id as home into d from public.duty x
  join public.person p on p.tenant_id = x.tenant_id and p.id = x.person_id where x.tenant_id = c.tenant_id and x.id = p_duty;
  deep := array_length(string_to_array(d.path, '.'), 1) - 1;
  above := case when deep > 2 then regexp_replace(d.path, '[^.]+\.$', '') else d.path end;
  return query
    select distinct on (x.person_id) x.person_id, p.name, x.role, coalesce(a.name, o.short_name)
    from public.duty x
    join public.person p on p.tenant_id = x.tenant_id and p.id = x.person_id
    left join public.area a on a.tenant_id = x.tenant_id and a.id = x.area_id
    left join public.organization o on o.tenant_id = x.tenant_id and o.id = x.organization_id
    where x.tenant_id = c.tenant_id and x.person_id <> d.person_id and x.absence_id is null and x.role <> 'system_admin'
      and x.valid_from <= day and coalesce(x.valid_to >= day, true)
      and case
        when d.organization_id is not null then coalesce(x.organization_id = d.organization_id, false)
        when x.organization_id is not null then false
        else x.path in (d.path, above) or deep > 1 and starts_with(x.path, d.path)
          and array_length(string_to_array(x.path, '.'), 1) - 1 = deep + 1 end
    order by x.person_id, x.valid_from, x.id;
end $$;

-- Answers a code that the command turns into advice; empty = it is entered.
create function sec.begin_absence(p_id uuid, p_duty uuid, p_deputy uuid, p_deputy_duty uuid, p_from date, p_to date, p_note text)
returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); d record; deputy text;
begin
  if not sec.manages_duty(p_duty) then raise exception 'absence refused' using errcode = '42501'; end if;
  -- Two forms at once wait for each other here, in one order.
  perform from public.person p where p.tenant_id = c.tenant_id
    and p.id in (p_deputy, (select x.person_id from public.duty x where x.tenant_id = c.tenant_id and x.id = p_duty))
  order by p.id for update;
  select x.*, p.name into d from public.duty x join public.person p on p.tenant_id = x.tenant_id and p.id = x.person_id
  where x.tenant_id = c.tenant_id and x.id = p_duty;
  if d.role = 'system_admin' then return 'admin'; end if;
  if d.absence_id is not null then return 'chain'; end if;
  if p_from < sec.today() or p_to < p_from or p_to > p_from + 366 then return 'days'; end if;
  if d.valid_from > p_from or d.valid_to < p_to then return 'duty'; end if;
  if p_deputy = d.person_id then return 'self'; end if;
  select x.person_name into deputy from sec.deputies(p_duty) x where x.person_id = p_deputy;
  if not found then return 'stranger'; end if;
  if exists (select from public.absence a where a.tenant_id = c.tenant_id and a.duty_id = d.id
      and a.from_day <= p_to and a.to_day >= p_from) then return 'overlap'; end if;
  -- Nobody is away from a duty that he holds for somebody else.
  if exists (select from public.absence a where a.tenant_id = c.tenant_id and a.deputy_person_id = d.person_id
      and a.from_day <= p_to and a.to_day >= p_from) then return 'deputizing'; end if;
  if exists (select from public.absence a where a.tenant_id = c.tenant_id and a.person_id = p_deputy
      and a.from_day <= p_to and a.to_day >= p_from) then return 'away'; end if;
  insert into public.absence (tenant_id, id, path, organization_id, duty_id, person_id, person_name, deputy_person_id, deputy_name,
    deputy_duty_id, from_day, to_day, note, entered_at, entered_by)
  values (c.tenant_id, p_id, d.path, d.organization_id, d.id, d.person_id, d.name, p_deputy, deputy, p_deputy_duty, p_from, p_to,
    coalesce(p_note, ''), sec.now(), c.name);
  -- Role, place and range are those of the duty, taken from the database and never from a form.
  insert into public.duty (tenant_id, id, person_id, role, area_id, organization_id, path, valid_from, valid_to, absence_id)
  values (c.tenant_id, p_deputy_duty, p_deputy, d.role, d.area_id, d.organization_id, d.path, p_from, p_to, p_id);
  return '';
end $$;

-- Back, early or before it began: the deputyship has no day from today on, its sessions end now.
create function sec.end_absence(p_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a record; last date := sec.today() - 1;
begin
  select * into a from public.absence x where x.tenant_id = c.tenant_id and x.id = p_id for update;
  if not found or not sec.manages_duty(a.duty_id) then raise exception 'absence refused' using errcode = '42501'; end if;
  if a.ended_at is not null or a.to_day <= last then return 'over'; end if;
  last := greatest(last, a.from_day - 1);
  update public.absence x set ended_at = sec.now(), ended_by = c.name, to_day = last where x.tenant_id = c.tenant_id and x.id = p_id;
  update public.duty x set valid_to = last, version = x.version + 1
  where x.tenant_id = c.tenant_id and x.id = a.deputy_duty_id and x.valid_to > last;
  return '';
end $$;

-- A duty that ends takes its deputyship with it.
create function sec.end_deputyship() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare a record;
begin
  for a in update public.absence x set to_day = greatest(new.valid_to, x.from_day - 1)
    where x.tenant_id = new.tenant_id and x.duty_id = new.id and x.to_day > new.valid_to returning x.deputy_duty_id, x.to_day
  loop
    update public.duty x set valid_to = a.to_day, version = x.version + 1
    where x.tenant_id = new.tenant_id and x.id = a.deputy_duty_id and x.valid_to > a.to_day;
  end loop;
  return null;
end $$;
create trigger end_deputyship after update of valid_to on duty for each row
  when (new.absence_id is null and new.valid_to is not null) execute function sec.end_deputyship();

-- For whom the person of this session stands in, under each of his duties.
create function sec.acting_for() returns table (duty_id uuid, person_name text, to_day date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select a.deputy_duty_id, a.person_name, a.to_day from public.absence a
    where a.tenant_id = c.tenant_id and a.deputy_person_id = c.person_id and a.to_day >= sec.today();
end $$;

-- Whom an organization can hand a matter to: its people in force, with what speaks against it.
create function sec.colleagues(p_ticket uuid) returns table (
  person_id uuid, person_name text, absent_to date, deputy_name text, recused boolean
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); day date := sec.today();
begin
  return query
    select distinct on (p.name, p.id) p.id, p.name, a.to_day, a.deputy_name,
      exists (select from public.recusal r where r.tenant_id = c.tenant_id and r.ticket_id = p_ticket
        and r.person_id = p.id and r.lifted_at is null)
    from public.duty d
    join public.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
    left join public.absence a on a.tenant_id = d.tenant_id and a.duty_id = d.id and a.from_day <= day and a.to_day >= day
    where d.tenant_id = c.tenant_id and d.organization_id = c.organization_id
      and d.valid_from <= day and coalesce(d.valid_to >= day, true)
    order by p.name, p.id, a.to_day nulls last
    limit 200;
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['sec.deputies(uuid)', 'sec.begin_absence(uuid, uuid, uuid, uuid, date, date, text)', 'sec.end_absence(uuid)',
    'sec.end_deputyship()', 'sec.acting_for()', 'sec.colleagues(uuid)']::regprocedure[]
  loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.deputies(uuid) to {{definer}};
grant execute on function sec.deputies(uuid), sec.begin_absence(uuid, uuid, uuid, uuid, date, date, text), sec.end_absence(uuid),
  sec.acting_for() to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}};
grant execute on function sec.colleagues(uuid) to {{p_org}};
set local role {{owner}};
