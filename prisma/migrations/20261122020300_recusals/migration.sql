{{helpers}}
-- 回避 (DOMAIN §2.12; JN-12345 art. 32): who has an interest in a matter is kept from it, under every
-- duty that he holds. It is no wider or narrower range but a wall of its own: a restrictive policy on
-- every table that speaks of a matter, with one plain condition over a short list that is read once
-- for each statement.

create table recusal (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  ticket_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  ground text not null,
  reason text not null,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  entered_duty_id uuid not null,
  lifted_at timestamptz(3),
  lifted_by text,
  lift_reason text,
  version int not null default 1,
  constraint recusal_pkey primary key (tenant_id, id),
  check (ground in ('complained', 'related', 'other')),
  check (char_length(reason) between 1 and 1000),
  check (char_length(lift_reason) <= 1000),
  check ((lifted_at is null) = (lifted_by is null)),
  check ((lifted_at is null) = (lift_reason is null)),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, entered_duty_id) references duty (tenant_id, id)
);
create unique index recusal_in_force on recusal (tenant_id, ticket_id, person_id) where lifted_at is null;
create index recusal_person on recusal (tenant_id, person_id) where lifted_at is null;
create index recusal_tenant_id_ticket_id_entered_at_idx on recusal (tenant_id, ticket_id, entered_at);

select pg_temp.guard_table('recusal');

-- What the person of this session is kept from; nothing for whoever is no person.
create function sec.recused() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.person_id is null then return '{}'; end if;
  return (select coalesce(array_agg(r.ticket_id), '{}') from public.recusal r
    where r.tenant_id = c.tenant_id and r.person_id = c.person_id and r.lifted_at is null);
end $$;

-- The same for definer functions, which read past the other policies. What a trigger keeps in order
-- (a chain, a roll-up, a ticket that follows its lead) must see every row whoever has moved it.
create function sec.recused_here() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if pg_trigger_depth() > 0 then return '{}'; end if;
  return sec.recused();
end $$;

-- Calls to the place of such a matter: what departments are told of one stands in another table.
create function sec.recused_calls() returns uuid[] language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); kept uuid[] := sec.recused();
begin
  if cardinality(kept) = 0 then return '{}'; end if;
  return (select coalesce(array_agg(w.id), '{}') from public.whistle_call w
    where w.tenant_id = c.tenant_id and w.ticket_id = any (kept));
end $$;

alter function sec.recused() owner to {{definer}};
alter function sec.recused_here() owner to {{definer}};
alter function sec.recused_calls() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.recused(), sec.recused_calls() to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{definer}};
grant execute on function sec.recused_here() to {{definer}};
set local role {{owner}};

-- Every table that says whose ticket a row is about; later ones get it from guard_table.
do $$
declare t record;
begin
  for t in select c.table_name::text as name from information_schema.columns c
    join information_schema.tables b on b.table_schema = c.table_schema and b.table_name = c.table_name and b.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.column_name = 'ticket_id' and c.table_name not in ('recusal', 'whistle_call')
  loop
    perform pg_temp.keep_recused(t.name);
  end loop;
  perform pg_temp.keep_recused('ticket', 'id');
  -- These two are what the lists above are read from.
  execute 'create policy recused on public.whistle_call as restrictive for all to {{p_area}}, {{p_district}}, {{p_org}} '
    'using ((ticket_id <> all ((select sec.recused())::uuid[])) is not false)';
  execute 'create policy recused on public.recusal as restrictive for all to {{p_area}}, {{p_district}} '
    'using (ticket_id <> all ((select sec.recused())::uuid[]))';
  execute 'create policy recused on public.whistle_response as restrictive for all to {{p_area}}, {{p_district}}, {{p_org}} '
    'using (call_id <> all ((select sec.recused_calls())::uuid[]))';
end $$;

-- ---------------------------------------------------------------- entering and lifting

-- Signed by the database. Who may hide a matter from others stands above them or sends it out.
create function sec.sign_recusal() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' then return new; end if;
  if c.role not in ('street_secretary', 'street_dispatcher', 'district_dispatcher') then
    raise exception 'recusal refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    select p.name into new.person_name from public.person p where p.tenant_id = c.tenant_id and p.id = new.person_id;
    select t.path into new.path from public.ticket t where t.tenant_id = c.tenant_id and t.id = new.ticket_id;
    new.entered_at := sec.now(); new.entered_by := c.name; new.entered_duty_id := c.duty_id;
    if new.person_id = c.person_id then
      raise exception 'nobody recuses himself' using errcode = '42501';
    end if;
  else
    if old.lifted_at is not null or new.version <> old.version + 1 then
      raise exception 'recusal is over' using errcode = '40001';
    end if;
    new.lifted_at := sec.now(); new.lifted_by := c.name;
  end if;
  return new;
end $$;
create trigger sign_recusal before insert or update of lifted_at on recusal
  for each row execute function sec.sign_recusal();

-- What the person has in hand of this matter goes back to the queue in the same step.
create function sec.set_aside() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set claimed_by_duty_id = null, claimed_by_name = null, claimed_at = null, version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id
    and t.claimed_by_duty_id in (select d.id from public.duty d where d.tenant_id = new.tenant_id and d.person_id = new.person_id);
  update public.assignment a set handler_id = null, handler_name = null, version = a.version + 1
  where a.tenant_id = new.tenant_id and a.ticket_id = new.ticket_id and a.handler_id = new.person_id and a.ended_at is null;
  return null;
end $$;
create trigger set_aside after insert on recusal for each row execute function sec.set_aside();

-- The last line for "never to the person complained about": nobody becomes handler of, or takes, a
-- matter that he is kept from, whoever hands it over.
create function sec.guard_handler() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.recusal r where r.tenant_id = new.tenant_id and r.ticket_id = new.ticket_id
      and r.person_id = new.handler_id and r.lifted_at is null) then
    raise exception 'handler is recused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_handler before update of handler_id on assignment for each row
  when (new.handler_id is not null and new.handler_id is distinct from old.handler_id) execute function sec.guard_handler();

create function sec.move_recusals() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.recusal r set path = new.path where r.tenant_id = new.tenant_id and r.ticket_id = new.id;
  return null;
end $$;
create trigger move_recusals after update of path on ticket for each row
  when (new.path is distinct from old.path) execute function sec.move_recusals();

-- Who is kept from a matter, by person only: an organization is told not to hand it to them.
create function sec.recused_from(p_ticket uuid) returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select r.person_id from public.recusal r
    where r.tenant_id = c.tenant_id and r.ticket_id = p_ticket and r.lifted_at is null
      and case when c.organization_id is null then r.path >= c.lo and r.path < c.hi
        else exists (select from public.assignment a where a.tenant_id = c.tenant_id and a.ticket_id = p_ticket
          and a.organization_id = c.organization_id) end;
end $$;

-- Who can see a matter today, of areas and of the organizations it was sent to, for the list from
-- which somebody is chosen. Names and places of work; also those of other organizations.
create function sec.sees_ticket(p_ticket uuid) returns table (person_id uuid, person_name text, role text, place_name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); today date; at_path text;
begin
  if c.role not in ('street_secretary', 'street_dispatcher', 'district_dispatcher') then
    raise exception 'refused' using errcode = '42501';
  end if;
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = c.tenant_id;
  select t.path into at_path from public.ticket t
  where t.tenant_id = c.tenant_id and t.id = p_ticket and t.path >= c.lo and t.path < c.hi;
  if at_path is null then return; end if;
  return query
    select distinct on (d.person_id) d.person_id, p.name, d.role, coalesce(a.name, o.short_name)
    from public.duty d
    join public.person p on p.tenant_id = d.tenant_id and p.id = d.person_id
    left join public.area a on a.tenant_id = d.tenant_id and a.id = d.area_id
    left join public.organization o on o.tenant_id = d.tenant_id and o.id = d.organization_id
    where d.tenant_id = c.tenant_id and d.valid_from <= today and coalesce(d.valid_to >= today, true)
      and d.role <> 'system_admin'
      and case when d.organization_id is null then starts_with(at_path, d.path)
        else exists (select from public.assignment x where x.tenant_id = d.tenant_id and x.ticket_id = p_ticket
          and x.organization_id = d.organization_id) end
    order by d.person_id, d.valid_from, d.id;
end $$;

alter function sec.sign_recusal() owner to {{definer}};
alter function sec.set_aside() owner to {{definer}};
alter function sec.guard_handler() owner to {{definer}};
alter function sec.move_recusals() owner to {{definer}};
alter function sec.recused_from(uuid) owner to {{definer}};
alter function sec.sees_ticket(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.recused_from(uuid) to {{p_area}}, {{p_district}}, {{p_org}};
grant execute on function sec.sees_ticket(uuid) to {{p_area}}, {{p_district}};
set local role {{owner}};

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('recusal', r, 'select', mine);
    perform pg_temp.allow('recusal', r, 'insert', mine);
    perform pg_temp.allow('recusal', r, 'update', mine, '(lifted_at, lifted_by, lift_reason, version)');
  end loop;
end $$;
