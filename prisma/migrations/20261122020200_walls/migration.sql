-- 问题墙 and 回音壁 (DOMAIN 4.6, §5.3): what an editor has released, as a copy in schema pub that visitors read.
-- The private side (wall_entry, wall_photo, wall_objection) says who released what; pub holds nothing that was not
-- released, and follows the ticket by triggers, so that stage, organization and deadline are never typed twice.
{{helpers}}

-- ---------------------------------------------------------------- the private side

create table wall_entry (
    tenant_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    path text collate "C" not null default '',
    status text not null default 'published',
    version integer not null default 1,
    title text,
    problem text,
    measures text,
    result text,
    published_at timestamptz(3) not null,
    published_by text not null,
    published_by_duty_id uuid,
    result_at timestamptz(3),
    result_by text,
    withdrawn_at timestamptz(3),
    withdrawn_by text,
    reason_code text,
    constraint wall_entry_pkey primary key (tenant_id,id)
);
create table wall_photo (
    tenant_id uuid not null,
    id uuid not null,
    ticket_id uuid not null,
    entry_id uuid not null,
    attachment_id uuid not null,
    path text collate "C" not null default '',
    side text not null,
    released_at timestamptz(3) not null,
    released_by text not null,
    hidden_at timestamptz(3),
    constraint wall_photo_pkey primary key (tenant_id,id)
);
create table wall_objection (
    tenant_id uuid not null,
    ticket_id uuid not null,
    path text collate "C" not null default '',
    at timestamptz(3) not null,
    constraint wall_objection_pkey primary key (tenant_id,ticket_id)
);
create index wall_entry_tenant_id_path_published_at_id_idx on wall_entry(tenant_id, path, published_at desc, id desc);
create index wall_entry_tenant_id_ticket_id_idx on wall_entry(tenant_id, ticket_id);
create index wall_photo_tenant_id_entry_id_idx on wall_photo(tenant_id, entry_id);

alter table wall_entry
  add check (status in ('published', 'withdrawn')),
  add check (char_length(title) between 1 and 60),
  add check (char_length(problem) between 1 and 600),
  add check (char_length(measures) between 1 and 600),
  add check (char_length(result) between 1 and 1000),
  add check ((result is null) = (result_at is null)),
  add check ((status = 'withdrawn') = (withdrawn_at is not null)),
  -- What was withdrawn leaves no text behind, here either.
  add check (case status when 'published' then title is not null and problem is not null and measures is not null
    else title is null and problem is null and measures is null and result is null and reason_code is not null end),
  add check (reason_code in ('objection', 'withdrawn', 'ended', 'duplicate', 'mistake', 'person', 'other')),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);
create unique index wall_entry_one on wall_entry (tenant_id, ticket_id) where status = 'published';
alter table wall_photo
  add check (side in ('before', 'after')),
  add foreign key (tenant_id, entry_id) references wall_entry (tenant_id, id),
  add foreign key (tenant_id, attachment_id) references attachment (tenant_id, id);
create unique index wall_photo_one on wall_photo (tenant_id, entry_id, attachment_id) where hidden_at is null;
alter table wall_objection add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);

select pg_temp.guard_table('wall_entry'), pg_temp.guard_table('wall_photo'), pg_temp.guard_table('wall_objection', false);

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('wall_entry', r, 'select', mine);
    perform pg_temp.allow('wall_photo', r, 'select', mine);
    perform pg_temp.allow('wall_objection', r, 'select', mine);
  end loop;
  -- The district looks on; streets and communities publish.
  mine := 'path >= (select sec.lo()) and path < (select sec.hi())';
  perform pg_temp.allow('wall_entry', '{{=p_area}}', 'insert', mine || ' and published_by_duty_id = (select sec.duty())');
  perform pg_temp.allow('wall_entry', '{{=p_area}}', 'update', mine,
    '(status, version, title, problem, measures, result, result_at, result_by, withdrawn_at, withdrawn_by, reason_code)');
  perform pg_temp.allow('wall_photo', '{{=p_area}}', 'insert', mine);
  perform pg_temp.allow('wall_photo', '{{=p_area}}', 'update', mine, '(hidden_at)');
  perform pg_temp.allow('wall_objection', '{{=p_receipt}}', 'select', 'ticket_id = (select sec.ticket())');
  perform pg_temp.allow('wall_objection', '{{=p_receipt}}', 'insert', 'ticket_id = (select sec.ticket())');
end $$;

-- ---------------------------------------------------------------- the public side

create schema pub;
grant usage on schema pub to {{definer}}, {{p_public}}, {{p_receipt}}, {{p_area}}, {{p_district}}, {{p_job}};

create table pub.entry (
  tenant_id uuid not null,
  id uuid not null,
  wall text not null check (wall in ('issue', 'echo')),
  stage text not null check (stage in ('received', 'dispatched', 'handling', 'deferred', 'checking', 'closed', 'ended')),
  street_id uuid,
  street_name text,
  community_id uuid,
  community_name text,
  group_id uuid,
  category_id uuid not null,
  category_name text not null,
  title text not null,
  problem text not null,
  measures text not null,
  organization_name text,
  due_at timestamptz(3),
  review_at timestamptz(3),
  outcome text,
  result text,
  ratings int not null default 0,
  solved int not null default 0,
  partly int not null default 0,
  unsolved int not null default 0,
  satisfied int not null default 0,
  basically int not null default 0,
  dissatisfied int not null default 0,
  followers int not null default 0,
  published_at timestamptz(3) not null,
  closed_at timestamptz(3),
  result_at timestamptz(3),
  changed_at timestamptz(3) not null,
  -- The wall is read newest first: an issue by its publication, an answer by its own.
  sorted_at timestamptz(3) not null,
  primary key (tenant_id, id)
);
create table pub.step (
  tenant_id uuid not null,
  entry_id uuid not null,
  n int not null,
  kind text not null check (kind in ('published', 'stage', 'again', 'due', 'result')),
  stage text,
  organization_name text,
  due_at timestamptz(3),
  at timestamptz(3) not null,
  primary key (tenant_id, entry_id, n)
);
create table pub.photo (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  side text not null,
  file_key text not null,
  width int not null,
  height int not null,
  primary key (tenant_id, id)
);
-- A device's random token, hashed: no person, no account. Nobody reads this table.
create table pub.follow (
  tenant_id uuid not null,
  entry_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  at timestamptz(3) not null,
  primary key (tenant_id, token_hash, entry_id)
);
create index entry_wall on pub.entry (tenant_id, wall, sorted_at desc, id desc);
create index entry_street on pub.entry (tenant_id, street_id, wall, sorted_at desc, id desc);
create index entry_community on pub.entry (tenant_id, community_id, wall, sorted_at desc, id desc);
create index photo_entry on pub.photo (tenant_id, entry_id);
create index follow_entry on pub.follow (tenant_id, entry_id);

do $$
declare t text; r text;
begin
  foreach t in array array['entry', 'step', 'photo', 'follow'] loop
    execute format('alter table pub.%I enable row level security', t);
    execute format('alter table pub.%I force row level security', t);
    execute format('alter table pub.%I add foreign key (tenant_id) references sec.tenant (id)', t);
    execute format(
      'create policy wall on pub.%I as restrictive for all to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, '
      '{{p_receipt}}, {{p_public}}, {{p_job}}, {{definer}} using (tenant_id = (select sec.tenant())) '
      'with check (tenant_id = (select sec.tenant()))', t);
    -- Written by the functions below and by nobody else.
    execute format('create policy definer_all on pub.%I for all to {{definer}} '
      'using (tenant_id = (select sec.tenant())) with check (tenant_id = (select sec.tenant()))', t);
    execute format('grant select, insert, update, delete on pub.%I to {{definer}}', t);
    continue when t = 'follow';
    foreach r in array array['{{=p_public}}', '{{=p_area}}', '{{=p_district}}', '{{=p_receipt}}', '{{=p_job}}'] loop
      execute format('create policy %I on pub.%I for select to %I using (tenant_id = (select sec.tenant()))', r || '_select', t, r);
      execute format('grant select on pub.%I to %I', t, r);
    end loop;
    if t <> 'entry' then
      execute format('alter table pub.%I add foreign key (tenant_id, entry_id) references pub.entry (tenant_id, id)', t);
    end if;
  end loop;
end $$;

-- ---------------------------------------------------------------- how the public side follows

-- A stage in the words of residents; null = nothing of it stands on a wall any more.
create function sec.wall_stage(p_status text) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select case
    when p_status in ('registered', 'screening', 'consulting') then 'received'
    when p_status = 'dispatched' then 'dispatched'
    when p_status in ('accepted', 'in_progress', 'return_requested') then 'handling'
    when p_status = 'deferred' then 'deferred'
    when p_status in ('verification', 'callback') then 'checking'
    when p_status = 'closed' then 'closed'
    when p_status = 'terminated' then 'ended' end
$$;

-- Place, signature and the ways an entry may change are the database's; a withdrawn one keeps no text.
create function sec.guard_wall_entry() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare t record;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    -- But for its place, which follows the ticket's.
    if old.status <> 'published' and pg_trigger_depth() = 1 then
      raise exception 'a withdrawn entry stays withdrawn' using errcode = '42501';
    end if;
  end if;
  select k.path, k.status into t from public.ticket k where k.tenant_id = new.tenant_id and k.id = new.ticket_id;
  new.path := t.path;
  if new.status = 'withdrawn' then
    new.title := null; new.problem := null; new.measures := null; new.result := null; new.result_at := null;
    return new;
  end if;
  if tg_op = 'INSERT' and (sec.wall_stage(t.status) is null or sec.wall_stage(t.status) = 'received') then
    raise exception 'nobody is responsible yet, or no more' using errcode = '42501';
  end if;
  if exists (select from public.wall_objection o where o.tenant_id = new.tenant_id and o.ticket_id = new.ticket_id) then
    raise exception 'the resident objects' using errcode = '42501';
  end if;
  if new.result is not null and sec.wall_stage(t.status) not in ('closed', 'ended') then
    raise exception 'no result before the end' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_wall_entry before insert or update on wall_entry for each row execute function sec.guard_wall_entry();

create function sec.guard_wall_photo() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  select e.path, e.ticket_id into new.path, new.ticket_id from public.wall_entry e
  join public.attachment a on a.tenant_id = e.tenant_id and a.ticket_id = e.ticket_id and a.id = new.attachment_id
    and a.hidden_at is null
  where e.tenant_id = new.tenant_id and e.id = new.entry_id and e.status = 'published';
  if not found then raise exception 'not a photo of this matter' using errcode = '42501'; end if;
  return new;
end $$;
create trigger guard_wall_photo before insert on wall_photo for each row execute function sec.guard_wall_photo();

create function sec.place_objection() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  select t.path into new.path from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  return new;
end $$;
create trigger place_objection before insert on wall_objection for each row execute function sec.place_objection();

create function sec.purge_entry(p_tenant uuid, p_entry uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from pub.follow where tenant_id = p_tenant and entry_id = p_entry;
  delete from pub.photo where tenant_id = p_tenant and entry_id = p_entry;
  delete from pub.step where tenant_id = p_tenant and entry_id = p_entry;
  delete from pub.entry where tenant_id = p_tenant and id = p_entry;
end $$;

-- The one place where a public entry is written: from what was released and from how the ticket stands now. What has
-- changed since the last time becomes a step of the public course.
create function sec.show_entry(p_tenant uuid, p_entry uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare e public.wall_entry; t public.ticket; old pub.entry; fresh pub.entry; street record; community record; parent uuid; r record; n int;
begin
  select * into e from public.wall_entry x where x.tenant_id = p_tenant and x.id = p_entry;
  if e.status <> 'published' then
    perform sec.purge_entry(p_tenant, p_entry);
    return;
  end if;
  select * into t from public.ticket x where x.tenant_id = p_tenant and x.id = e.ticket_id;
  select * into old from pub.entry x where x.tenant_id = p_tenant and x.id = p_entry for update;
  select a.id, a.name into street from public.area a
    where a.tenant_id = p_tenant and a.level = 'street' and t.path >= a.path and starts_with(t.path, a.path);
  select a.id, a.name into community from public.area a
    where a.tenant_id = p_tenant and a.level = 'community' and starts_with(t.path, a.path);
  select c.parent_id into parent from public.category c where c.tenant_id = p_tenant and c.id = t.category_id;
  -- The last word of everybody who raised it: this matter's round, and what was linked to it.
  select count(*)::int as ratings, count(*) filter (where x.solved = 'yes')::int as solved,
      count(*) filter (where x.solved = 'partly')::int as partly, count(*) filter (where x.solved = 'no')::int as unsolved,
      count(*) filter (where x.satisfied = 'yes')::int as satisfied,
      count(*) filter (where x.satisfied = 'basically')::int as basically,
      count(*) filter (where x.satisfied = 'no')::int as dissatisfied into r
    from (select distinct on (g.ticket_id) g.solved, g.satisfied from public.rating g
      join public.ticket k on k.tenant_id = g.tenant_id and k.id = g.ticket_id and k.round = g.round
      where g.tenant_id = p_tenant and (k.id = t.id or k.lead_ticket_id = t.id) order by g.ticket_id, g.round desc) x;
  fresh := row(p_tenant, p_entry, case when e.result is null then 'issue' else 'echo' end, sec.wall_stage(t.status),
    street.id, street.name, community.id, community.name, parent, t.category_id, t.category_name,
    e.title, e.problem, e.measures, t.lead_name, t.due_at, t.review_at,
    case when e.result is null then null else t.outcome end, e.result,
    r.ratings, r.solved, r.partly, r.unsolved, r.satisfied, r.basically, r.dissatisfied,
    coalesce(old.followers, 0), e.published_at, t.closed_at, e.result_at, sec.now(), coalesce(e.result_at, e.published_at))::pub.entry;
  insert into pub.entry select fresh.* on conflict (tenant_id, id) do update set
    wall = excluded.wall, stage = excluded.stage, street_id = excluded.street_id, street_name = excluded.street_name,
    community_id = excluded.community_id, community_name = excluded.community_name, group_id = excluded.group_id,
    category_id = excluded.category_id, category_name = excluded.category_name, title = excluded.title,
    problem = excluded.problem, measures = excluded.measures, organization_name = excluded.organization_name,
    due_at = excluded.due_at, review_at = excluded.review_at, outcome = excluded.outcome, result = excluded.result,
    ratings = excluded.ratings, solved = excluded.solved, partly = excluded.partly, unsolved = excluded.unsolved,
    satisfied = excluded.satisfied, basically = excluded.basically, dissatisfied = excluded.dissatisfied,
    closed_at = excluded.closed_at, result_at = excluded.result_at, changed_at = excluded.changed_at,
    sorted_at = excluded.sorted_at;
  select coalesce(max(s.n), 0) into n from pub.step s where s.tenant_id = p_tenant and s.entry_id = p_entry;
  insert into pub.step (tenant_id, entry_id, n, kind, stage, organization_name, due_at, at)
  select p_tenant, p_entry, n + row_number() over (order by x.place), x.kind, fresh.stage, fresh.organization_name, fresh.due_at, x.at
  from (values
    (1, 'published', old.id is null, e.published_at),
    (2, case when old.stage in ('closed', 'ended') then 'again' else 'stage' end,
      old.id is not null and old.stage <> fresh.stage, sec.now()),
    (3, 'due', old.id is not null and old.stage = fresh.stage and old.due_at < fresh.due_at, sec.now()),
    (4, 'result', old.result is null and fresh.result is not null, e.result_at)) x (place, kind, holds, at)
  where x.holds;
  -- Photos are few; the public ones are what is released now.
  delete from pub.photo p where p.tenant_id = p_tenant and p.entry_id = p_entry and not exists (select from public.wall_photo w
    where w.tenant_id = p_tenant and w.id = p.id and w.hidden_at is null);
  insert into pub.photo (tenant_id, id, entry_id, side, file_key, width, height)
  select w.tenant_id, w.id, w.entry_id, w.side, a.file_key, a.width, a.height
  from public.wall_photo w join public.attachment a on a.tenant_id = w.tenant_id and a.id = w.attachment_id
  where w.tenant_id = p_tenant and w.entry_id = p_entry and w.hidden_at is null
  on conflict (tenant_id, id) do nothing;
end $$;

create function sec.entry_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.show_entry(new.tenant_id, new.id);
  return null;
end $$;
create trigger entry_changed after insert or update on wall_entry for each row execute function sec.entry_changed();

create function sec.wall_photo_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.show_entry(new.tenant_id, new.entry_id);
  return null;
end $$;
create trigger wall_photo_changed after insert or update on wall_photo for each row execute function sec.wall_photo_changed();

-- What becomes of the ticket becomes of its entry, in the same transaction.
create function sec.ticket_on_wall() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare entry uuid; stage text := sec.wall_stage(new.status);
begin
  if new.path <> old.path then
    update public.wall_objection o set path = new.path where o.tenant_id = new.tenant_id and o.ticket_id = new.id;
    update public.wall_photo w set path = new.path from public.wall_entry e
    where e.tenant_id = new.tenant_id and e.ticket_id = new.id and w.tenant_id = e.tenant_id and w.entry_id = e.id;
    update public.wall_entry e set version = e.version + 1 where e.tenant_id = new.tenant_id and e.ticket_id = new.id;
  end if;
  select e.id into entry from public.wall_entry e
  where e.tenant_id = new.tenant_id and e.ticket_id = new.id and e.status = 'published';
  if not found then return null; end if;
  if stage is null then
    perform sec.unpublish(new.tenant_id, entry, case new.status when 'withdrawn' then 'withdrawn' when 'linked' then 'duplicate' else 'ended' end);
  elsif stage not in ('closed', 'ended') and old.status in ('closed', 'terminated') then
    -- The answer was disputed: it is taken down with its photos, and the issue stands open again.
    update public.wall_photo w set hidden_at = sec.now()
    where w.tenant_id = new.tenant_id and w.entry_id = entry and w.side = 'after' and w.hidden_at is null;
    update public.wall_entry e set result = null, result_at = null, result_by = null, version = e.version + 1
    where e.tenant_id = new.tenant_id and e.id = entry;
  else
    perform sec.show_entry(new.tenant_id, entry);
  end if;
  return null;
end $$;

create function sec.unpublish(p_tenant uuid, p_entry uuid, p_reason text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.wall_photo w set hidden_at = sec.now()
  where w.tenant_id = p_tenant and w.entry_id = p_entry and w.hidden_at is null;
  update public.wall_entry e set status = 'withdrawn', withdrawn_at = sec.now(), reason_code = p_reason, version = e.version + 1
  where e.tenant_id = p_tenant and e.id = p_entry and e.status = 'published';
end $$;

create trigger ticket_on_wall after update of status, due_at, review_at, lead_name, outcome, path, category_id, round, lead_ticket_id on ticket
  for each row when ((old.status, old.due_at, old.review_at, old.lead_name, old.outcome, old.path, old.category_id, old.round)
    is distinct from (new.status, new.due_at, new.review_at, new.lead_name, new.outcome, new.path, new.category_id, new.round))
  execute function sec.ticket_on_wall();

create function sec.rating_on_wall() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare entry uuid;
begin
  for entry in select e.id from public.ticket t
    join public.wall_entry e on e.tenant_id = t.tenant_id and e.ticket_id in (t.id, t.lead_ticket_id) and e.status = 'published'
    where t.tenant_id = new.tenant_id and t.id = new.ticket_id
  loop
    perform sec.show_entry(new.tenant_id, entry);
  end loop;
  return null;
end $$;
create trigger rating_on_wall after insert on rating for each row execute function sec.rating_on_wall();

-- PIPL art. 25, 44: the one who raised it says no, and it is gone.
create function sec.objection_on_wall() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare entry uuid;
begin
  for entry in select e.id from public.wall_entry e
    where e.tenant_id = new.tenant_id and e.ticket_id = new.ticket_id and e.status = 'published'
  loop
    perform sec.unpublish(new.tenant_id, entry, 'objection');
  end loop;
  return null;
end $$;
create trigger objection_on_wall after insert on wall_objection for each row execute function sec.objection_on_wall();

-- Whether the ticket of the receipt stands on a wall: its entry, or null.
create function sec.own_entry() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select e.id from public.wall_entry e
  where e.tenant_id = sec.tenant() and e.ticket_id = sec.ticket() and e.status = 'published'
$$;

-- ---------------------------------------------------------------- followers

create function sec.count_followers(p_tenant uuid, p_entry uuid) returns void language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
  update pub.entry e set followers = (select count(*)::int from pub.follow f where f.tenant_id = p_tenant and f.entry_id = p_entry)
  where e.tenant_id = p_tenant and e.id = p_entry
$$;

-- Once for each device, however often it is pressed.
create function sec.follow_entry(p_entry uuid, p_token bytea) returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare tenant uuid := sec.tenant();
begin
  -- Two devices at once count one after the other.
  perform from pub.entry e where e.tenant_id = tenant and e.id = p_entry for update;
  if not found then raise exception 'no such entry' using errcode = '42501'; end if;
  insert into pub.follow (tenant_id, entry_id, token_hash, at) values (tenant, p_entry, p_token, sec.now())
  on conflict (tenant_id, token_hash, entry_id) do nothing;
  perform sec.count_followers(tenant, p_entry);
end $$;

create function sec.unfollow_entry(p_entry uuid, p_token bytea) returns void language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare tenant uuid := sec.tenant();
begin
  perform from pub.entry e where e.tenant_id = tenant and e.id = p_entry for update;
  delete from pub.follow f where f.tenant_id = tenant and f.entry_id = p_entry and f.token_hash = p_token;
  perform sec.count_followers(tenant, p_entry);
end $$;

-- What one device follows; whoever does not hold the token learns nothing.
create function sec.followed_entries(p_token bytea) returns setof uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select f.entry_id from pub.follow f where f.tenant_id = sec.tenant() and f.token_hash = p_token order by f.at desc limit 100
$$;

do $$
declare f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'sec' and p.prosecdef and pg_get_userbyid(p.proowner) <> '{{=definer}}'
  loop
    execute format('alter function %s owner to {{definer}}', f.signature);
  end loop;
end $$;
grant execute on function sec.wall_stage(text) to {{definer}};
set local role {{definer}};
grant execute on function sec.own_entry() to {{p_receipt}};
grant execute on function sec.follow_entry(uuid, bytea), sec.unfollow_entry(uuid, bytea), sec.followed_entries(bytea) to {{p_public}};
set local role {{owner}};
