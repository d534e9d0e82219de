-- What members and liaison officers do for themselves.
{{helpers}}

-- Who changes the unit is found as a duplicate by the new one, and the old unit sees nothing any more; who moves while
-- exempted takes no reason along.
grant update (name_key) on public.member to {{p_person}};
grant update (unit_id, exempt_reason) on public.member_check_in to {{p_person}};

-- Without a gateway for text messages the community tells the liaison officer of a unit a code as well, for one day.
create function sec.tell_liaison_code(p_check_in uuid, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('community_secretary', 'street_secretary') then
    raise exception 'code refused' using errcode = '42501';
  end if;
  insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
  select u.tenant_id, u.phone_index, 'liaison', p_code, sec.now() + interval '1 day' from public.unit_check_in u
  where u.tenant_id = c.tenant_id and u.id = p_check_in and u.status = 'active' and u.path >= c.lo and u.path < c.hi
  on conflict (tenant_id, phone_index, purpose)
  do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0;
  return found;
end $$;
alter function sec.tell_liaison_code(uuid, bytea) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.tell_liaison_code(uuid, bytea) to {{p_area}};
set local role {{owner}};
