{{helpers}}
-- What residents know of an estate: name, status, company, and which company it was before, so that what was said of
-- one company is not read as said of another. Nothing of plans, people, contracts or meetings.
create function sec.public_estates(p_area uuid, p_estate uuid)
returns table (id uuid, area_id uuid, area_name text, name text, status text, company_name text, grid_ids uuid[], companies jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, e.area_id, a.name, e.name, e.status, e.company_name, e.grid_ids,
    coalesce((select jsonb_agg(jsonb_build_object('name', m.company_name, 'from', m.starts_on, 'to', m.ends_on) order by m.starts_on)
      from public.estate_management m
      where m.tenant_id = e.tenant_id and m.estate_id = e.id and m.mode = 'company'), '[]')
  from public.estate e
  join public.area a on a.tenant_id = e.tenant_id and a.id = e.area_id
  where e.tenant_id = sec.tenant() and e.closed_on is null
    and case when p_estate is null then e.area_id = p_area else e.id = p_estate end
  order by e.name, e.id limit 200
$$;
alter function sec.public_estates(uuid, uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.public_estates(uuid, uuid) to {{p_public}};
set local role {{owner}};
