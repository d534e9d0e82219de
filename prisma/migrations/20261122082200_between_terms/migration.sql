{{helpers}}
-- 换届 (docs/decisions/010): between two terms nobody of a council has a seat: who sat is proposed again and enters as soon
-- as the appointment is written down. Until then, and after the last term, who has proved the phone is told how it stands
-- instead of being refused like a stranger. Nothing of it is told to anybody without the code.

-- Whether a phone belongs to somebody who fills a seat now.
create function sec.sits(p_tenant uuid, p_phone bytea) returns boolean language sql stable
set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.seat_holder h where h.tenant_id = p_tenant and h.phone_index = p_phone
    and h.status in ('appointed', 'published'))
$$;
grant execute on function sec.sits(uuid, bytea) to {{definer}};

set local role {{definer}};
-- Both as in 20261122041000, where whoever sat, or is proposed, is sent a code too.
create or replace function auth.keep_phone_code(p_slug text, p_phone bytea, p_purpose text, p_code bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record;
begin
  select id, demo into t from sec.tenant where slug = p_slug;
  if not found then return false; end if;
  perform sec.assume_tenant(t.id);
  if p_purpose = 'member' and not exists (select from public.member m where m.tenant_id = t.id and m.phone_index = p_phone
      and m.erased_at is null)
    or p_purpose = 'liaison' and not exists (select from public.unit_check_in u where u.tenant_id = t.id
      and u.phone_index = p_phone and u.status = 'active')
    or p_purpose = 'councillor' and not exists (select from public.seat_holder h where h.tenant_id = t.id
      and h.phone_index = p_phone and h.status <> 'declined') then
    return false;
  end if;
  insert into sec.phone_code (tenant_id, phone_index, purpose, code_hash, expires_at)
  values (t.id, p_phone, p_purpose, p_code, sec.now() + interval '10 minutes')
  on conflict (tenant_id, phone_index, purpose)
  do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0;
  return true;
end $$;

create or replace function auth.open_phone_session(p_slug text, p_phone bytea, p_purpose text, p_code bytea, p_hash bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record; who record;
begin
  select id into t from sec.tenant where slug = p_slug;
  if not found or p_purpose not in ('member', 'liaison', 'councillor') then return false; end if;
  perform sec.assume_tenant(t.id);
  -- Who fills no seat just now keeps the code for the question why: auth.seat_of_phone.
  if p_purpose = 'councillor' and not sec.sits(t.id, p_phone) then return false; end if;
  if not sec.spend_phone_code(t.id, p_phone, p_purpose, p_code) then return false; end if;
  if p_purpose = 'member' then
    select m.id, m.area_id, m.path, null::uuid as organization_id into who from public.member m
    where m.tenant_id = t.id and m.phone_index = p_phone and m.erased_at is null;
  elsif p_purpose = 'councillor' then
    -- Who sits in a street's and a community's council begins with the seat taken last.
    select h.id, c.area_id, h.path, h.organization_id into who from public.seat_holder h
    join public.council c on c.tenant_id = h.tenant_id and c.id = h.council_id
    where h.tenant_id = t.id and h.phone_index = p_phone and h.status in ('appointed', 'published')
    order by h.starts_on desc, h.id limit 1;
  else
    select u.id, u.area_id, u.path, u.organization_id into who from public.unit_check_in u
    where u.tenant_id = t.id and u.phone_index = p_phone and u.status = 'active';
  end if;
  if not found then return false; end if;
  insert into sec.session (hash, tenant_id, kind, role, person_id, area_id, organization_id, name, scope_name, lo, hi,
    issued_at, idle_until, expires_at)
  values (p_hash, t.id, 'phone', p_purpose, who.id, who.area_id, who.organization_id,
    case p_purpose when 'member' then '党员' when 'councillor' then '委员' else '单位联络员' end,
    coalesce((select c.name from public.seat_holder h join public.council c on c.tenant_id = h.tenant_id and c.id = h.council_id
        where p_purpose = 'councillor' and h.tenant_id = t.id and h.id = who.id),
      (select o.name from public.organization o where o.tenant_id = t.id and o.id = who.organization_id),
      (select a.name from public.area a where a.tenant_id = t.id and a.id = who.area_id)),
    who.path, sec.range_end(who.path), sec.now(), sec.now() + interval '7 days', sec.now() + interval '30 days');
  return true;
end $$;
set local role {{owner}};

-- How it stands with a seat, for whom the phone belongs to: waiting (proposed in the term in force) or over; null for
-- everybody else, with a wrong code, and for who sits.
create function auth.seat_of_phone(p_slug text, p_phone bytea, p_code bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t record;
begin
  select id into t from sec.tenant where slug = p_slug;
  if not found then return null; end if;
  perform sec.assume_tenant(t.id);
  if sec.sits(t.id, p_phone) or not sec.spend_phone_code(t.id, p_phone, 'councillor', p_code) then return null; end if;
  if exists (select from public.seat_holder h
      join public.council_seat s on s.tenant_id = h.tenant_id and s.id = h.seat_id and s.closed_on is null
      join public.council_term m on m.tenant_id = s.tenant_id and m.id = s.term_id and m.status = 'current'
      where h.tenant_id = t.id and h.phone_index = p_phone and h.status in ('recommended', 'selected', 'approved')) then
    return 'waiting';
  end if;
  return case when exists (select from public.seat_holder h where h.tenant_id = t.id and h.phone_index = p_phone
    and h.status = 'ended') then 'over' end;
end $$;
alter function auth.seat_of_phone(text, bytea, bytea) owner to {{definer}};
set local role {{definer}};
grant execute on function auth.seat_of_phone(text, bytea, bytea) to {{auth}};
set local role {{owner}};
