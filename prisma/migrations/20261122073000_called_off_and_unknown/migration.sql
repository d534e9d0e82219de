-- 作废: who holds a round calls it off with a reason, as long as nobody has read a count of it. Its box is emptied then,
-- and a vote that comes at the same moment waits for the box and finds the round ended. 不了解: who rates answers what it
-- knows; what is left open counts nowhere, and of each question the counts are told from five answers of it up.

alter table review_round
  add column called_off_at timestamptz(3),
  add column called_off_by text,
  add column call_off_text text,
  drop constraint review_round_status,
  add constraint review_round_status check (status in ('draft', 'published', 'closed', 'released', 'called_off')),
  drop constraint review_round_closed,
  add constraint review_round_closed check ((closed_at is null) = (closer_id is null) and (closed_at is null) = (closed_by is null)
    and (closed_at is null) = (status in ('draft', 'published', 'called_off'))),
  add constraint review_round_called_off check ((status = 'called_off') = (called_off_at is not null)
    and (called_off_at is null) = (called_off_by is null) and (called_off_at is null) = (call_off_text is null)
    and char_length(call_off_text) between 5 and 500);

grant update (called_off_at, called_off_by, call_off_text) on review_round to {{p_area}}, {{p_district}};

create function sec.empty_review_box() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update sec.review_box x set rated = '{}', tally = '{}' where x.tenant_id = new.tenant_id and x.round_id = new.id;
  return null;
end $$;
create trigger empty_review_box after update of status on review_round for each row
  when (old.status <> new.status and new.status = 'called_off') execute function sec.empty_review_box();
alter function sec.empty_review_box() owner to {{definer}};

set local role {{definer}};
create or replace function sec.guard_round() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); today date;
  fixed constant text[] := array['status', 'published_at', 'closed_at', 'closed_by', 'closer_id', 'released_at', 'called_off_at',
    'called_off_by', 'call_off_text', 'version'];
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
  -- Whoever has read a count does not call the round off any more.
  if (old.status, new.status) not in (('draft', 'draft'), ('draft', 'published'), ('published', 'closed'), ('closed', 'released'),
      ('published', 'called_off')) then
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

-- What a box says of one subject, from five of its raters up; of a question that fewer than five have answered nothing.
create or replace function sec.review_counts(p_tenant uuid, p_round uuid, p_subject uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('n', l.line -> 'n', 'q', q.told)
  from sec.review_box b
  cross join lateral (select b.tally -> p_subject::text as line) l
  cross join lateral (
    select jsonb_agg(case when a.answers >= 5 then e.one else 'null'::jsonb end order by e.at) as told, max(a.answers) as most
    from jsonb_array_elements(l.line -> 'q') with ordinality e (one, at)
    cross join lateral (select sum(v::int) as answers from jsonb_array_elements_text(e.one) v) a
  ) q
  where b.tenant_id = p_tenant and b.round_id = p_round and (l.line ->> 'n')::int >= 5 and q.most >= 5
$$;

drop function sec.own_reviews();
create function sec.own_reviews() returns table (id uuid, area_name text, title text, about text, questions text[], weights int[],
  subject_ids uuid[], subject_names text[], opens_on date, closes_on date, status text, rates boolean, rated boolean, is_subject boolean,
  me uuid, counts jsonb, appeal text, appeal_answer text, call_off_text text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); o uuid := sec.rates_for();
begin
  if o is null then return; end if;
  return query
    select r.id, r.area_name, r.title, r.about, r.questions, r.weights, r.subject_ids, r.subject_names, r.opens_on, r.closes_on, r.status,
      o = any (r.rater_ids), coalesce(o = any (b.rated), false), o = any (r.subject_ids), o,
      case when r.status = 'released' and o = any (r.subject_ids) then sec.review_counts(r.tenant_id, r.id, o) end, a.text, a.answer,
      r.call_off_text
    from public.review_round r
    join sec.review_box b on b.tenant_id = r.tenant_id and b.round_id = r.id
    left join public.review_appeal a on a.tenant_id = r.tenant_id and a.round_id = r.id and a.organization_id = o
    where r.tenant_id = c.tenant_id and r.status <> 'draft' and (o = any (r.rater_ids)
      or o = any (r.subject_ids) and r.status = 'released') and sec.rates_in(r.path) is not null
    order by r.opens_on desc, r.id limit 50;
end $$;
grant execute on function sec.own_reviews() to {{p_area}}, {{p_org}}, {{p_unit}};

-- As before; 0 is 不了解, and a subject may be left out as a whole. Tells empty for a vote without any answer.
create or replace function sec.cast_review(p_round uuid, p_scores jsonb) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); o uuid := sec.rates_for(); r public.review_round; b sec.review_box;
  today date; others text[]; n int; s text; i int; score int; line jsonb; counts jsonb;
begin
  select * into r from public.review_round x where x.tenant_id = c.tenant_id and x.id = p_round and x.status <> 'draft'
    and o = any (x.rater_ids) and sec.rates_in(x.path) is not null;
  if not found then return 'missing'; end if;
  select * into b from sec.review_box x where x.tenant_id = r.tenant_id and x.round_id = r.id for update;
  -- As it stands now: it may have been called off while the box was waited for.
  select * into r from public.review_round x where x.tenant_id = r.tenant_id and x.id = r.id;
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = r.tenant_id;
  if r.status <> 'published' or today < r.opens_on or today > r.closes_on then return 'closed'; end if;
  if o = any (b.rated) then return 'again'; end if;
  -- Of everybody but oneself those that one knows.
  others := array(select x::text from unnest(r.subject_ids) x where x <> o);
  if jsonb_typeof(p_scores) <> 'object' or exists (select from jsonb_object_keys(p_scores) k where k <> all (others)) then
    return 'scores';
  end if;
  n := cardinality(r.questions);
  for s in select k from jsonb_object_keys(p_scores) k loop
    if jsonb_typeof(p_scores -> s) <> 'array' or jsonb_array_length(p_scores -> s) <> n
      or exists (select from jsonb_array_elements_text(p_scores -> s) v where v !~ '^[0-5]$') then return 'scores'; end if;
  end loop;
  if not exists (select from jsonb_each(p_scores) e, jsonb_array_elements_text(e.value) v where v <> '0') then return 'empty'; end if;
  counts := b.tally;
  for s in select e.key from jsonb_each(p_scores) e
      where exists (select from jsonb_array_elements_text(e.value) v where v <> '0') loop
    line := coalesce(counts -> s, jsonb_build_object('n', 0, 'q',
      (select jsonb_agg('[0,0,0,0,0]'::jsonb) from generate_series(1, n))));
    for i in 0 .. n - 1 loop
      score := (p_scores -> s ->> i)::int - 1;
      continue when score < 0;
      line := jsonb_set(line, array['q', i::text, score::text], to_jsonb((line #>> array['q', i::text, score::text])::int + 1));
    end loop;
    counts := jsonb_set(counts, array[s], jsonb_set(line, '{n}', to_jsonb((line ->> 'n')::int + 1)));
  end loop;
  update sec.review_box x set rated = array(select v from unnest(b.rated || o) v order by v), tally = counts
    where x.tenant_id = r.tenant_id and x.round_id = r.id;
  return 'done';
end $$;
set local role {{owner}};
