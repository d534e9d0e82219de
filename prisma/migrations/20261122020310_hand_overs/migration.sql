{{helpers}}
-- 交接: what somebody has in hand goes to a colleague of the same duty, or back to the queue, in one
-- step. The history of each matter says from whom to whom; the record of the whole is a hand-over.

create table hand_over (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  organization_id uuid,
  from_duty_id uuid not null,
  from_name text not null,
  to_duty_id uuid,
  to_name text,
  ticket_ids uuid[] not null,
  assignment_ids uuid[] not null,
  note text not null,
  ended boolean not null,
  at timestamptz(3) not null,
  by_name text not null,
  seen_at timestamptz(3),
  constraint hand_over_pkey primary key (tenant_id, id),
  check (char_length(note) <= 500),
  check ((to_duty_id is null) = (to_name is null)),
  check (cardinality(ticket_ids) + cardinality(assignment_ids) > 0),
  foreign key (tenant_id, from_duty_id) references duty (tenant_id, id),
  foreign key (tenant_id, to_duty_id) references duty (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index hand_over_tenant_id_to_duty_id_at_idx on hand_over (tenant_id, to_duty_id, at desc);
create index hand_over_tenant_id_from_duty_id_at_idx on hand_over (tenant_id, from_duty_id, at desc);
create index assignment_held on assignment (tenant_id, handler_id) where handler_id is not null and ended_at is null;

select pg_temp.guard_table('hand_over');
do $$
declare r text;
begin
  -- Whoever received it says that he has seen it; everybody of the place sees that it took place.
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    perform pg_temp.allow('hand_over', r, 'select', case r
      when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      when '{{=p_district}}' then 'tenant_id = (select sec.whole())'
      else 'organization_id = (select sec.org())' end);
    perform pg_temp.allow('hand_over', r, 'update', 'to_duty_id = (select sec.duty())', '(seen_at)');
  end loop;
end $$;

-- A notice may be about several matters at once, or about none.
alter table notification alter column ticket_id drop not null;

-- ---------------------------------------------------------------- who may act for a duty

-- Oneself, the leader for the clerks of the organization, the secretary for the desk and the
-- communities below, an administrator for the people of the range and never for himself.
create function sec.manages_duty(p_duty uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); d record;
begin
  select * into d from public.duty x where x.tenant_id = c.tenant_id and x.id = p_duty;
  if not found or c.kind <> 'user' then return false; end if;
  return case
    when d.id = c.duty_id then true
    when d.person_id = c.person_id then false
    when c.role = 'system_admin' then d.path >= c.lo and d.path < c.hi
    when c.role = 'dept_leader' then coalesce(d.organization_id = c.organization_id, false) and d.role = 'dept_clerk'
    when c.role = 'street_secretary' then d.path >= c.lo and d.path < c.hi
      and d.role in ('street_dispatcher', 'community_secretary', 'grid_worker')
    when c.role = 'community_secretary' then d.path >= c.lo and d.path < c.hi and d.role = 'grid_worker'
    else false end;
end $$;

create function sec.today() returns date language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return (select (sec.now() at time zone t.time_zone)::date from sec.tenant t where t.id = c.tenant_id);
end $$;

-- Matters that somebody has taken out of a queue, and assignments that he handles, by their ids.
-- Who is recused sees neither here; what he was kept from he no longer has (sec.set_aside).
create function sec.held_by(p_duty uuid) returns table (ticket_ids uuid[], assignment_ids uuid[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); d record;
begin
  select * into d from public.duty x where x.tenant_id = c.tenant_id and x.id = p_duty;
  return query select
    array(select t.id from public.ticket t where t.tenant_id = c.tenant_id and t.claimed_by_duty_id = d.id
      and t.status in ('registered', 'screening', 'consulting') order by t.id),
    array(select a.id from public.assignment a where a.tenant_id = c.tenant_id and a.handler_id = d.person_id
      and a.ended_at is null and a.organization_id = d.organization_id and d.role = 'dept_clerk' order by a.id);
end $$;

-- Who could receive it: people of the same role at the same place, in force today, not the same person.
create function sec.receivers(p_duty uuid) returns table (duty_id uuid, person_id uuid, person_name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); d record; day date := sec.today();
begin
  select * into d from public.duty x where x.tenant_id = c.tenant_id and x.id = p_duty;
  return query select x.id, x.person_id, p.name from public.duty x
    join public.person p on p.tenant_id = x.tenant_id and p.id = x.person_id
    where x.tenant_id = c.tenant_id and x.role = d.role and x.person_id <> d.person_id
      and x.area_id is not distinct from d.area_id and x.organization_id is not distinct from d.organization_id
      and x.valid_from <= day and coalesce(x.valid_to >= day, true)
    order by p.name, x.id;
end $$;

-- What ending these duties would leave behind, as counts: an administrator sees no matter.
create function sec.open_work(p_duties uuid[]) returns table (duty_id uuid, tickets int, assignments int, receivers jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select x.id, cardinality(h.ticket_ids), cardinality(h.assignment_ids),
      (select coalesce(jsonb_agg(jsonb_build_object('dutyId', r.duty_id, 'name', r.person_name)), '[]') from sec.receivers(x.id) r)
    from unnest(p_duties) x (id) cross join lateral sec.held_by(x.id) h
    where sec.manages_duty(x.id);
end $$;

-- ---------------------------------------------------------------- the step itself

create function sec.hand_over(p_id uuid, p_duty uuid, p_to uuid, p_tickets uuid[], p_assignments uuid[],
  p_note text, p_ended boolean) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); d record; held record; m record; fact jsonb; to_person uuid; to_name text;
  mine_t uuid[] := '{}'; mine_a uuid[] := '{}'; kept boolean;
begin
  if c.kind <> 'job' and not sec.manages_duty(p_duty) then
    raise exception 'hand-over refused' using errcode = '42501';
  end if;
  select x.*, p.name into d from public.duty x join public.person p on p.tenant_id = x.tenant_id and p.id = x.person_id
  where x.tenant_id = c.tenant_id and x.id = p_duty;
  if p_to is not null then
    select r.person_id, r.person_name into to_person, to_name from sec.receivers(p_duty) r where r.duty_id = p_to;
    if not found then raise exception 'receiver refused' using errcode = '42501'; end if;
  end if;
  select * into held from sec.held_by(p_duty);
  insert into public.hand_over (tenant_id, id, path, organization_id, from_duty_id, from_name, to_duty_id, to_name,
    ticket_ids, assignment_ids, note, ended, at, by_name)
  select c.tenant_id, p_id, d.path, d.organization_id, d.id, d.name, p_to, to_name,
    x.tickets, x.assignments, coalesce(p_note, ''), p_ended, sec.now(), c.name
  from (select array(select unnest(held.ticket_ids) intersect select unnest(coalesce(p_tickets, held.ticket_ids))) as tickets,
    array(select unnest(held.assignment_ids) intersect select unnest(coalesce(p_assignments, held.assignment_ids))) as assignments) x
  where cardinality(x.tickets) + cardinality(x.assignments) > 0
  returning ticket_ids, assignment_ids into mine_t, mine_a;
  if not found then return 0; end if;
  fact := jsonb_build_object('handOver', p_id, 'from', d.person_id);
  -- In the order of their ids, as everybody who locks several. Each stays where it was when it was moved meanwhile.
  for m in select k.id, exists (select from public.recusal r where r.tenant_id = k.tenant_id and r.ticket_id = k.id
        and r.person_id = to_person and r.lifted_at is null) as kept
      from public.ticket k where k.tenant_id = c.tenant_id and k.id = any (mine_t) order by k.id for update
  loop
    kept := p_to is null or m.kept;
    update public.ticket k set version = k.version + 1,
      claimed_by_duty_id = case when kept then null else p_to end,
      claimed_by_name = case when kept then null else to_name end,
      claimed_at = case when kept then null else sec.now() end
    where k.tenant_id = c.tenant_id and k.id = m.id and k.claimed_by_duty_id = d.id;
    if found then
      insert into public.event (tenant_id, seq, name, subject_id, ticket_id, path, for_resident, actor_kind, actor_role,
        actor_name, payload, at, request_id, hash)
      values (c.tenant_id, 0, case when kept then 'ticket.handed_back' else 'ticket.handed_over' end, m.id, m.id, d.path, false,
        '', '', '', case when kept then fact else fact || jsonb_build_object('to', to_person) end, sec.now(), '', '');
    end if;
  end loop;
  for m in select a.id, a.ticket_id, a.organization_id, exists (select from public.recusal r where r.tenant_id = a.tenant_id
        and r.ticket_id = a.ticket_id and r.person_id = to_person and r.lifted_at is null) as kept
      from public.assignment a where a.tenant_id = c.tenant_id and a.id = any (mine_a) order by a.id for update
  loop
    kept := p_to is null or m.kept;
    update public.assignment a set version = a.version + 1,
      handler_id = case when kept then null else to_person end,
      handler_name = case when kept then null else to_name end
    where a.tenant_id = c.tenant_id and a.id = m.id and a.handler_id = d.person_id and a.ended_at is null;
    if found then
      insert into public.event (tenant_id, seq, name, subject_id, ticket_id, assignment_id, organization_id, path, for_resident,
        actor_kind, actor_role, actor_name, payload, at, request_id, hash)
      values (c.tenant_id, 0, case when kept then 'assignment.handed_back' else 'assignment.handed_over' end, m.id, m.ticket_id,
        m.id, m.organization_id, d.path, false, '', '', '',
        case when kept then fact else fact || jsonb_build_object('to', to_person) end, sec.now(), '', '');
    end if;
  end loop;
  return cardinality(mine_t) + cardinality(mine_a);
end $$;

-- Duties that are over with something still in hand: ended on a day ahead, or a deputyship that ended
-- by itself. The worker puts it back into the queue; nothing is orphaned.
create function sec.duties_left() returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); day date := sec.today();
begin
  return query
    select d.id from public.duty d where d.tenant_id = c.tenant_id and d.valid_to < day
      and exists (select from public.ticket t where t.tenant_id = d.tenant_id and t.claimed_by_duty_id = d.id
        and t.status in ('registered', 'screening', 'consulting'))
    union
    select d.id from public.duty d where d.tenant_id = c.tenant_id and d.valid_to < day and d.role = 'dept_clerk'
      and exists (select from public.assignment a where a.tenant_id = d.tenant_id and a.handler_id = d.person_id
        and a.organization_id = d.organization_id and a.ended_at is null)
      and not exists (select from public.duty o where o.tenant_id = d.tenant_id and o.person_id = d.person_id
        and o.role = 'dept_clerk' and o.organization_id = d.organization_id and o.valid_from <= day
        and coalesce(o.valid_to >= day, true));
end $$;

-- Names of colleagues for the history of a hand-over; who works where is no secret among staff.
create function sec.staff_names(p_people uuid[]) returns table (person_id uuid, person_name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select p.id, p.name from public.person p where p.tenant_id = c.tenant_id and p.id = any (p_people);
end $$;

do $$
declare f regprocedure;
begin
  foreach f in array array['sec.manages_duty(uuid)', 'sec.today()', 'sec.held_by(uuid)', 'sec.receivers(uuid)', 'sec.open_work(uuid[])',
    'sec.hand_over(uuid, uuid, uuid, uuid[], uuid[], text, boolean)', 'sec.duties_left()', 'sec.staff_names(uuid[])']::regprocedure[]
  loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.manages_duty(uuid), sec.today(), sec.held_by(uuid), sec.receivers(uuid) to {{definer}};
grant execute on function sec.open_work(uuid[]), sec.hand_over(uuid, uuid, uuid, uuid[], uuid[], text, boolean)
  to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}};
grant execute on function sec.hand_over(uuid, uuid, uuid, uuid[], uuid[], text, boolean), sec.duties_left() to {{p_job}};
grant execute on function sec.staff_names(uuid[]) to {{p_area}}, {{p_district}}, {{p_org}};
set local role {{owner}};
