-- A name or a phone is put right: by the community at the person's word, or the phone by whoever proves the new one. What
-- stood there before is kept by nobody; that it was changed, by whom and why, stands in the history and the audit. Who
-- entered by the old phone is out, and a code for it opens nothing.

-- The phone of a member or of a unit's liaison officer. Tells: done, missing (gone, or another version), taken.
create function sec.set_contact(p_kind text, p_id uuid, p_version int, p_name bytea, p_name_masked text, p_name_key bytea,
  p_phone bytea, p_phone_masked text, p_phone_index bytea, p_checked boolean, p_keep bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := sec.tenant(); old_index bytea;
begin
  if p_kind = 'member' then
    select m.phone_index into old_index from public.member m where m.tenant_id = t and m.id = p_id and m.version = p_version
      and m.erased_at is null for update;
    if not found then return 'missing'; end if;
    if p_phone_index is not null and exists (select from public.member m where m.tenant_id = t
        and m.phone_index = p_phone_index and m.id <> p_id) then return 'taken'; end if;
    update public.member m set
      name_cipher = coalesce(p_name, m.name_cipher), name_masked = coalesce(p_name_masked, m.name_masked),
      name_key = coalesce(p_name_key, m.name_key), phone_cipher = coalesce(p_phone, m.phone_cipher),
      phone_masked = coalesce(p_phone_masked, m.phone_masked), phone_index = coalesce(p_phone_index, m.phone_index),
      phone_checked_at = case when p_checked then sec.now() when p_phone_index is null then m.phone_checked_at end,
      version = m.version + 1
    where m.tenant_id = t and m.id = p_id;
  else
    select u.phone_index into old_index from public.unit_check_in u where u.tenant_id = t and u.id = p_id
      and u.version = p_version and u.status in ('submitted', 'active') for update;
    if not found then return 'missing'; end if;
    if p_phone_index is not null and exists (select from public.unit_check_in u where u.tenant_id = t
        and u.phone_index = p_phone_index and u.id <> p_id and u.status in ('submitted', 'active')) then return 'taken'; end if;
    update public.unit_check_in u set
      liaison_cipher = coalesce(p_name, u.liaison_cipher), liaison_masked = coalesce(p_name_masked, u.liaison_masked),
      phone_cipher = coalesce(p_phone, u.phone_cipher), phone_masked = coalesce(p_phone_masked, u.phone_masked),
      phone_index = coalesce(p_phone_index, u.phone_index), version = u.version + 1
    where u.tenant_id = t and u.id = p_id;
  end if;
  if p_phone_index is not null and p_phone_index <> old_index then
    update sec.session s set revoked_at = sec.now() where s.tenant_id = t and s.person_id = p_id and s.kind = 'phone'
      and s.role = p_kind and s.revoked_at is null and s.hash is distinct from p_keep;
    delete from sec.phone_code k where k.tenant_id = t and k.phone_index = old_index and k.purpose = p_kind;
  end if;
  return 'done';
end $$;

-- 更正: the community, or the street above it, at the person's word.
create function sec.correct_contact(p_kind text, p_id uuid, p_version int, p_name bytea, p_name_masked text, p_name_key bytea,
  p_phone bytea, p_phone_masked text, p_phone_index bytea, p_checked boolean) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('community_secretary', 'street_secretary') or p_kind not in ('member', 'liaison') then
    raise exception 'correction refused' using errcode = '42501';
  end if;
  if p_kind = 'member' and not exists (select from public.member m where m.tenant_id = c.tenant_id and m.id = p_id
      and m.path >= c.lo and m.path < c.hi)
    or p_kind = 'liaison' and not exists (select from public.unit_check_in u where u.tenant_id = c.tenant_id and u.id = p_id
      and u.path >= c.lo and u.path < c.hi) then return 'missing'; end if;
  return sec.set_contact(p_kind, p_id, p_version, p_name, p_name_masked, p_name_key, p_phone, p_phone_masked,
    p_phone_index, p_checked, null);
end $$;

-- 换手机号: whoever is in proves the new phone by the code that was sent to it. The own session goes on; all others end.
-- A wrong code counts as a try, so it is an answer and no error.
create function sec.change_own_phone(p_version int, p_code bytea, p_phone bytea, p_phone_masked text, p_phone_index bytea)
returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('member', 'liaison') then
    raise exception 'change refused' using errcode = '42501';
  end if;
  if not sec.spend_phone_code(c.tenant_id, p_phone_index, 'check_in', p_code) then return 'wrong_code'; end if;
  return sec.set_contact(c.role, c.person_id, p_version, null, null, null, p_phone, p_phone_masked, p_phone_index, true, c.hash);
end $$;

do $$
declare f text;
begin
  foreach f in array array[
    'sec.set_contact(text, uuid, int, bytea, text, bytea, bytea, text, bytea, boolean, bytea)',
    'sec.correct_contact(text, uuid, int, bytea, text, bytea, bytea, text, bytea, boolean)',
    'sec.change_own_phone(int, bytea, bytea, text, bytea)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.correct_contact(text, uuid, int, bytea, text, bytea, bytea, text, bytea, boolean) to {{p_area}};
grant execute on function sec.change_own_phone(int, bytea, bytea, text, bytea) to {{p_person}}, {{p_unit}};
set local role {{owner}};

-- The few facts of this kind are found by whom they are about.
create index event_of_contact on event (tenant_id, subject_id, seq)
  where name in ('member.corrected', 'member.phoneChanged', 'unit.corrected', 'unit.phoneChanged');
