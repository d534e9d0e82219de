{{helpers}}
-- Which units somebody speaks for: they have reported, and a liaison officer can sign in. Who is asked for a word has to be
-- able to give it. Ids alone: the names stand in the register of organizations.
create function sec.units_with_voice() returns setof uuid language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then return; end if;
  return query select distinct u.organization_id from public.unit_check_in u
    where u.tenant_id = c.tenant_id and u.status = 'active' and u.organization_id is not null;
end $$;
alter function sec.units_with_voice() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.units_with_voice() to {{p_area}}, {{p_district}}, {{p_unit}};
set local role {{owner}};
