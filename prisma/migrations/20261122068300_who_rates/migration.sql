-- Who speaks for an organization in a round: as before, and for the office of a street who holds the street; nobody for
-- an organization that was deregistered. Who holds a round reads its counts, so the own office does not rate in it: with
-- the own vote known, four others would be enough to be told. For the same reason nobody above reads what a round says.

-- As sec.rates_for, but for the rounds that one holds.
create function sec.rates_in(p_path text) returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select case when c.role <> 'street_secretary' or c.lo <> p_path then sec.rates_for() end
  from (select (sec.ctx()).*) c
$$;
alter function sec.rates_in(text) owner to {{definer}};

set local role {{definer}};
create or replace function sec.rates_for() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select o.id from (select (sec.ctx()).*) c
  join public.organization o on o.tenant_id = c.tenant_id and o.valid_to is null
    and case when c.role in ('dept_clerk', 'dept_leader', 'liaison') then o.id = c.organization_id
      when c.role in ('street_secretary', 'community_secretary') then o.kind = 'office' and o.area_id = c.area_id
      else false end
$$;

create or replace function sec.own_reviews() returns table (id uuid, area_name text, title text, about text, questions text[], weights int[],
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
      or o = any (r.subject_ids) and r.status = 'released') and sec.rates_in(r.path) is not null
    order by r.opens_on desc, r.id limit 50;
end $$;

create or replace function sec.guard_round() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); today date;
  fixed constant text[] := array['status', 'published_at', 'closed_at', 'closed_by', 'closer_id', 'released_at', 'version'];
begin
  if c.kind <> 'job' and (c.role not in ('street_secretary', 'district_org') or new.path <> c.lo) then
    raise exception 'round refused' using errcode = '42501';
  end if;
  if (tg_op = 'INSERT' or old.status = 'draft') and exists (select from public.organization o
      where o.tenant_id = new.tenant_id and o.kind = 'office' and o.area_id = new.area_id and o.id = any (new.rater_ids)) then
    raise exception 'who holds a round does not rate in it' using errcode = '42501';
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

create or replace function sec.review_results(p_round uuid) returns table (subject_id uuid, counts jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); r public.review_round;
begin
  if c.role not in ('street_secretary', 'district_org') then raise exception 'results refused' using errcode = '42501'; end if;
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round
    and x.path = c.lo and x.status in ('closed', 'released');
  if not found then return; end if;
  return query select s, sec.review_counts(r.tenant_id, r.id, s) from unnest(r.subject_ids) s;
end $$;

create or replace function sec.cast_review(p_round uuid, p_scores jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); o uuid := sec.rates_for(); r public.review_round; b sec.review_box;
  today date; rated_subjects text[]; n int; s text; i int; score int; line jsonb; counts jsonb;
begin
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round and x.status <> 'draft'
    and o = any (x.rater_ids) and sec.rates_in(x.path) is not null;
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

create or replace function sec.appeal_review(p_round uuid, p_id uuid, p_text text) returns table (path text, organization_id uuid, told text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare c sec.session := sec.ctx(); o uuid := sec.rates_for(); r public.review_round;
begin
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round and x.status = 'released'
    and o = any (x.subject_ids) and sec.rates_in(x.path) is not null;
  if not found then return; end if;
  insert into public.review_appeal (tenant_id, id, round_id, path, organization_id, organization_name, text, appealed_at, appealed_by)
  values (r.tenant_id, p_id, r.id, r.path, o, r.subject_names[array_position(r.subject_ids, o)], p_text, sec.now(), c.name)
  on conflict (tenant_id, round_id, organization_id) do nothing;
  return query select r.path, o, case when found then 'done' else 'again' end;
end $$;

-- Opinions, as before.
create or replace function sec.guard_opinion() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); side text; level text; p public.opinion_power;
begin
  side := case
    when c.role in ('street_secretary', 'community_secretary') and new.path = c.lo then 'office'
    when c.role in ('dept_clerk', 'dept_leader', 'liaison') and new.organization_id = c.organization_id then 'organization'
  end;
  if tg_op = 'INSERT' then
    if c.kind <> 'job' and (side is distinct from new.asked_by or new.status <> 'asked') then
      raise exception 'opinion refused' using errcode = '42501';
    end if;
    select a.level into level from public.area a
      join public.organization o on o.tenant_id = a.tenant_id and o.id = new.organization_id and o.valid_to is null
      where a.tenant_id = new.tenant_id and a.id = new.area_id and a.path = new.path and a.valid_to is null
        and (a.level = 'street' and o.kind = 'department' or a.level = 'community' and o.kind = 'unit'
          and exists (select from public.unit_check_in u where u.tenant_id = o.tenant_id and u.organization_id = o.id
            and u.path = a.path and u.status = 'active'));
    if level is null then raise exception 'no side of an opinion' using errcode = '42501'; end if;
    if c.kind <> 'job' then
      select * into p from public.opinion_power x where x.tenant_id = new.tenant_id and x.key = new.purpose;
      if not (case
          when level = 'community' then new.purpose in ('party_work', 'member_service', 'cooperation') and new.purpose_name is null
          when p.key is null then new.purpose in ('planning', 'affairs', 'staffing', 'decisions', 'funds') and new.purpose_name is null
          else p.retired_at is null and new.purpose_name is not distinct from p.name end) then
        raise exception 'no purpose of an opinion' using errcode = '42501';
      end if;
    end if;
    return new;
  end if;
  if c.kind = 'job' and old.status = 'asked' and old.reminded_on is null
      and to_jsonb(new) - 'reminded_on' = to_jsonb(old) - 'reminded_on' then
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if old.status = 'closed' or (c.kind <> 'job' and side is null) then
    raise exception 'opinion refused' using errcode = '42501';
  end if;
  -- For an organization that was deregistered nobody says anything more; what it has asked may still end.
  if side = 'organization' and (new.answer, new.reply) is distinct from (old.answer, old.reply)
    and not exists (select from public.organization g where g.tenant_id = new.tenant_id and g.id = new.organization_id
      and g.valid_to is null) then
    raise exception 'organization is closed' using errcode = '42501';
  end if;
  -- Whoever was asked answers, once; whoever asked replies, once, and says what follows.
  if (old.answer is not null and (new.answer, new.answered_on, new.answered_at) is distinct from (old.answer, old.answered_on, old.answered_at))
    or (old.reply is not null and new.reply is distinct from old.reply)
    or (new.answer is distinct from old.answer and (side = old.asked_by or new.status <> 'answered'))
    or (c.kind <> 'job' and side <> old.asked_by
      and (new.reply is distinct from old.reply or new.outcome is distinct from old.outcome or new.status = 'closed')) then
    raise exception 'what was said stays' using errcode = '42501';
  end if;
  return new;
end $$;
set local role {{owner}};
