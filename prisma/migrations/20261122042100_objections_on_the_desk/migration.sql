-- Objections stand on the desk of the organization department as a heap of their own: it decides where the
-- district's centre has concluded itself. The number beside 我的工作台 counts them (a test compares both).
create function sec.contested_at(p_tenant uuid, p_path text) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from (select from public.ticket t
    where t.tenant_id = p_tenant and t.path >= p_path and t.path < sec.range_end(p_path)
      and t.contested_at is not null and t.upheld_at is null limit 1000) x
$$;
alter function sec.contested_at(uuid, text) owner to {{definer}};

set local role {{definer}};
create or replace function sec.my_duties() returns table (
  duty_id uuid, role text, scope_name text, current boolean, waiting int
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select d.duty_id, d.role, d.scope_name, d.duty_id = c.duty_id,
    case when d.role = 'system_admin' then 0
      else least(1000, sec.waiting_at(c.tenant_id, d.role, d.path, d.organization_id)
        + sec.beside_at(c.tenant_id, d.role, d.path, d.organization_id)
        + case when d.role = 'district_org' then sec.contested_at(c.tenant_id, d.path) else 0 end) end
  from sec.duties_of(c.tenant_id, c.person_id) d;
end $$;
set local role {{owner}};
