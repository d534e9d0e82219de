-- The number beside 我的工作台 is the sum of the heaps on it (lib/across/desk/rules/sections.ts; a test compares
-- both for every role). Each heap is counted up to a thousand.
create function sec.waiting_at(p_tenant uuid, p_role text, p_path text, p_org uuid) returns int
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  c_now timestamptz := sec.now();
  soon timestamptz := c_now + interval '24 hours';
  hi text := sec.range_end(p_path);
  running text[] := array['dispatched', 'accepted', 'in_progress', 'return_requested'];
  working text[] := array['dispatched', 'accepted', 'in_progress'];
  heaps text[];
  n int := 0;
begin
  if p_org is not null then
    if p_role = 'dept_leader' then
      return (select count(*) from (select from public.assignment a where a.tenant_id = p_tenant and a.organization_id = p_org
          and a.status = 'sign_off' limit 1000) x)
        + (select count(*) from (select from public.assignment a where a.tenant_id = p_tenant and a.organization_id = p_org
          and a.status = any (running || array['sign_off']) and a.due_at < soon limit 1000) x);
    end if;
    return (select count(*) from (select from public.assignment a where a.tenant_id = p_tenant and a.organization_id = p_org
      and a.status = any (working) limit 1000) x);
  end if;

  heaps := case p_role
    when 'district_org' then array['late', 'redo']
    when 'district_dispatcher' then array['registered', 'asking', 'screening', 'closing', 'cards']
    when 'street_secretary' then array['cards', 'late', 'verification', 'asking']
    when 'street_dispatcher' then array['screening', 'asking', 'closing', 'desk', 'cards']
    when 'community_secretary' then array['site', 'screening', 'working']
    when 'grid_worker' then array['site', 'screening', 'working']
    else '{}'::text[] end;

  -- Heaps of one status, and what must be looked at on site or need not be.
  n := n + (select count(*) from (select from public.ticket t
    where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi
      and t.status = any (array(select h from unnest(heaps) h where h in ('registered', 'screening', 'verification'))
        || case when 'working' = any (heaps) then working else '{}'::text[] end) limit 1000) x);
  if heaps && array['site', 'desk'] then
    n := n + (select count(*) from (select from public.ticket t
      where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi and t.status = 'verification'
        and t.physical = ('site' = any (heaps)) limit 1000) x);
  end if;
  -- What is overdue and what is due within a day.
  if 'late' = any (heaps) then
    n := n + (select count(*) from (select from public.ticket t
      where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi
        and t.status = any (running) and t.due_at < soon limit 1000) x);
  end if;
  if 'redo' = any (heaps) then
    n := n + (select count(*) from (select from public.ticket t
      where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi
        and t.status = any (working) and t.round > 1 limit 1000) x);
  end if;
  if 'asking' = any (heaps) then
    n := n + (select count(*) from (
      select t.id from public.ticket t
        where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi and t.id in (
          select p.ticket_id from public.application p
            where p.tenant_id = p_tenant and p.path >= p_path and p.path < hi and p.status = 'pending'
          union select a.ticket_id from public.assignment a
            where a.tenant_id = p_tenant and a.path >= p_path and a.path < hi and a.status = 'return_requested')
      union select t.id from public.ticket t
        where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi
          and t.status = 'deferred' and t.review_at <= c_now
      -- An objection is a superior's to decide.
      union select t.id from public.ticket t
        where p_role <> 'street_dispatcher' and t.tenant_id = p_tenant and t.path >= p_path and t.path < hi
          and t.contested_at is not null and t.upheld_at is null limit 1000) x);
  end if;
  if 'closing' = any (heaps) then
    n := n + (select count(*) from (
      select t.id from public.ticket t
        where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi and t.status = 'callback'
      union select t.id from public.ticket t
        where t.tenant_id = p_tenant and t.path >= p_path and t.path < hi and t.call_at <= c_now limit 1000) x);
  end if;
  if 'cards' = any (heaps) then
    n := n + (select count(*) from (select distinct t.id from public.supervision s
      join public.ticket t on t.tenant_id = s.tenant_id and t.id = s.ticket_id
      where s.tenant_id = p_tenant and s.path >= p_path and s.path < hi and s.status = 'proposed'
        and t.path >= p_path and t.path < hi limit 1000) x);
  end if;
  return n;
end $$;
alter function sec.waiting_at(uuid, text, text, uuid) owner to {{definer}};

set local role {{definer}};
create or replace function sec.my_duties() returns table (
  duty_id uuid, role text, scope_name text, current boolean, waiting int
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select d.duty_id, d.role, d.scope_name, d.duty_id = c.duty_id,
    case when d.role = 'system_admin' then 0
      else least(1000, sec.waiting_at(c.tenant_id, d.role, d.path, d.organization_id)) end
  from sec.duties_of(c.tenant_id, c.person_id) d;
end $$;
set local role {{owner}};
