-- As before, but a limit that has ended and runs again without a due time keeps its generation: the sum with an
-- unknown was unknown, and the change was refused.
set local role {{definer}};
create or replace function sec.keep_ticket_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare was text; at_now timestamptz := sec.now();
begin
  if tg_op = 'UPDATE' then was := old.status; end if;
  insert into public.clock as c (tenant_id, id, kind, subject_id, ticket_id, path, started_at, due_at, generation)
  select new.tenant_id, gen_random_uuid(), k.kind, new.id, new.id, new.path, k.started_at, k.due_at, 1 + k.anew::int
  from sec.clocks_of_ticket(new, was, at_now) k
  on conflict (tenant_id, subject_id, kind) do update set
    path = excluded.path,
    started_at = case when excluded.generation > 1 then excluded.started_at else c.started_at end,
    due_at = case when excluded.generation > 1 then excluded.due_at else coalesce(excluded.due_at, c.due_at) end,
    generation = c.generation + (excluded.generation > 1 or coalesce(excluded.due_at <> c.due_at, false))::int,
    step = case when excluded.generation > 1 or excluded.due_at <> c.due_at then 0 else c.step end,
    planned_by = 'epoch', next_at = null, ended_at = null
  where c.ended_at is not null or excluded.generation > 1 or excluded.due_at <> c.due_at;
  update public.clock c set ended_at = at_now, next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null
    and c.kind not in (select k.kind from sec.clocks_of_ticket(new, was, at_now) k);
  if new.no_reply_at is not null then
    update public.clock c set ended_at = at_now, next_at = null
    where c.tenant_id = new.tenant_id and c.ticket_id = new.id and c.kind = 'callback' and c.ended_at is null;
  end if;
  if tg_op = 'UPDATE' and new.path <> old.path then
    update public.clock x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
    update public.escalation x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
    update public.supervision x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
  end if;
  return null;
end $$;

create or replace function sec.keep_assignment_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare was text; at_now timestamptz := sec.now();
begin
  if tg_op = 'UPDATE' then was := old.status; end if;
  insert into public.clock as c (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id,
    started_at, due_at, generation)
  select new.tenant_id, gen_random_uuid(), k.kind, new.id, new.ticket_id, new.id, new.path, new.organization_id,
    k.started_at, k.due_at, 1 + k.anew::int
  from sec.clocks_of_assignment(new, was, at_now) k
  where k.kind <> 'callback' or not exists (select from public.ticket t
    where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.no_reply_at is not null)
  on conflict (tenant_id, subject_id, kind) do update set
    started_at = case when excluded.generation > 1 then excluded.started_at else c.started_at end,
    due_at = case when excluded.generation > 1 then excluded.due_at else coalesce(excluded.due_at, c.due_at) end,
    generation = c.generation + (excluded.generation > 1 or coalesce(excluded.due_at <> c.due_at, false))::int,
    step = case when excluded.generation > 1 or excluded.due_at <> c.due_at then 0 else c.step end,
    planned_by = 'epoch', next_at = null, ended_at = null
  where c.ended_at is not null or excluded.generation > 1 or excluded.due_at <> c.due_at;
  update public.clock c set ended_at = at_now, next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null
    and c.kind not in (select k.kind from sec.clocks_of_assignment(new, was, at_now) k);
  -- A proposal about work that is done is about nothing; a card goes with the one who is not to do it.
  if new.status not in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off', 'deferred') then
    update public.supervision s set status = 'lapsed', ended_at = at_now, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.assignment_id = new.id and s.status = 'proposed';
  end if;
  if new.status in ('returned', 'recalled') then
    update public.supervision s set status = 'lifted', ended_at = at_now, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.assignment_id = new.id and s.status = 'issued';
  end if;
  return null;
end $$;
set local role {{owner}};
