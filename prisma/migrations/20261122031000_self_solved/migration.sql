-- 自行处置: what the grid found itself ends at once; what a resident raised ends like every other matter, with the
-- resident asked and the call-back made by somebody else (DOMAIN §2.13, 4 and 7). The work stands as an order of the
-- community's office, so that it is called back about, rated, disputed and counted as the others are.

alter table assignment add column self_solved boolean not null default false;
alter table ticket
  drop constraint ticket_closed_because,
  add constraint ticket_closed_because
    check (closed_because in ('rated', 'no_reply_wanted', 'unreachable', 'unrated', 'with_lead', 'self_solved'));

-- Whether the grid came upon it by itself, so that nobody waits for an answer.
create function sec.own_finding(p_ticket uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return exists (select from public.ticket t
    where t.tenant_id = c.tenant_id and t.id = p_ticket and t.path >= c.lo and t.path < c.hi and t.source = 'grid'
      and not exists (select from public.complainant p where p.tenant_id = t.tenant_id and p.ticket_id = t.id
        and (p.has_phone or p.name_cipher is not null or p.phone_cipher is not null)));
end $$;

create function sec.guard_own_finding() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'callback' or not sec.own_finding(new.id) then
    raise exception 'whoever raised it is asked before it ends' using errcode = '23514';
  end if;
  return new;
end $$;
-- To the call-back a ticket comes only behind its order (sec.follow_lead).
create trigger guard_own_finding before update of status on ticket for each row
  when (old.status = 'screening' and new.status in ('closed', 'callback') and pg_trigger_depth() = 0)
  execute function sec.guard_own_finding();

-- An order begins with its dispatch, or it says what a community has settled in its own place.
create function sec.guard_order() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if not new.self_solved and new.status <> 'dispatched' and sec.role() <> 'job'
    or new.self_solved and (new.part <> 'lead' or new.status <> 'verified' or new.returnable
      or not exists (select from public.ticket t
        join public.organization o on o.tenant_id = t.tenant_id and o.id = new.organization_id and o.kind = 'office'
        join public.area a on a.tenant_id = o.tenant_id and a.id = o.area_id and a.level = 'community'
        where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.status = 'screening' and starts_with(t.path, a.path)))
  then
    raise exception 'an order begins with its dispatch' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_order before insert on assignment for each row
  when (new.self_solved or new.status <> 'dispatched') execute function sec.guard_order();

-- What a community did by its own will was not handed to it: the duty list binds who sends (DOMAIN §2.1, R5).
drop trigger guard_lead on assignment;
set local role {{definer}};
grant execute on function sec.guard_lead() to {{owner}};
set local role {{owner}};
create trigger guard_lead before insert on assignment for each row
  when (new.part = 'lead' and not new.self_solved) execute function sec.guard_lead();

alter function sec.own_finding(uuid) owner to {{definer}};
alter function sec.guard_own_finding() owner to {{definer}};
alter function sec.guard_order() owner to {{definer}};

set local role {{definer}};
revoke execute on function sec.guard_lead() from {{owner}};
grant execute on function sec.own_finding(uuid) to {{p_area}}, {{p_district}};

-- As before; and whoever works in a community, or in its grids, serves in its office (DOMAIN §2.13, 4).
create or replace function sec.serves(p_organization uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); today date; place text;
begin
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = c.tenant_id;
  select a.path into place from public.organization o
  join public.area a on a.tenant_id = o.tenant_id and a.id = o.area_id and a.level = 'community'
  where o.tenant_id = c.tenant_id and o.id = p_organization and o.kind = 'office';
  return exists (select from public.duty d where d.tenant_id = c.tenant_id and d.person_id = c.person_id
    and (d.organization_id = p_organization or d.organization_id is null and starts_with(d.path, place))
    and (d.valid_to is null or d.valid_to >= today));
end $$;

-- As before, and of what a community has settled itself.
create or replace function sec.handled_with_steps() returns table (seq bigint, name text, at timestamptz, organization text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'receipt' then raise exception 'for the holder of a receipt' using errcode = '42501'; end if;
  return query select e.seq, e.name, e.at::timestamptz, coalesce(e.payload ->> 'organization', w.organization_name, '')
    from public.ticket m join public.event e on e.tenant_id = m.tenant_id and e.ticket_id = m.lead_ticket_id
      left join public.assignment w on w.tenant_id = e.tenant_id and w.id = e.assignment_id
    where m.tenant_id = c.tenant_id and m.id = c.ticket_id and e.for_resident
      and (m.status in ('linked', 'closed') or m.status = 'rejected' and m.reason_code = 'duplicate')
      and e.name in ('ticket.consulted', 'ticket.dispatched', 'ticket.self_solved', 'ticket.reopened',
        'assignment.part_sent', 'assignment.accepted', 'assignment.begun', 'assignment.extended', 'assignment.deferred',
        'assignment.resumed', 'assignment.terminated', 'assignment.returned', 'assignment.recalled',
        'assignment.submitted', 'assignment.signed_off', 'assignment.verified', 'assignment.redone',
        'assignment.self_solved', 'assignment.unsettled', 'assignment.closed', 'assignment.closed_unrated')
    order by e.seq desc limit 60;
end $$;
set local role {{owner}};
