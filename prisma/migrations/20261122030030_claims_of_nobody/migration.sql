-- As before, but a claim for nobody is refused like any other that is not one's own, and does not end in a fault.
set local role {{definer}};
create or replace function sec.claims_for(s public.slot, p_member uuid, p_organization uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return coalesce(case
    when c.role = 'member' then p_organization is null and p_member = c.person_id and starts_with(c.lo, s.path)
    when c.role = 'liaison' then p_member is null and p_organization = c.organization_id and starts_with(c.lo, s.path)
    when c.kind = 'user' and c.area_id is not null and c.role <> 'system_admin' then s.path >= c.lo and s.path < c.hi
    else c.kind = 'job' end, false);
end $$;
set local role {{owner}};
