{{helpers}}
-- Topics from residents and from matters (DOMAIN §5.3, §7.1): who raised one follows it with number and code, and a
-- matter says where it is talked about. What a meeting could not solve is followed on the 问题墙 up to the street and back.

alter table meeting_topic
  add column ticket_id uuid,
  add column number text,
  add column many_from_network boolean not null default false,
  add column ended_at timestamptz(3),
  add column words_erased_at timestamptz(3),
  drop constraint meeting_topic_origin_check,
  add constraint meeting_topic_origin_check check (origin in ('seat', 'staff', 'unsolved', 'raised', 'ticket', 'resident')),
  add check ((origin = 'ticket') = (ticket_id is not null)),
  add check ((origin = 'resident') = (number is not null)),
  add check (number ~ '^[0-9]{13}$'),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);
create unique index meeting_topic_tenant_id_number_key on meeting_topic (tenant_id, number);
-- A matter waits once with a body.
create unique index meeting_topic_of_ticket on meeting_topic (tenant_id, ticket_id, body_id)
  where ticket_id is not null and status in ('open', 'agenda', 'raised');
create index meeting_topic_of_body_below on meeting_topic (tenant_id, from_topic_id) where from_topic_id is not null;
create index meeting_resolution_of_topic on meeting_resolution (tenant_id, topic_id) where topic_id is not null;
create index agenda_item_of_topic on agenda_item (tenant_id, topic_id);
select pg_temp.keep_recused('meeting_topic');

-- When it was settled, answered or dropped; a topic that waits again has not ended.
create or replace function sec.guard_meeting_topic() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  new.ended_at := case when new.status in ('settled', 'answered', 'dropped') then coalesce(old.ended_at, sec.now()) end;
  return new;
end $$;

-- A resident's comes through the function below, a matter's from somebody who sees the matter.
create function sec.guard_new_topic() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'user' and (new.origin = 'resident' or new.ticket_id is not null and not exists (select from public.ticket t
      where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.path >= c.lo and t.path < c.hi)) then
    raise exception 'topic refused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_new_topic before insert on meeting_topic for each row execute function sec.guard_new_topic();

-- ---------------------------------------------------------------- residents

-- Who talks about a place: the council of the community or, without one, of its street. The district's is not near.
create function sec.council_near(p_area uuid) returns table (id uuid, path text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.id, b.path, b.name from public.area a
  join public.council b on b.tenant_id = a.tenant_id and b.dissolved_on is null and b.level in ('street', 'community')
    and starts_with(a.path, b.path)
  where a.tenant_id = sec.tenant() and a.id = p_area and a.level in ('street', 'community') and a.valid_to is null
  order by length(b.path) desc limit 1
$$;

-- 居民提议题: it waits with the council, and number and code are the key to what becomes of it. False = no council here.
create function sec.propose_as_resident(p_id uuid, p_area uuid, p_number text, p_title text, p_matter text, p_by text,
  p_many boolean, p_hash bytea, p_days int) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); b record;
begin
  if c.role <> 'visitor' then raise exception 'topic refused' using errcode = '42501'; end if;
  select * into b from sec.council_near(p_area);
  if not found then return false; end if;
  insert into public.meeting_topic (tenant_id, id, path, body_kind, body_id, title, matter, origin, number,
    many_from_network, entered_by, entered_at)
  values (c.tenant_id, p_id, b.path, 'council', b.id, p_title, p_matter, 'resident', p_number, p_many, p_by, sec.now());
  insert into sec.session (hash, tenant_id, kind, role, ticket_id, name, scope_name, lo, hi, issued_at, expires_at)
  values (p_hash, c.tenant_id, 'receipt', 'resident', p_id, '居民', p_number, b.path, sec.range_end(b.path), sec.now(),
    sec.receipt_end(p_days));
  return true;
end $$;

-- ---------------------------------------------------------------- where something is talked about

-- From matters or topics downwards: every topic that came of them, of the own level and the ones above, with the
-- meeting that it was told for and what was resolved. A topic follows from what a resolution left unsolved, or from the
-- level below.
create function sec.talks_from(p_tenant uuid, p_tickets uuid[], p_topics uuid[])
returns table (root uuid, depth int, topic_id uuid, path text, body_id uuid, body_name text, title text, origin text,
  status text, entered_at timestamptz, raised_at timestamptz, answer text, answered_by text, answered_at timestamptz,
  meeting_id uuid, starts_at timestamptz, meeting_status text, resolutions jsonb)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with recursive down as (
    select coalesce(t.ticket_id, r.ticket_id, t.id) as root, 1 as depth, t.id
    from public.meeting_topic t
    left join public.meeting_resolution r on r.tenant_id = t.tenant_id and r.id = t.resolution_id
    where t.tenant_id = p_tenant
      and (t.ticket_id = any (p_tickets) or r.ticket_id = any (p_tickets) or t.id = any (p_topics))
    union
    select d.root, d.depth + 1, t.id from down d
    join public.meeting_topic t on t.tenant_id = p_tenant and d.depth < 12
      and (t.from_topic_id = d.id or exists (select from public.meeting_resolution r where r.tenant_id = p_tenant
        and r.id = t.resolution_id and r.topic_id = d.id))
  )
  select d.root, min(d.depth), t.id, t.path, t.body_id, coalesce(b.name, s.name, m.body_name), t.title, t.origin, t.status,
    t.entered_at, t.raised_at, t.answer, t.answered_by, t.answered_at, m.id, m.starts_at, m.status,
    (select coalesce(jsonb_agg(jsonb_build_object('measure', r.measure, 'organization', r.organization_name, 'dueOn', r.due_on,
        'state', r.state, 'reason', r.reason, 'ticketId', r.ticket_id, 'ticketNumber', r.ticket_number,
        'entryId', (select e.id from public.wall_entry e where e.tenant_id = p_tenant and e.ticket_id = r.ticket_id
          and e.status = 'published')) order by r.number), '[]')
      from public.meeting_resolution r where r.tenant_id = p_tenant and r.topic_id = t.id
        and r.state in ('open', 'in_progress', 'done', 'unsolved'))
  from down d
  join public.meeting_topic t on t.tenant_id = p_tenant and t.id = d.id
  left join public.council b on b.tenant_id = p_tenant and b.id = t.body_id
  left join public.estate s on s.tenant_id = p_tenant and s.id = t.body_id
  left join lateral (select x.id, x.body_name, x.starts_at, x.status from public.agenda_item i
    join public.meeting x on x.tenant_id = i.tenant_id and x.id = i.meeting_id
    where i.tenant_id = p_tenant and i.topic_id = t.id and i.state = 'told' and x.status <> 'called_off'
    order by x.starts_at desc limit 1) m on true
  group by d.root, t.id, t.tenant_id, t.path, t.body_id, b.name, s.name, m.body_name, t.title, t.origin, t.status, t.entered_at,
    t.raised_at, t.answer, t.answered_by, t.answered_at, m.id, m.starts_at, m.status
  order by min(d.depth), t.entered_at, t.id
$$;

-- For the staff of these matters, also where the council above talks about them.
create function sec.talks_of_tickets(p_tickets uuid[])
returns table (root uuid, depth int, topic_id uuid, path text, body_id uuid, body_name text, title text, origin text,
  status text, entered_at timestamptz, raised_at timestamptz, answer text, answered_by text, answered_at timestamptz,
  meeting_id uuid, starts_at timestamptz, meeting_status text, resolutions jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.* from (select (sec.ctx()).*) c
  cross join lateral sec.talks_from(c.tenant_id, array(select t.id from public.ticket t where t.tenant_id = c.tenant_id
    and t.id = any (p_tickets) and t.path >= c.lo and t.path < c.hi), '{}') x
$$;

-- For who holds a receipt, of a topic or of a matter: who talks about it and when, and what was announced. The words of
-- the own topic alone; nothing of a resolution before the meeting's is published.
create function sec.own_talks()
returns table (own boolean, depth int, number text, title text, matter text, body_name text, status text,
  entered_at timestamptz, starts_at timestamptz, meeting_status text, answer text, answered_by text, answered_at timestamptz,
  resolutions jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id = c.ticket_id, x.depth, case when t.id = c.ticket_id then t.number end,
    case when t.id = c.ticket_id then t.title end, case when t.id = c.ticket_id then t.matter end,
    x.body_name, x.status, x.entered_at, x.starts_at, x.meeting_status, x.answer, x.answered_by, x.answered_at,
    case when x.meeting_status in ('published', 'reviewed') then (select coalesce(jsonb_agg(jsonb_build_object(
        'measure', r ->> 'measure', 'organization', r ->> 'organization', 'dueOn', r ->> 'dueOn', 'state', r ->> 'state',
        'entryId', r ->> 'entryId')), '[]') from jsonb_array_elements(x.resolutions) r) else '[]' end
  from (select (sec.ctx()).*) c
  cross join lateral sec.talks_from(c.tenant_id, array[c.ticket_id], array[c.ticket_id]) x
  join public.meeting_topic t on t.tenant_id = c.tenant_id and t.id = x.topic_id
  where c.kind = 'receipt'
  order by x.depth, x.entered_at
$$;

-- ---------------------------------------------------------------- the wall says so

alter table pub.step drop constraint step_kind_check,
  add constraint step_kind_check check (kind in ('published', 'stage', 'again', 'due', 'result', 'waits', 'raised', 'answered', 'resolved'));

-- What stands on the 问题墙 of the matters that a topic came of, however far up it has gone.
create function sec.entries_behind(p_tenant uuid, p_topic uuid) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  with recursive up as (
    select t.id, t.from_topic_id, t.resolution_id, t.ticket_id, 1 as depth from public.meeting_topic t
    where t.tenant_id = p_tenant and t.id = p_topic
    union all
    select t.id, t.from_topic_id, t.resolution_id, t.ticket_id, u.depth + 1 from up u
    join public.meeting_topic t on t.tenant_id = p_tenant and u.depth < 12 and t.id = coalesce(u.from_topic_id,
      (select r.topic_id from public.meeting_resolution r where r.tenant_id = p_tenant and r.id = u.resolution_id))
  )
  select distinct e.id from up u
  left join public.meeting_resolution r on r.tenant_id = p_tenant and r.id = u.resolution_id
  join public.wall_entry e on e.tenant_id = p_tenant and e.status = 'published' and e.ticket_id in (u.ticket_id, r.ticket_id)
$$;

create function sec.tell_on_wall(p_tenant uuid, p_topic uuid, p_kind text, p_name text, p_due timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare entry uuid;
begin
  for entry in select b from sec.entries_behind(p_tenant, p_topic) b loop
    perform from pub.entry e where e.tenant_id = p_tenant and e.id = entry for update;
    insert into pub.step (tenant_id, entry_id, n, kind, organization_name, due_at, at)
    select p_tenant, entry, coalesce(max(s.n), 0) + 1, p_kind, p_name, p_due, sec.now()
    from pub.step s where s.tenant_id = p_tenant and s.entry_id = entry;
  end loop;
end $$;

-- 提请上级, and its answer: who, never what was written.
create function sec.topic_on_wall() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare above text;
begin
  if tg_op = 'INSERT' then
    -- What was not solved waits for the next meeting, while its matter stands on the wall.
    select b.name into above from public.council b where b.tenant_id = new.tenant_id and b.id = new.body_id;
    perform sec.tell_on_wall(new.tenant_id, new.id, 'waits', above, null);
  elsif new.status = 'raised' then
    select b.name into above from public.meeting_topic t
      join public.council b on b.tenant_id = t.tenant_id and b.id = t.body_id
      where t.tenant_id = new.tenant_id and t.from_topic_id = new.id;
    perform sec.tell_on_wall(new.tenant_id, new.id, 'raised', above, null);
  elsif new.status = 'answered' then
    perform sec.tell_on_wall(new.tenant_id, new.id, 'answered', new.answered_by, null);
  end if;
  return null;
end $$;
create trigger topic_on_wall after update of status on meeting_topic for each row
  when (old.status is distinct from new.status) execute function sec.topic_on_wall();

create trigger new_topic_on_wall after insert on meeting_topic for each row
  when (new.origin = 'unsolved') execute function sec.topic_on_wall();

-- The same for a matter that comes on the wall when it waits already.
create function sec.talks_on_wall() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare t record;
begin
  for t in select k.id, case when k.status = 'raised' then 'raised' else 'waits' end as kind, b.name
    from public.meeting_resolution r
    join public.meeting_topic k on k.tenant_id = r.tenant_id and k.resolution_id = r.id and k.status in ('open', 'agenda', 'raised')
    left join public.meeting_topic u on u.tenant_id = k.tenant_id and u.from_topic_id = k.id
    left join public.council b on b.tenant_id = k.tenant_id and b.id = coalesce(u.body_id, k.body_id)
    where r.tenant_id = new.tenant_id and r.ticket_id = new.ticket_id
  loop
    perform sec.tell_on_wall(new.tenant_id, t.id, t.kind, t.name, null);
  end loop;
  return null;
end $$;
-- After entry_changed, which shows the entry.
create trigger talks_on_wall after insert on wall_entry for each row execute function sec.talks_on_wall();

-- What was resolved about it is told once the meeting's resolutions are announced: who does it until when.
create function sec.meeting_on_wall() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare r record; zone text;
begin
  select t.time_zone into zone from sec.tenant t where t.id = new.tenant_id;
  for r in select x.topic_id, x.organization_name, x.due_on from public.meeting_resolution x
    where x.tenant_id = new.tenant_id and x.meeting_id = new.id and x.topic_id is not null
      and x.state in ('open', 'in_progress', 'done', 'unsolved') order by x.number
  loop
    perform sec.tell_on_wall(new.tenant_id, r.topic_id, 'resolved', r.organization_name,
      (r.due_on + time '18:00') at time zone zone);
  end loop;
  return null;
end $$;
create trigger meeting_on_wall after update of status on meeting for each row
  when (old.status <> 'published' and new.status = 'published') execute function sec.meeting_on_wall();

do $$
declare f text;
begin
  foreach f in array array['sec.guard_new_topic()', 'sec.council_near(uuid)',
    'sec.propose_as_resident(uuid, uuid, text, text, text, text, boolean, bytea, int)', 'sec.talks_of_tickets(uuid[])',
    'sec.own_talks()', 'sec.tell_on_wall(uuid, uuid, text, text, timestamptz)', 'sec.topic_on_wall()', 'sec.talks_on_wall()', 'sec.meeting_on_wall()'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
grant execute on function sec.talks_from(uuid, uuid[], uuid[]), sec.entries_behind(uuid, uuid) to {{definer}};
set local role {{definer}};
grant execute on function sec.council_near(uuid),
  sec.propose_as_resident(uuid, uuid, text, text, text, text, boolean, bytea, int) to {{p_public}};
grant execute on function sec.talks_of_tickets(uuid[]) to {{p_area}}, {{p_district}};
grant execute on function sec.own_talks() to {{p_receipt}};
set local role {{owner}};
