-- As before, and besides: a profile stands beside an organization that lies at its place or below, so that nobody takes
-- over what is another's; a host is open and has no host itself; a building stays one, and stays open, while others are
-- in it. Whoever writes a tenant waits for whoever changes its host. What is put back is put back without a host that
-- has gone.
set local role {{definer}};
create or replace function sec.guard_unit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  c sec.session := sec.ctx(); host public.unit_profile;
  hosts constant text[] := array['office_building', 'market'];
begin
  if tg_op = 'INSERT' then
    if not exists (select from public.organization o where o.tenant_id = c.tenant_id and o.id = new.id
        and o.kind in ('unit', 'department') and starts_with(o.path, new.path)) then
      raise exception 'no organization of this place' using errcode = '42501';
    end if;
  elsif new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  elsif old.closed_on is not null and new.closed_on is null and not exists (select from public.unit_profile p
      where p.tenant_id = c.tenant_id and p.id = new.host_id and p.closed_on is null and p.type = any (hosts)) then
    new.host_id := null;
  end if;
  if new.host_id is not null
      and (tg_op = 'INSERT' or (new.host_id, new.type) is distinct from (old.host_id, old.type)) then
    select * into host from public.unit_profile p where p.tenant_id = c.tenant_id and p.id = new.host_id for share;
    if not found or host.closed_on is not null or host.host_id is not null or host.type <> all (hosts)
      or new.type = any (hosts) or not (starts_with(new.path, host.path) or starts_with(host.path, new.path)) then
      raise exception 'no such host' using errcode = '23514';
    end if;
  end if;
  if tg_op = 'UPDATE' and (new.type <> all (hosts) or new.closed_on is not null or new.host_id is not null)
      and (new.type, new.closed_on, new.host_id) is distinct from (old.type, old.closed_on, old.host_id)
      and exists (select from public.unit_profile p
        where p.tenant_id = c.tenant_id and p.host_id = new.id and p.closed_on is null) then
    raise exception 'others are in it' using errcode = '23514';
  end if;
  return new;
end $$;

-- As before, of what lies in the own range alone.
create or replace function sec.follow_unit(p_id uuid, p_name text) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); closed date; moved int;
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'unit refused' using errcode = '42501';
  end if;
  select p.closed_on into closed from public.unit_profile p
    where p.tenant_id = c.tenant_id and p.id = p_id and p.path = c.lo;
  if not found then raise exception 'unit refused' using errcode = '42501'; end if;
  update public.organization o set name = p_name, valid_to = closed, version = o.version + 1,
      short_name = case when o.name = p_name then o.short_name else left(p_name, 20) end
    where o.tenant_id = c.tenant_id and o.id = p_id and o.kind = 'unit' and o.path >= c.lo and o.path < c.hi
      and (o.name <> p_name or o.valid_to is distinct from closed)
    returning o.version into moved;
  return moved;
end $$;
set local role {{owner}};
