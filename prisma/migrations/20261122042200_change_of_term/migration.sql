-- 换届: whoever sat in the old term is proposed again for the same seat of the new one. Staff read no phone, so the
-- database takes it over, within the range of who prepares the council and for a seat of the same organization alone.
create function sec.propose_again(p_from uuid[], p_to uuid[], p_seats uuid[]) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); n int;
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'proposal refused' using errcode = '42501';
  end if;
  insert into public.seat_holder (tenant_id, id, council_id, seat_id, organization_id, path, role, name, title,
    phone_cipher, phone_masked, phone_index, status)
  select h.tenant_id, x.new_id, s.council_id, s.id, s.organization_id, s.path, h.role, h.name, h.title,
    h.phone_cipher, h.phone_masked, h.phone_index, 'recommended'
  from unnest(p_from, p_to, p_seats) x (old_id, new_id, seat_id)
  join public.seat_holder h on h.tenant_id = c.tenant_id and h.id = x.old_id and h.status = 'ended'
    and h.end_reason = 'term_end'
  join public.council_seat s on s.tenant_id = h.tenant_id and s.id = x.seat_id and s.closed_on is null
    and s.council_id = h.council_id and s.organization_id = h.organization_id
  -- A council is prepared at its own place, by whoever acts for exactly that place.
  where s.path = c.lo;
  get diagnostics n = row_count;
  return n;
end $$;
alter function sec.propose_again(uuid[], uuid[], uuid[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.propose_again(uuid[], uuid[], uuid[]) to {{p_area}}, {{p_district}};
set local role {{owner}};
