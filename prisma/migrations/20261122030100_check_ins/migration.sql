-- What the community does with a check-in, and how a member moves and leaves (DOMAIN §4.3).
{{helpers}}

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    -- The community has checked the phone face to face; the unit by its name is one that has reported.
    execute format('grant update (phone_checked_at) on public.member to %I', r);
    execute format('grant update (unit_id) on public.member_check_in to %I', r);
  end loop;
  -- A liaison officer ends what the unit has registered.
  execute format('grant update (status, end_reason, ended_at) on public.unit_check_in to %I', '{{=p_unit}}');
end $$;

-- Whoever moves looks at another community from that moment on; whoever is erased looks at nothing. The session in which
-- it happens is left just long enough for the transaction to write its history.
set local role {{definer}};
create or replace function sec.follow_member() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update sec.session s set area_id = new.area_id, lo = new.path, hi = sec.range_end(new.path),
    scope_name = (select a.name from public.area a where a.tenant_id = new.tenant_id and a.id = new.area_id),
    expires_at = case when new.erased_at is null then s.expires_at else least(s.expires_at, sec.now() + interval '2 seconds') end
  where s.tenant_id = new.tenant_id and s.person_id = new.id and s.kind = 'phone' and s.role = 'member';
  -- What the member has agreed to is asked about by the community of today.
  update public.consent c set path = new.path where c.tenant_id = new.tenant_id and c.member_id = new.id and c.path <> new.path;
  return null;
end $$;
create or replace function sec.end_liaison() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update sec.session s set expires_at = least(s.expires_at, sec.now() + interval '2 seconds')
  where s.tenant_id = new.tenant_id and s.person_id = new.id and s.kind = 'phone' and s.role = 'liaison' and s.revoked_at is null;
  return null;
end $$;
set local role {{owner}};

-- 转出: out of the range of the one who does it, so no policy could allow it. The old check-in ends, a new one waits at the
-- other community for its acceptance; the member goes along. False: no such check-in any more, or no such community.
create function sec.transfer_check_in(p_check_in uuid, p_version int, p_area uuid, p_new uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a record; k record;
begin
  if c.role not in ('street_secretary', 'community_secretary') then
    raise exception 'transfer refused' using errcode = '42501';
  end if;
  select x.id, x.path into a from public.area x where x.tenant_id = c.tenant_id and x.id = p_area
    and x.level = 'community' and x.valid_to is null;
  if not found then return false; end if;
  update public.member_check_in x set status = 'ended', end_reason = 'transferred', exempt_reason = null,
      ended_at = sec.now(), version = x.version + 1
    where x.tenant_id = c.tenant_id and x.id = p_check_in and x.version = p_version
      and x.status in ('submitted', 'active', 'exempt') and x.path >= c.lo and x.path < c.hi and x.area_id <> a.id
    returning x.member_id, x.unit_id into k;
  if not found then return false; end if;
  update public.member x set path = a.path, area_id = a.id, version = x.version + 1
    where x.tenant_id = c.tenant_id and x.id = k.member_id;
  insert into public.member_check_in (tenant_id, id, path, area_id, member_id, unit_id, status, origin, submitted_at)
    values (c.tenant_id, p_new, a.path, a.id, k.member_id, k.unit_id, 'submitted', 'transfer', sec.now());
  return true;
end $$;

-- 注销: the member leaves. Name and phone go, also the keyed hashes by which they could be found; what stays is that there
-- was a check-in, and the ledger of consents.
create function sec.erase_member() returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role <> 'member' then
    raise exception 'erasure refused' using errcode = '42501';
  end if;
  update public.consent x set withdrawn_at = sec.now()
    where x.tenant_id = c.tenant_id and x.member_id = c.person_id and x.withdrawn_at is null;
  update public.member_check_in x set status = 'ended', end_reason = 'withdrawn', exempt_reason = null,
      ended_at = sec.now(), version = x.version + 1
    where x.tenant_id = c.tenant_id and x.member_id = c.person_id and x.status in ('invited', 'submitted', 'active', 'exempt');
  update public.member x set name_cipher = null, phone_cipher = null, name_masked = '***', phone_masked = '***',
      name_key = sha256(uuid_send(gen_random_uuid())), phone_index = sha256(uuid_send(gen_random_uuid())),
      phone_checked_at = null, unit_id = null, unit_name = '***', skills = '{}', times = '{}', erased_at = sec.now(),
      version = x.version + 1
    where x.tenant_id = c.tenant_id and x.id = c.person_id and x.erased_at is null;
  return found;
end $$;

-- Check-ins of the own range whose members have the same name and unit and another phone. The keyed hash is read by nobody.
create function sec.duplicate_check_ins() returns table (same int, check_in_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'duplicates refused' using errcode = '42501';
  end if;
  return query
    with live as (
      select m.name_key, k.id, count(*) over (partition by m.name_key) as n from public.member m
      join public.member_check_in k on k.tenant_id = m.tenant_id and k.member_id = m.id
        and k.status in ('invited', 'submitted', 'active', 'exempt')
      where m.tenant_id = c.tenant_id and m.path >= c.lo and m.path < c.hi and m.erased_at is null
    )
    select dense_rank() over (order by l.name_key)::int, l.id from live l where l.n > 1 order by 1, 2 limit 400;
end $$;

-- What a verified phone stands for already as the liaison officer's: nothing, or the status of the unit's check-in.
create function sec.unit_of_phone(p_phone bytea) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.status from public.unit_check_in u where u.tenant_id = sec.tenant() and u.phone_index = p_phone
    and u.status in ('submitted', 'active')
$$;

do $$
declare f text;
begin
  foreach f in array array['sec.transfer_check_in(uuid, int, uuid, uuid)', 'sec.erase_member()', 'sec.duplicate_check_ins()',
    'sec.unit_of_phone(bytea)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.transfer_check_in(uuid, int, uuid, uuid) to {{p_area}};
grant execute on function sec.erase_member() to {{p_person}};
grant execute on function sec.duplicate_check_ins() to {{p_area}}, {{p_district}};
grant execute on function sec.unit_of_phone(bytea) to {{p_public}};
set local role {{owner}};
