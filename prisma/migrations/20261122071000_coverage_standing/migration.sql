{{helpers}}
-- As before, and besides: a unit whose check-in names its own Party organization and its members has one (nothing is
-- typed twice), unless the register of Party organizations says something of it; wherever that check-in lies. And one
-- unit can be asked for alone: the statement is planned for what is asked.
set local role {{definer}};
drop function sec.unit_standing(date);
set local role {{owner}};
create function sec.unit_standing(p_day date, p_unit uuid default null) returns table (id uuid, coverage text, by_check_in boolean,
  seated boolean, checked_in boolean, contacted_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'job' and c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'units refused' using errcode = '42501';
  end if;
  return query execute $q$
    with party as (
      select u.id as unit_id, bool_or(o.form = 'own') as own
      from public.party_organization o, unnest(o.unit_ids) u (id)
      where o.tenant_id = $1 and o.closed_on is null and (o.ends_on is null or o.ends_on >= $4)
        and o.form in ('own', 'joint', 'building', 'industry') and ($5 is null or u.id = $5)
      group by u.id
    ), advised as (
      select distinct a.unit_id from public.unit_adviser a
      where a.tenant_id = $1 and a.path >= $2 and a.path < $3 and ($5 is null or a.unit_id = $5)
        and a.starts_on <= $4 and (a.ends_on is null or a.ends_on >= $4)
    ), seat as (
      select distinct s.organization_id as unit_id from public.council_seat s
      join public.council_term m on m.tenant_id = s.tenant_id and m.id = s.term_id and m.status = 'current'
      where s.tenant_id = $1 and s.closed_on is null and ($5 is null or s.organization_id = $5)
    ), reported as (
      select k.organization_id as unit_id, bool_or(k.member_count > 0 and btrim(k.party_org_name) <> '') as party
      from public.unit_check_in k
      where k.tenant_id = $1 and k.status = 'active' and k.organization_id is not null
        and ($5 is null or k.organization_id = $5)
      group by k.organization_id
    ), met as (
      select k.unit_id, max(k.happened_on) as day from public.unit_contact k
      where k.tenant_id = $1 and k.path >= $2 and k.path < $3 and ($5 is null or k.unit_id = $5)
      group by k.unit_id
    )
    select p.id,
      case when party.own then 'own' when party.unit_id is not null then 'joint' when reported.party then 'own'
        when advised.unit_id is not null then 'adviser' else 'none' end,
      party.unit_id is null and coalesce(reported.party, false),
      seat.unit_id is not null, reported.unit_id is not null, met.day
    from public.unit_profile p
    left join party on party.unit_id = p.id
    left join advised on advised.unit_id = p.id
    left join seat on seat.unit_id = p.id
    left join reported on reported.unit_id = p.id
    left join met on met.unit_id = p.id
    where p.tenant_id = $1 and p.path >= $2 and p.path < $3 and ($5 is null or p.id = $5)
  $q$ using c.tenant_id, c.lo, c.hi, p_day, p_unit;
end $$;
alter function sec.unit_standing(date, uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.unit_standing(date, uuid) to {{p_area}}, {{p_district}};
set local role {{owner}};
