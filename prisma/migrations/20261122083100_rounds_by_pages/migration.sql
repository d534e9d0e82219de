{{helpers}}
-- The rounds that concern an organization come by pages: what it has to rate first, then the newest; and one by its id,
-- however many there are.
set local role {{definer}};
drop function sec.own_reviews();
create function sec.own_reviews(p_id uuid, p_after uuid, p_limit int) returns table (id uuid, area_name text, title text, about text,
  questions text[], weights int[], subject_ids uuid[], subject_names text[], opens_on date, closes_on date, status text, rates boolean,
  rated boolean, is_subject boolean, me uuid, counts jsonb, appeal text, appeal_answer text, call_off_text text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); o uuid := sec.rates_for(); today constant date := sec.today();
begin
  if o is null then return; end if;
  return query
    with mine as (
      select r.id as round_id, r.opens_on as opens, o = any (r.rater_ids) as for_us, coalesce(o = any (b.rated), false) as done,
        r.status = 'published' and o = any (r.rater_ids) and not coalesce(o = any (b.rated), false)
          and today between r.opens_on and r.closes_on as waits
      from public.review_round r
      join sec.review_box b on b.tenant_id = r.tenant_id and b.round_id = r.id
      where r.tenant_id = c.tenant_id and (p_id is null or r.id = p_id) and r.status <> 'draft' and (o = any (r.rater_ids)
        or o = any (r.subject_ids) and r.status = 'released') and sec.rates_in(r.path) is not null
    ), page as (
      select m.* from mine m left join mine x on x.round_id = p_after
      where x.round_id is null or (m.waits, m.opens, m.round_id) < (x.waits, x.opens, x.round_id)
      order by m.waits desc, m.opens desc, m.round_id desc limit p_limit
    )
    select r.id, r.area_name, r.title, r.about, r.questions, r.weights, r.subject_ids, r.subject_names, r.opens_on, r.closes_on, r.status,
      g.for_us, g.done, o = any (r.subject_ids), o,
      case when r.status = 'released' and o = any (r.subject_ids) then sec.review_counts(r.tenant_id, r.id, o) end, a.text, a.answer,
      r.call_off_text
    from page g
    join public.review_round r on r.tenant_id = c.tenant_id and r.id = g.round_id
    left join public.review_appeal a on a.tenant_id = r.tenant_id and a.round_id = r.id and a.organization_id = o
    order by g.waits desc, g.opens desc, g.round_id desc;
end $$;
grant execute on function sec.own_reviews(uuid, uuid, int) to {{p_area}}, {{p_org}}, {{p_unit}};
set local role {{owner}};
