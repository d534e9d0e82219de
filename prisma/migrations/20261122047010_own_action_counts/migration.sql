-- 未诉先办: a unit sees beside its own action how many matters of those kinds were registered where it was, before,
-- during and after. It reads no matter, so the database counts for it, for its own actions alone and in days near
-- theirs; below a community a few are "few", so that nobody is found among the households of a grid (null = 1 to 4).
create function sec.own_action_counts(p_action uuid, p_names text[], p_from timestamptz[], p_to timestamptz[])
returns table (name text, category_id uuid, count int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); own record;
begin
  select a.path, a.category_ids, a.from_day, a.to_day, k.level in ('grid', 'building') as small into own
  from public.proactive_action a join public.area k on k.tenant_id = a.tenant_id and k.id = a.area_id
  where a.tenant_id = c.tenant_id and a.id = p_action and a.organization_id = c.organization_id;
  if not found then return; end if;
  return query
    select w.name, k.id, case when own.small and n.count between 1 and 4 then null else n.count end
    from unnest(p_names, p_from, p_to) w (name, lower, upper)
    cross join unnest(own.category_ids) k (id)
    cross join lateral (
      select count(*)::int as count from public.ticket t
      where t.tenant_id = c.tenant_id and t.path >= own.path and t.path < sec.range_end(own.path)
        and t.registered_at >= w.lower and t.registered_at < w.upper and t.category_id = k.id
    ) n
    where w.lower >= own.from_day - 400 and w.upper <= own.to_day + 400;
end $$;
alter function sec.own_action_counts(uuid, text[], timestamptz[], timestamptz[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.own_action_counts(uuid, text[], timestamptz[], timestamptz[]) to {{p_org}};
set local role {{owner}};
