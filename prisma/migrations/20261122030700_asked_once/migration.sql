-- As before, but who acts is asked once and not for every row that is looked at; and to whom a duty's work could go is
-- looked up only where there is some.
create index claim_wanted on claim (tenant_id, wants_slot_id) where wants_slot_id is not null;

set local role {{definer}};
create or replace function sec.swaps_for_me() returns table (claim_id uuid, gives_slot_id uuid, mine_claim_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); at_now timestamptz := sec.now();
begin
  return query select o.id, o.slot_id, m.id from public.claim m
    join public.claim o on o.tenant_id = m.tenant_id and o.wants_slot_id = m.slot_id and o.status = 'held'
    where m.tenant_id = c.tenant_id and m.member_id = c.person_id and c.role = 'member'
      and m.status = 'held' and o.member_id <> m.member_id and m.starts_at > at_now and o.starts_at > at_now;
end $$;

create or replace function sec.waiting_places() returns table (claim_id uuid, turn bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select m.id, (select count(*) from public.claim o where o.tenant_id = m.tenant_id and o.slot_id = m.slot_id
      and o.status = 'waiting' and o.place <= m.place)
    from public.claim m
    where m.tenant_id = c.tenant_id and m.member_id = c.person_id and c.role = 'member' and m.status = 'waiting';
end $$;

create or replace function sec.open_work(p_duties uuid[]) returns table (duty_id uuid, tickets int, assignments int, receivers jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select x.id, cardinality(h.ticket_ids), cardinality(h.assignment_ids),
      case when cardinality(h.ticket_ids) + cardinality(h.assignment_ids) = 0 then '[]' else
        (select coalesce(jsonb_agg(jsonb_build_object('dutyId', r.duty_id, 'name', r.person_name)), '[]')
         from sec.receivers(x.id) r) end
    from unnest(p_duties) x (id) cross join lateral sec.held_by(x.id) h
    where sec.manages_duty(x.id);
end $$;
set local role {{owner}};
