-- Beside the heaps stand on a desk the whistle calls that are not over and what is due of topics of the month
-- (lib/affairs/whistles/queries/waiting.ts, lib/affairs/topics/queries/waiting.ts): the number beside 我的工作台 counts
-- them as well, each up to the ten that the desk shows. A test compares both for every role.
create function sec.beside_at(p_tenant uuid, p_role text, p_path text, p_org uuid) returns int
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  hi text := sec.range_end(p_path);
  today date := (select (sec.now() at time zone t.time_zone)::date from sec.tenant t where t.id = p_tenant);
begin
  if p_org is not null then
    return (select count(*) from (select from public.whistle_response w where w.tenant_id = p_tenant and w.organization_id = p_org
        and w.status in ('called', 'acknowledged', 'arrived') limit 10) x)
      -- Its own measures of the next seven days and those that are late.
      + (select count(*) from (select from public.topic_problem p
        join public.topic_measure m on m.tenant_id = p.tenant_id and m.problem_id = p.id
        where p.tenant_id = p_tenant and p.organization_id = p_org and p.reviewed_at is null
          and m.done_at is null and m.due_on <= today + 7 limit 10) x);
  end if;
  return (select count(*) from (select from public.whistle_call w where w.tenant_id = p_tenant
      and w.path >= p_path and w.path < hi and w.status = 'called' limit 10) x)
    + case when p_role not in ('district_org', 'district_dispatcher', 'street_secretary') then 0
      -- What is late of the own level, and problems that wait to be looked at.
      else (select count(*) from (select from public.topic_problem p
          join public.topic_measure m on m.tenant_id = p.tenant_id and m.problem_id = p.id
          where p.tenant_id = p_tenant and p.path = p_path and p.reviewed_at is null
            and m.done_at is null and m.due_on < today limit 10) x)
        + (select count(*) from (select from public.topic_problem p
          where p.tenant_id = p_tenant and p.path = p_path and p.reviewed_at is null
            and not exists (select from public.topic_measure m
              where m.tenant_id = p.tenant_id and m.problem_id = p.id and m.done_at is null) limit 10) x) end;
end $$;
alter function sec.beside_at(uuid, text, text, uuid) owner to {{definer}};

-- What is not over is little of a growing table.
create index topic_problem_open on topic_problem (tenant_id, path) where reviewed_at is null;

set local role {{definer}};
create or replace function sec.my_duties() returns table (
  duty_id uuid, role text, scope_name text, current boolean, waiting int
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select d.duty_id, d.role, d.scope_name, d.duty_id = c.duty_id,
    case when d.role = 'system_admin' then 0
      else least(1000, sec.waiting_at(c.tenant_id, d.role, d.path, d.organization_id)
        + sec.beside_at(c.tenant_id, d.role, d.path, d.organization_id)) end
  from sec.duties_of(c.tenant_id, c.person_id) d;
end $$;
set local role {{owner}};
