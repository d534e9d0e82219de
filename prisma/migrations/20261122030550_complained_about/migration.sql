{{helpers}}
-- Whom a matter is against (DOMAIN §2.12; §2.13, 9): nobody of that street, community or department learns
-- who raised it, under whichever duty, and no work on it goes to them or stays with them.

-- Does the person of this session serve on that side, under any duty in force? An office stands for its
-- place: who works in the street or the community or below it. The district's office is who works for the
-- whole district, and not everybody in it.
create function sec.sides_with(p_organization uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); against record; today date;
begin
  if p_organization is null or c.person_id is null then return false; end if;
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = c.tenant_id;
  select o.kind, o.path, a.level into against from public.organization o
  join public.area a on a.tenant_id = o.tenant_id and a.id = o.area_id
  where o.tenant_id = c.tenant_id and o.id = p_organization;
  return exists (select from public.duty d
    left join public.organization w on w.tenant_id = d.tenant_id and w.id = d.organization_id
    where d.tenant_id = c.tenant_id and d.person_id = c.person_id
      and d.valid_from <= today and coalesce(d.valid_to >= today, true)
      and case when d.organization_id = p_organization then true
        -- A department that sits in a street is not the street's.
        when against.kind <> 'office' or w.kind <> 'office' then false
        when against.level = 'district' then d.path = against.path
        else starts_with(d.path, against.path) end);
end $$;

-- The same for one matter that the session can see, which says nothing about whom it is against.
create function sec.has_interest(p_ticket uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); against uuid;
begin
  select t.complained_id into against from public.ticket t
  where t.tenant_id = c.tenant_id and t.id = p_ticket
    and case when c.organization_id is null then t.path >= c.lo and t.path < c.hi
      else exists (select from public.assignment a where a.tenant_id = c.tenant_id and a.ticket_id = p_ticket
        and a.organization_id = c.organization_id) end;
  return sec.sides_with(against);
end $$;
alter function sec.sides_with(uuid) owner to {{definer}};
alter function sec.has_interest(uuid) owner to {{definer}};

set local role {{definer}};
grant execute on function sec.has_interest(uuid) to {{p_area}}, {{p_district}}, {{p_org}};

-- Reads name and phone of one complainant. An organization may only when a call was allowed; nobody may who
-- serves where it is complained about, or is kept from the matter (回避). The audit row is the runner's.
create or replace function sec.reveal(p_ticket uuid) returns table (name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role in ('system_admin', 'visitor', 'resident', 'job') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select p.name_cipher, p.phone_cipher
    from public.complainant p join public.ticket t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
    where p.tenant_id = c.tenant_id and p.ticket_id = p_ticket
      and p.ticket_id <> all (sec.recused())
      and not sec.sides_with(t.complained_id)
      and case when c.organization_id is null then p.path >= c.lo and p.path < c.hi
        else p.allow_call
          and exists (select from public.assignment a where a.tenant_id = c.tenant_id and a.ticket_id = p_ticket
            and a.organization_id = c.organization_id and a.status in ('accepted', 'in_progress', 'sign_off')) end;
end $$;
set local role {{owner}};

-- The last line for "never to the organization complained about": no order and no part of one.
create function sec.guard_complained() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id
      and t.complained_id = new.organization_id) then
    raise exception 'nothing is sent to the organization complained about' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_complained before insert or update of organization_id on assignment
  for each row execute function sec.guard_complained();

-- What turns out later takes the work out of their hands in the same step; of a lead the ticket follows
-- (sec.follow_lead) and is sent out anew.
create function sec.take_from_complained() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.assignment a set status = 'recalled', ended_at = sec.now(), version = a.version + 1
  where a.tenant_id = new.tenant_id and a.ticket_id = new.id and a.organization_id = new.complained_id
    and a.status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn');
  return null;
end $$;
create trigger take_from_complained after update of complained_id on ticket for each row
  when (new.complained_id is not null and new.complained_id is distinct from old.complained_id)
  execute function sec.take_from_complained();

alter function sec.guard_complained() owner to {{definer}};
alter function sec.take_from_complained() owner to {{definer}};
