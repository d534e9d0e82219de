{{helpers}}
-- 居民评议 (DOMAIN 4.6, §5.3): what everybody may rate, without an account and once for each device. The frame is a row
-- like any other; how was rated is one row of sec.rating_box that nobody reads (docs/decisions/018).

create table public_rating (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    subject_kind text not null,
    subject_id uuid not null,
    period text not null,
    questions jsonb not null,
    opens_at timestamptz(3) not null,
    closes_at timestamptz(3),
    constraint public_rating_pkey primary key (tenant_id, id)
);
create unique index public_rating_tenant_id_subject_kind_subject_id_period_key
  on public_rating (tenant_id, subject_kind, subject_id, period);
create index public_rating_tenant_id_path_idx on public_rating (tenant_id, path);

-- From one to twelve questions, each with a key and two to seven different answers, all of them codes.
create function sec.are_questions(p_questions jsonb) returns boolean language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select jsonb_typeof(p_questions) = 'array' and jsonb_array_length(p_questions) between 1 and 12
    and (select count(distinct q ->> 'key') = count(*) and bool_and(coalesce(q ->> 'key' ~ '^[a-z_]{1,30}$', false)
        and jsonb_typeof(q -> 'answers') = 'array' and jsonb_array_length(q -> 'answers') between 2 and 7
        and (select count(distinct a) = count(*) and bool_and(a ~ '^[a-z0-9_]{1,30}$') from jsonb_array_elements_text(q -> 'answers') a))
      from jsonb_array_elements(p_questions) q)
$$;
alter table public_rating
  add check (subject_kind in ('wall', 'estate')),
  add check (period ~ '^[0-9A-Z-]{1,10}$'),
  add check (sec.are_questions(questions)),
  add check (closes_at >= opens_at);

select pg_temp.guard_table('public_rating');

do $$
declare
  r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('public_rating', r, 'select', mine);
    -- What stands on a wall is opened by its answer (sec.rate_answer) and not by hand.
    perform pg_temp.allow('public_rating', r, 'insert', mine || ' and subject_kind <> ''wall''');
    perform pg_temp.allow('public_rating', r, 'update', mine || ' and subject_kind <> ''wall''', '(closes_at)');
  end loop;
  -- A public question is everybody's.
  perform pg_temp.allow('public_rating', '{{=p_public}}', 'select', 'tenant_id = (select sec.tenant())');
end $$;

-- Who may open what is each word's affair; nobody opens anew what is over, or ends it in the past.
create function sec.guard_public_rating() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if old.closes_at <= sec.now() or new.closes_at is null or new.closes_at < date_trunc('milliseconds', sec.now()) then
    raise exception 'what is over stays over' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_public_rating before update of closes_at on public_rating for each row
  execute function sec.guard_public_rating();

-- ---------------------------------------------------------------- the box

-- One row for each question to the public, written anew as a whole with every answer: marks sorted, tallies beside
-- them, neither time nor order. A mark is a digest of the device's token and this rating, so that what one device has
-- rated cannot be put together. What is shown moves five voices at a time, so that nobody reads a single one from the
-- difference of two looks.
create table sec.rating_box (
  tenant_id uuid not null references sec.tenant (id),
  rating_id uuid not null,
  voted bytea[] not null default '{}',
  tally jsonb not null default '{}',
  shown jsonb not null default '{}',
  shown_voices int not null default 0,
  networks jsonb not null default '{}', -- of that day alone
  network_day date not null default '-infinity',
  crowded int not null default 0,
  primary key (tenant_id, rating_id),
  foreign key (tenant_id, rating_id) references public.public_rating (tenant_id, id)
);
grant select, insert, update on sec.rating_box to {{definer}};

create function sec.place_rating_box() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.rating_box (tenant_id, rating_id) values (new.tenant_id, new.id);
  return null;
end $$;
create trigger place_rating_box after insert on public_rating for each row execute function sec.place_rating_box();

-- 评议 by a device. `p_network` is a keyed digest that changes every day; beyond `p_many` voices of one network the box
-- counts them as crowded, and nobody is refused.
create function sec.cast_rating(p_rating uuid, p_mark bytea, p_answers jsonb, p_network text, p_many int) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); r public.public_rating; b sec.rating_box; fresh jsonb; n int; seen int; today date := sec.now()::date;
begin
  if c.role <> 'visitor' or length(p_mark) <> 32 then return 'missing'; end if;
  select * into r from public.public_rating x where x.tenant_id = c.tenant_id and x.id = p_rating;
  if not found then return 'missing'; end if;
  if sec.now() < r.opens_at or sec.now() >= r.closes_at then return 'closed'; end if;
  -- Every question is answered, with one of its answers, and nothing else is.
  if jsonb_typeof(p_answers) <> 'object' or (select count(*) from jsonb_object_keys(p_answers)) <> jsonb_array_length(r.questions)
    or exists (select from jsonb_array_elements(r.questions) q
      where not coalesce(q -> 'answers' @> (p_answers -> (q ->> 'key')), false)
        or jsonb_typeof(p_answers -> (q ->> 'key')) <> 'string') then
    return 'choice';
  end if;
  select * into b from sec.rating_box x where x.tenant_id = c.tenant_id and x.rating_id = p_rating for update;
  if p_mark = any (b.voted) then return 'again'; end if;
  if b.network_day <> today then b.networks := '{}'; end if;
  n := cardinality(b.voted) + 1;
  seen := coalesce((b.networks ->> p_network)::int, 0) + 1;
  select jsonb_object_agg(k, v) into fresh from (
    select q ->> 'key' || '.' || a as k,
      coalesce((b.tally ->> (q ->> 'key' || '.' || a))::int, 0) + (p_answers ->> (q ->> 'key') = a)::int as v
    from jsonb_array_elements(r.questions) q, jsonb_array_elements_text(q -> 'answers') a) x;
  update sec.rating_box x set
    voted = array(select v from unnest(b.voted || p_mark) v order by v),
    tally = fresh,
    shown = case when n % 5 = 0 then fresh else b.shown end,
    shown_voices = n - n % 5,
    networks = case when p_network is null then b.networks else b.networks || jsonb_build_object(p_network, seen) end,
    network_day = today,
    crowded = b.crowded + (p_network is not null and seen > p_many)::int
  where x.tenant_id = c.tenant_id and x.rating_id = p_rating;
  return 'done';
end $$;

-- What is told of these ratings, to whoever it is: nothing below so many voices, and never below five. While it runs in
-- steps of five, after the end exactly. How many came crowded from one network is for staff alone.
create function sec.rating_results(p_ratings uuid[], p_floor int)
returns table (rating_id uuid, voices int, tally jsonb, crowded int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.rating_id, x.voices, x.tally, case when (sec.ctx()).kind = 'user' then b.crowded else 0 end
  from sec.rating_box b
  join public.public_rating r on r.tenant_id = b.tenant_id and r.id = b.rating_id
  cross join lateral (select case when r.closes_at <= sec.now() then cardinality(b.voted) else b.shown_voices end as voices,
    case when r.closes_at <= sec.now() then b.tally else b.shown end as tally) x
  where b.tenant_id = sec.tenant() and b.rating_id = any (p_ratings) and x.voices >= greatest(5, p_floor)
$$;

-- Which of these a device has rated; whoever does not hold its token learns nothing.
create function sec.rated_by(p_ratings uuid[], p_marks bytea[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.rating_id from unnest(p_ratings, p_marks) x (rating_id, mark)
  join sec.rating_box b on b.tenant_id = sec.tenant() and b.rating_id = x.rating_id and x.mark = any (b.voted)
$$;

-- ---------------------------------------------------------------- what stands on the 回音壁

-- With its answer an entry may be rated; when the answer is taken down, that is over. A new answer begins anew.
create function sec.rate_answer() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.path <> old.path then
    update public.public_rating r set path = new.path
    where r.tenant_id = new.tenant_id and r.subject_kind = 'wall' and r.subject_id = new.id;
  end if;
  if new.result is null then
    if tg_op = 'UPDATE' and old.result is not null then
      update public.public_rating r set closes_at = greatest(r.opens_at, date_trunc('milliseconds', sec.now()))
      where r.tenant_id = new.tenant_id and r.subject_kind = 'wall' and r.subject_id = new.id and r.closes_at is null;
    end if;
  elsif tg_op = 'INSERT' or old.result is null then
    insert into public.public_rating (tenant_id, id, path, subject_kind, subject_id, period, questions, opens_at)
    select new.tenant_id, gen_random_uuid(), new.path, 'wall', new.id, (count(*) + 1)::text,
      '[{"key": "approval", "answers": ["yes", "fair", "no"]}]', sec.now()
    from public.public_rating r
    where r.tenant_id = new.tenant_id and r.subject_kind = 'wall' and r.subject_id = new.id;
  end if;
  return null;
end $$;
create trigger rate_answer after insert or update on wall_entry for each row execute function sec.rate_answer();

do $$
declare f text;
begin
  foreach f in array array['sec.guard_public_rating()', 'sec.place_rating_box()', 'sec.rate_answer()',
    'sec.cast_rating(uuid, bytea, jsonb, text, int)', 'sec.rating_results(uuid[], int)', 'sec.rated_by(uuid[], bytea[])'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
grant execute on function sec.are_questions(jsonb) to {{definer}}, {{p_area}}, {{p_district}}, {{p_job}};
set local role {{definer}};
grant execute on function sec.rating_results(uuid[], int) to {{p_public}}, {{p_area}}, {{p_district}}, {{p_job}};
grant execute on function sec.cast_rating(uuid, bytea, jsonb, text, int), sec.rated_by(uuid[], bytea[]) to {{p_public}};
set local role {{owner}};

-- Answers that stood on a wall before. FORCE binds the owner too; while they are carried over it must see them.
alter table wall_entry no force row level security;
alter table public_rating no force row level security;
insert into public_rating (tenant_id, id, path, subject_kind, subject_id, period, questions, opens_at)
select e.tenant_id, gen_random_uuid(), e.path, 'wall', e.id, '1', '[{"key": "approval", "answers": ["yes", "fair", "no"]}]',
  e.result_at
from wall_entry e where e.result is not null;
alter table wall_entry force row level security;
alter table public_rating force row level security;
