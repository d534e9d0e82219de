-- A matter against the office of a street or a community does not stay with it (DOMAIN §2.12; §2.13, 9): it goes to
-- whoever stands above, from the community to its street and from the street to the district, in the step that names
-- the office, wherever it stands in its work. It keeps its status, its times and the names of its place.

create function sec.hand_up(p_ticket uuid) returns table (area_id uuid, area text, status text)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); here record; above record;
begin
  if c.role not in ('street_dispatcher', 'district_dispatcher') then
    raise exception 'hand-up refused' using errcode = '42501';
  end if;
  select t.status, a.path into here from public.ticket t
  join public.organization o on o.tenant_id = t.tenant_id and o.id = t.complained_id and o.kind = 'office'
  join public.area a on a.tenant_id = o.tenant_id and a.id = o.area_id and a.level in ('street', 'community')
  where t.tenant_id = c.tenant_id and t.id = p_ticket and t.path >= c.lo and t.path < c.hi and starts_with(t.path, a.path)
  for update of t;
  if here is null then return; end if;
  select x.id, x.path, x.name into above from public.area x
  where x.tenant_id = c.tenant_id and x.path = regexp_replace(here.path, '[^.]+\.$', '');
  perform set_config('sec.moving', p_ticket::text, true);
  update public.ticket t set path = above.path, area_id = above.id, version = t.version + 1,
    claimed_by_duty_id = null, claimed_by_name = null, claimed_at = null
  where t.tenant_id = c.tenant_id and t.id = p_ticket;
  update public.complainant x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.message x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.attachment x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.event x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.assignment x set path = above.path, version = x.version + 1 where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.rating x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.application x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.pause x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.call_back x set path = above.path where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  update public.recusal x set path = above.path, version = x.version + 1 where x.tenant_id = c.tenant_id and x.ticket_id = p_ticket;
  return query select above.id, above.name, here.status;
end $$;
alter function sec.hand_up(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.hand_up(uuid) to {{p_area}}, {{p_district}};
set local role {{owner}};

-- And nobody sends it back there.
create function sec.guard_complained_place() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.organization o join public.area a on a.tenant_id = o.tenant_id and a.id = o.area_id
      where o.tenant_id = new.tenant_id and o.id = new.complained_id and o.kind = 'office'
        and a.level in ('street', 'community') and starts_with(new.path, a.path)) then
    raise exception 'nothing goes to the place complained about' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_complained_place before update of path on ticket for each row
  when (new.complained_id is not null and new.path <> old.path)
  execute function sec.guard_complained_place();
alter function sec.guard_complained_place() owner to {{definer}};
