{{helpers}}
-- 双向评议 (DOMAIN §5.5, §10 rows 4.32, 5.1): organizations rate organizations by questions with weights. From its
-- publication on nothing of a round changes. A vote leaves no ballot (docs/decisions/011): one row for each round, with
-- the organizations that have rated, sorted, and the counts; results from five raters up. Nothing follows from a result
-- by itself, and no list is made of it: subjects stand by name (§11).

create table review_round (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  area_name text not null,
  title text not null,
  about text not null,
  questions text[] not null,
  weights int[] not null,
  subject_ids uuid[] not null,
  subject_names text[] not null,
  rater_ids uuid[] not null,
  rater_names text[] not null,
  opens_on date not null,
  closes_on date not null,
  status text not null default 'draft',
  drafted_at timestamptz(3) not null,
  drafted_by text not null,
  published_at timestamptz(3),
  closed_at timestamptz(3),
  closed_by text,
  closer_id uuid,
  released_at timestamptz(3),
  version int not null default 1,
  constraint review_round_pkey primary key (tenant_id, id),
  constraint review_round_title check (char_length(title) between 2 and 60),
  constraint review_round_about check (char_length(about) between 5 and 500),
  constraint review_round_questions check (cardinality(questions) between 1 and 10 and cardinality(weights) = cardinality(questions)),
  constraint review_round_subjects check (cardinality(subject_ids) between 1 and 30 and cardinality(subject_names) = cardinality(subject_ids)),
  constraint review_round_raters check (cardinality(rater_ids) between 1 and 300 and cardinality(rater_names) = cardinality(rater_ids)),
  constraint review_round_days check (closes_on >= opens_on),
  constraint review_round_status check (status in ('draft', 'published', 'closed', 'released')),
  constraint review_round_closed check ((closed_at is null) = (closer_id is null) and (closed_at is null) = (closed_by is null)
    and (closed_at is null) = (status in ('draft', 'published'))),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, closer_id) references person (tenant_id, id)
);
create index review_round_path on review_round (tenant_id, path, opens_on desc, id desc);

create table review_appeal (
  tenant_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  path text collate "C" not null,
  organization_id uuid not null,
  organization_name text not null,
  text text not null,
  appealed_at timestamptz(3) not null,
  appealed_by text not null,
  answer text,
  answered_at timestamptz(3),
  answered_by text,
  version int not null default 1,
  constraint review_appeal_pkey primary key (tenant_id, id),
  constraint review_appeal_text check (char_length(text) between 5 and 1000),
  constraint review_appeal_answer check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
    and char_length(answer) between 2 and 1000),
  foreign key (tenant_id, round_id) references review_round (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index review_appeal_once on review_appeal (tenant_id, round_id, organization_id);

-- No role reads this, not even the worker: only the functions below.
create table sec.review_box (
  tenant_id uuid not null references sec.tenant (id),
  round_id uuid not null,
  rated uuid[] not null default '{}',
  tally jsonb not null default '{}',
  primary key (tenant_id, round_id)
);
grant select, insert, update on sec.review_box to {{definer}};

select pg_temp.guard_table('review_round', false), pg_temp.guard_table('review_appeal', false);

do $$
declare
  r text; mine text;
  here constant text := 'path = (select sec.lo())';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('review_round', r, 'select', mine);
    perform pg_temp.allow('review_round', r, 'insert', here);
    perform pg_temp.allow('review_round', r, 'update', here, '(title, about, questions, weights, subject_ids, subject_names, '
      'rater_ids, rater_names, opens_on, closes_on, status, published_at, closed_at, closed_by, closer_id, released_at, version)');
    perform pg_temp.allow('review_appeal', r, 'select', mine);
    perform pg_temp.allow('review_appeal', r, 'update', here, '(answer, answered_at, answered_by, version)');
  end loop;
end $$;

create function sec.guard_round() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); today date;
  fixed constant text[] := array['status', 'published_at', 'closed_at', 'closed_by', 'closer_id', 'released_at', 'version'];
begin
  if c.kind <> 'job' and (c.role not in ('street_secretary', 'district_org') or new.path <> c.lo) then
    raise exception 'round refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    if c.kind <> 'job' and new.status <> 'draft' then raise exception 'round refused' using errcode = '42501'; end if;
    return new;
  end if;
  if new.version <> old.version + 1 then raise exception 'version must move by one' using errcode = '40001'; end if;
  if old.status <> 'draft' and to_jsonb(new) - fixed <> to_jsonb(old) - fixed then
    raise exception 'a published round stays as it is' using errcode = '42501';
  end if;
  if (old.status, new.status) not in (('draft', 'draft'), ('draft', 'published'), ('published', 'closed'), ('closed', 'released')) then
    raise exception 'round refused' using errcode = '42501';
  end if;
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = new.tenant_id;
  if new.status = 'published' and (select sum(w) from unnest(new.weights) w) <> 100 then
    raise exception 'weights must make 100' using errcode = '42501';
  end if;
  if new.status = 'closed' and (today <= old.closes_on or new.closer_id is distinct from c.person_id) then
    raise exception 'a round closes after its last day' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_round before insert on review_round for each row execute function sec.guard_round();
create trigger guard_round_change before update on review_round for each row when (new.path = old.path) execute function sec.guard_round();

create function sec.place_review_box() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.review_box (tenant_id, round_id) values (new.tenant_id, new.id);
  return null;
end $$;
create trigger place_review_box after insert on review_round for each row execute function sec.place_review_box();

-- An appeal is made once, and answered by somebody else than who has closed the round.
create function sec.guard_appeal() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if new.version <> old.version + 1 or old.answer is not null then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if c.role not in ('street_secretary', 'district_org') or exists (select from public.review_round r
      where r.tenant_id = new.tenant_id and r.id = new.round_id and r.closer_id = c.person_id) then
    raise exception 'appeal refused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_appeal before update on review_appeal for each row when (new.path = old.path) execute function sec.guard_appeal();

-- For which organization somebody rates: the own one, or the office of the own place.
create function sec.rates_for() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select case when c.role in ('dept_clerk', 'dept_leader', 'liaison') then c.organization_id
    when c.role = 'community_secretary' then (select o.id from public.organization o where o.tenant_id = c.tenant_id
      and o.kind = 'office' and o.area_id = c.area_id and o.valid_to is null) end
  from (select (sec.ctx()).*) c
$$;

-- What a box says of one subject, from five raters of it up.
create function sec.review_counts(p_tenant uuid, p_round uuid, p_subject uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.tally -> p_subject::text from sec.review_box b
  where b.tenant_id = p_tenant and b.round_id = p_round and (b.tally -> p_subject::text ->> 'n')::int >= 5
$$;

-- The rounds that concern the own organization, as rater or as subject; a subject's counts only once released.
create function sec.own_reviews() returns table (id uuid, area_name text, title text, about text, questions text[], weights int[],
  subject_ids uuid[], subject_names text[], opens_on date, closes_on date, status text, rates boolean, rated boolean, is_subject boolean,
  me uuid, counts jsonb, appeal text, appeal_answer text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); o uuid := sec.rates_for();
begin
  if o is null then return; end if;
  return query
    select r.id, r.area_name, r.title, r.about, r.questions, r.weights, r.subject_ids, r.subject_names, r.opens_on, r.closes_on, r.status,
      o = any (r.rater_ids), coalesce(o = any (b.rated), false), o = any (r.subject_ids), o,
      case when r.status = 'released' and o = any (r.subject_ids) then sec.review_counts(r.tenant_id, r.id, o) end, a.text, a.answer
    from public.review_round r
    join sec.review_box b on b.tenant_id = r.tenant_id and b.round_id = r.id
    left join public.review_appeal a on a.tenant_id = r.tenant_id and a.round_id = r.id and a.organization_id = o
    where r.tenant_id = c.tenant_id and r.status <> 'draft' and (o = any (r.rater_ids)
      or o = any (r.subject_ids) and r.status = 'released')
    order by r.opens_on desc, r.id limit 50;
end $$;

-- For who holds the round: the counts of each subject after its end, and how many have rated.
create function sec.review_results(p_round uuid) returns table (subject_id uuid, counts jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); r public.review_round;
begin
  if c.role not in ('street_secretary', 'district_org') then raise exception 'results refused' using errcode = '42501'; end if;
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round
    and x.path >= c.lo and x.path < c.hi and x.status in ('closed', 'released');
  if not found then return; end if;
  return query select s, sec.review_counts(r.tenant_id, r.id, s) from unnest(r.subject_ids) s;
end $$;

-- One vote of one organization: the lock on the box decides every race. Tells done, or why not: missing, closed, scores, again.
create function sec.cast_review(p_round uuid, p_scores jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); o uuid := sec.rates_for(); r public.review_round; b sec.review_box;
  today date; rated_subjects text[]; n int; s text; i int; score int; line jsonb; counts jsonb;
begin
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round and x.status <> 'draft'
    and o = any (x.rater_ids);
  if not found then return 'missing'; end if;
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = r.tenant_id;
  if r.status <> 'published' or today < r.opens_on or today > r.closes_on then return 'closed'; end if;
  -- Everybody but oneself, each with every question.
  rated_subjects := array(select x::text from unnest(r.subject_ids) x where x <> o order by 1);
  if jsonb_typeof(p_scores) <> 'object' or rated_subjects = '{}'
    or array(select k from jsonb_object_keys(p_scores) k order by 1) <> rated_subjects then return 'scores'; end if;
  n := cardinality(r.questions);
  foreach s in array rated_subjects loop
    if jsonb_typeof(p_scores -> s) <> 'array' or jsonb_array_length(p_scores -> s) <> n
      or exists (select from jsonb_array_elements_text(p_scores -> s) v where v !~ '^[1-5]$') then return 'scores'; end if;
  end loop;
  select * into b from sec.review_box x where x.tenant_id = r.tenant_id and x.round_id = r.id for update;
  if o = any (b.rated) then return 'again'; end if;
  counts := b.tally;
  foreach s in array rated_subjects loop
    line := coalesce(counts -> s, jsonb_build_object('n', 0, 'q',
      (select jsonb_agg('[0,0,0,0,0]'::jsonb) from generate_series(1, n))));
    for i in 0 .. n - 1 loop
      score := (p_scores -> s ->> i)::int - 1;
      line := jsonb_set(line, array['q', i::text, score::text], to_jsonb((line #>> array['q', i::text, score::text])::int + 1));
    end loop;
    counts := jsonb_set(counts, array[s], jsonb_set(line, '{n}', to_jsonb((line ->> 'n')::int + 1)));
  end loop;
  update sec.review_box x set rated = array(select v from unnest(b.rated || o) v order by v), tally = counts
    where x.tenant_id = r.tenant_id and x.round_id = r.id;
  return 'done';
end $$;

-- 申诉: by a subject, once, after the release; told where it lies, or nothing.
create function sec.appeal_review(p_round uuid, p_id uuid, p_text text) returns table (path text, organization_id uuid, told text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare c sec.session := sec.ctx(); o uuid := sec.rates_for(); r public.review_round;
begin
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round and x.status = 'released'
    and o = any (x.subject_ids);
  if not found then return; end if;
  insert into public.review_appeal (tenant_id, id, round_id, path, organization_id, organization_name, text, appealed_at, appealed_by)
  values (r.tenant_id, p_id, r.id, r.path, o, r.subject_names[array_position(r.subject_ids, o)], p_text, sec.now(), c.name)
  on conflict (tenant_id, round_id, organization_id) do nothing;
  return query select r.path, o, case when found then 'done' else 'again' end;
end $$;

do $$
declare f text;
begin
  foreach f in array array['sec.guard_round()', 'sec.place_review_box()', 'sec.guard_appeal()', 'sec.rates_for()',
    'sec.review_counts(uuid, uuid, uuid)', 'sec.own_reviews()', 'sec.review_results(uuid)', 'sec.cast_review(uuid, jsonb)',
    'sec.appeal_review(uuid, uuid, text)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.own_reviews(), sec.cast_review(uuid, jsonb), sec.appeal_review(uuid, uuid, text) to {{p_area}}, {{p_org}}, {{p_unit}};
grant execute on function sec.review_results(uuid) to {{p_area}}, {{p_district}};
set local role {{owner}};
