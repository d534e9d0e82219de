{{helpers}}
-- A unit whose last check-in ends has nobody any more who speaks for it: what it needs and gives is taken from the lists,
-- whoever had booked with it is free, and what waits for its word does not wait any longer. What runs goes on.

create function sec.leave_co_building() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare why constant text := '单位已结束报到'; day constant date := sec.today(); times uuid[];
begin
  if exists (select from public.unit_check_in u where u.tenant_id = new.tenant_id and u.organization_id = new.organization_id
      and u.status = 'active') then
    return null;
  end if;
  update public.co_project p set status = 'ended', end_reason = why, settled_on = day, version = p.version + 1
  where p.tenant_id = new.tenant_id and p.status = 'proposed' and exists (select from public.co_party q
    where q.tenant_id = p.tenant_id and q.project_id = p.id and q.organization_id = new.organization_id);
  update public.co_need n set status = 'withdrawn', end_reason = why, version = n.version + 1
  where n.tenant_id = new.tenant_id and n.organization_id = new.organization_id and n.status = 'open';
  update public.co_resource s set status = 'withdrawn', end_reason = why, version = s.version + 1
  where s.tenant_id = new.tenant_id and s.organization_id = new.organization_id and s.status = 'offered';
  times := array(select x.id from public.slot x join public.co_resource s on s.tenant_id = x.tenant_id and s.id = x.subject_id
    where x.tenant_id = new.tenant_id and x.kind = 'resource' and s.organization_id = new.organization_id
      and x.closed_at is null and x.starts_at > sec.now() order by x.id);
  perform from public.slot x where x.tenant_id = new.tenant_id and x.id = any (times) order by x.id for update;
  update public.claim k set status = 'called_off', ended_at = sec.now()
  where k.tenant_id = new.tenant_id and k.slot_id = any (times) and k.status in ('held', 'waiting');
  update public.slot x set held = 0, waiting = 0, closed_at = sec.now(), cancelled_at = sec.now(), cancel_text = why
  where x.tenant_id = new.tenant_id and x.id = any (times);
  -- Its own bookings with others.
  for times in select array_agg(k.slot_id) from public.claim k where k.tenant_id = new.tenant_id and k.kind = 'resource'
      and k.organization_id = new.organization_id and k.status in ('held', 'waiting') and k.starts_at > sec.now()
      having count(*) > 0 loop
    perform from public.slot x where x.tenant_id = new.tenant_id and x.id = any (times) order by x.id for update;
    update public.slot x set held = x.held - (select count(*) from public.claim k where k.tenant_id = x.tenant_id
        and k.slot_id = x.id and k.organization_id = new.organization_id and k.status = 'held'),
      waiting = x.waiting - (select count(*) from public.claim k where k.tenant_id = x.tenant_id
        and k.slot_id = x.id and k.organization_id = new.organization_id and k.status = 'waiting')
    where x.tenant_id = new.tenant_id and x.id = any (times);
    update public.claim k set status = 'cancelled', ended_at = sec.now()
    where k.tenant_id = new.tenant_id and k.slot_id = any (times) and k.organization_id = new.organization_id
      and k.status in ('held', 'waiting');
    perform sec.move_up(x) from unnest(times) x order by x;
  end loop;
  return null;
end $$;
create trigger leave_co_building after update of status on unit_check_in for each row
  when (old.status = 'active' and new.status = 'ended' and new.organization_id is not null)
  execute function sec.leave_co_building();
alter function sec.leave_co_building() owner to {{definer}};
