-- Figures by unit (DOMAIN §2.11), by due date: an order belongs to the day on which it is due.
create index assignment_due on assignment (tenant_id, due_at, organization_id);
create index call_back_at on call_back (tenant_id, at);

-- What a unit cannot read of its own orders, because it stands with the ticket or with another unit: the
-- resident's answers about the handling it led, and whether a part was late. Ids and answers, no words.
-- A lead that is late because a part came late, and no later than that part, is not late itself: the lateness is
-- charged to the part (DOMAIN §2.6; orderSource in lib/across/dashboards says the same for areas).
create function sec.own_order_facts(p_from timestamptz, p_to timestamptz)
returns table (id uuid, rated_solved text, rated_satisfied text, charged boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); at_now timestamptz := sec.now();
begin
  if c.organization_id is null then raise exception 'no unit' using errcode = '42501'; end if;
  return query
    select a.id, t.rated_solved, t.rated_satisfied,
      coalesce(coalesce(a.submitted_at, at_now) - a.due_at <= l.late, false)
    from public.assignment a
    left join public.ticket t on t.tenant_id = a.tenant_id and t.id = a.ticket_id and t.lead_assignment_id = a.id
    left join lateral (select max(coalesce(p.submitted_at, at_now) - p.due_at) as late from public.assignment p
      where p.tenant_id = a.tenant_id and p.lead_assignment_id = a.id
        and coalesce(a.submitted_at, at_now) > a.due_at and coalesce(p.submitted_at, at_now) > p.due_at
        and p.status not in ('returned', 'recalled', 'waived', 'terminated', 'withdrawn')) l on true
    where a.tenant_id = c.tenant_id and a.organization_id = c.organization_id and a.part = 'lead'
      and a.due_at >= p_from and a.due_at < p_to;
end $$;

-- The call-backs about its orders: when, and whether somebody answered.
create function sec.own_calls(p_from timestamptz, p_to timestamptz)
returns table (assignment_id uuid, at timestamptz, reached boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.organization_id is null then raise exception 'no unit' using errcode = '42501'; end if;
  return query
    select b.assignment_id, b.at, b.reached
    from public.call_back b join public.assignment a on a.tenant_id = b.tenant_id and a.id = b.assignment_id
    where b.tenant_id = c.tenant_id and a.organization_id = c.organization_id and b.at >= p_from and b.at < p_to;
end $$;

alter function sec.own_order_facts(timestamptz, timestamptz) owner to {{definer}};
alter function sec.own_calls(timestamptz, timestamptz) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.own_order_facts(timestamptz, timestamptz), sec.own_calls(timestamptz, timestamptz) to {{p_org}};
set local role {{owner}};

-- As before, and what was answered at once (直接答复), by the day of its registration.
create or replace function sec.measures(t public.ticket, zone text) returns table (path text, day date, measure text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with at_place as (
    select array_to_string((string_to_array(t.path, '.'))[1:least(4, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as grid,
           array_to_string((string_to_array(t.path, '.'))[1:least(3, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as community
  )
  select grid, date '1970-01-01', 'open' from at_place
    where t.status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')
  union all select community, (t.registered_at at time zone zone)::date, 'registered' from at_place
  union all select community, (t.registered_at at time zone zone)::date, 'answered' from at_place where t.status = 'answered'
  union all select community, (t.closed_at at time zone zone)::date, 'closed' from at_place where t.status = 'closed'
  union all select community, (t.due_at at time zone zone)::date, 'due' from at_place
    where t.due_at is not null and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.due_at at time zone zone)::date, 'due_on_time' from at_place
    where t.resolved_at <= t.due_at and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.due_at at time zone zone)::date, 'contact_on_time' from at_place
    where t.due_at is not null and t.first_contact_at <= t.first_contact_by
      and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.rated_at at time zone zone)::date, m from at_place, lateral (values
      ('rated', true), ('solved', t.rated_solved = 'yes'),
      ('satisfied', t.rated_satisfied = 'yes'), ('basically', t.rated_satisfied = 'basically')) v (m, holds)
    where t.rated_at is not null and holds
$$;

alter table ticket no force row level security;
alter table ticket_tally no force row level security;
insert into ticket_tally as k (tenant_id, path, day, measure, n)
select t.tenant_id, m.path, m.day, m.measure, count(*)::int
from ticket t join sec.tenant z on z.id = t.tenant_id, lateral sec.measures(t, z.time_zone) m
where t.status = 'answered' and m.measure = 'answered' group by 1, 2, 3, 4;
alter table ticket_tally force row level security;
alter table ticket force row level security;
