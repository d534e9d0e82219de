-- What a duty is asked also stands on its desk: opinions, rounds to rate, and co-building for the office of the place
-- (lib/affairs/reviews/queries/waiting.ts, own-reviews.ts, lib/affairs/co-building/queries/waiting.ts). The number beside
-- 我的工作台 counts it. A test compares both for every role, and knows every heap of the desk.

-- What is not over is little of growing tables.
create index opinion_request_open_path on opinion_request (tenant_id, path) where status <> 'closed';
create index opinion_request_open_organization on opinion_request (tenant_id, organization_id) where status <> 'closed';
create index review_round_open on review_round (tenant_id, closes_on) where status = 'published';
create index co_party_open on co_party (tenant_id, organization_id) where confirmed_at is null and declined_at is null;
create index co_signer_open on co_signer (tenant_id, organization_id) where confirmed_at is null;
create index co_step_open on co_step (tenant_id, organization_id, due_on) where done_on is null and dropped_at is null;
create index co_agreement_standing on co_agreement (tenant_id, path, ends_on) where status in ('confirmed', 'reviewed');

create function sec.asked_at(p_tenant uuid, p_role text, p_area uuid, p_path text, p_org uuid) returns int
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  hi text := sec.range_end(p_path);
  today date := (select (sec.now() at time zone t.time_zone)::date from sec.tenant t where t.id = p_tenant);
  carries constant boolean := p_role in ('district_org', 'street_secretary', 'community_secretary');
  speaks constant boolean := p_role in ('street_secretary', 'community_secretary', 'dept_clerk', 'dept_leader');
  own uuid;
  n int := 0;
begin
  if not carries and not speaks then return 0; end if;
  select o.id into own from public.organization o
  where o.tenant_id = p_tenant and o.valid_to is null
    and case when p_org is null then o.kind = 'office' and o.area_id = p_area else o.id = p_org end;

  if speaks then
    -- Opinions that the other side waits for, up to the ten that the desk shows.
    if p_org is null then
      n := n + (select count(*) from (select from public.opinion_request r
        where r.tenant_id = p_tenant and r.path = p_path and r.status <> 'closed'
          and (r.status = 'asked') = (r.asked_by = 'organization') limit 10) x);
    else
      n := n + (select count(*) from (select from public.opinion_request r
        where r.tenant_id = p_tenant and r.organization_id = p_org and r.status <> 'closed'
          and (r.status = 'asked') = (r.asked_by = 'office') limit 10) x);
    end if;
    -- Rounds that are open and that the own organization has not rated; none rates in the round that it holds.
    n := n + (select count(*) from (select from public.review_round r
      join sec.review_box b on b.tenant_id = r.tenant_id and b.round_id = r.id
      where r.tenant_id = p_tenant and r.status = 'published' and r.closes_on >= today and r.opens_on <= today
        and own = any (r.rater_ids) and not own = any (b.rated)
        and (p_role <> 'street_secretary' or r.path <> p_path) limit 1000) x);
  end if;

  if carries then
    n := n + (select count(*) from (
      select from public.co_party y join public.co_project p on p.tenant_id = y.tenant_id and p.id = y.project_id
        where y.tenant_id = p_tenant and y.organization_id = own and y.confirmed_at is null and y.declined_at is null
          and p.status = 'proposed'
      union all
      select from public.co_signer s join public.co_agreement a on a.tenant_id = s.tenant_id and a.id = s.agreement_id
        where s.tenant_id = p_tenant and s.organization_id = own and s.confirmed_at is null and a.status = 'draft'
          and a.path >= p_path and a.path < hi
          and (s.is_office or exists (select from public.co_signer f where f.tenant_id = s.tenant_id
            and f.agreement_id = s.agreement_id and f.is_office and f.confirmed_at is not null))
      union all
      select from public.co_step t join public.co_project p on p.tenant_id = t.tenant_id and p.id = t.project_id
        where t.tenant_id = p_tenant and t.organization_id = own and t.done_on is null and t.dropped_at is null
          and t.due_on <= today + 7 and p.status in ('confirmed', 'running')
      union all
      select from public.co_agreement a
        where a.tenant_id = p_tenant and a.path = p_path and a.status in ('confirmed', 'reviewed')
          and a.ends_on <= today + 30 and (a.status = 'confirmed' or a.ends_on >= today)
      limit 1000) x);
  end if;
  return n;
end $$;
alter function sec.asked_at(uuid, text, uuid, text, uuid) owner to {{definer}};

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
        + sec.asked_at(c.tenant_id, d.role, d.area_id, d.path, d.organization_id)
        + case when d.role = 'district_org' then sec.contested_at(c.tenant_id, d.path) else 0 end) end
  from sec.duties_of(c.tenant_id, c.person_id) d;
end $$;
set local role {{owner}};
