-- Co-assignments (协办): what a part may be, who sees the parts, whose lateness is whose.

alter table assignment add column late_reason text check (char_length(late_reason) <= 300);
-- A part ends with its delivery, which is the organization's own act.
grant update (late_reason, ended_at) on assignment to {{p_org}};

-- A part belongs to a lead that is in work, and is due no later than it (DOMAIN §2.6, §2.13, 1). The
-- lead is locked: it can deliver before the part comes or not before the part is done.
create function sec.guard_co() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare lead record;
begin
  select a.part, a.ticket_id, a.status, a.due_at into lead from public.assignment a
  where a.tenant_id = new.tenant_id and a.id = new.lead_assignment_id for update;
  if lead.part is distinct from 'lead' or lead.ticket_id <> new.ticket_id then
    raise exception 'a part belongs to the lead of its ticket' using errcode = '23514';
  end if;
  if tg_op = 'INSERT' and lead.status not in ('dispatched', 'accepted', 'in_progress') then
    raise exception 'the lead takes no more parts' using errcode = '23514';
  end if;
  -- When the lead was late already, nobody can be asked to be earlier.
  if new.due_at > lead.due_at and lead.due_at > new.dispatched_at then
    raise exception 'a part is due before its lead' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_co before insert or update of due_at on assignment for each row
  when (new.part = 'co') execute function sec.guard_co();

-- The lead reads what its helpers were asked and gave; a helper reads who leads. Rows of other
-- organizations stay closed to both, so this names the columns one by one.
create function sec.parts_of(p_assignment uuid) returns table (
  id uuid, part text, organization_name text, task text, status text, due_at timestamptz, accepted_at timestamptz,
  submitted_at timestamptz, ended_at timestamptz, result text, late_reason text, decision_text text
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); mine record;
begin
  select a.id, a.part, a.lead_assignment_id into mine from public.assignment a
  where a.tenant_id = c.tenant_id and a.id = p_assignment and a.organization_id = c.organization_id;
  if not found then return; end if;
  if mine.part = 'co' then
    return query select a.id, a.part, a.organization_name, null::text, a.status, a.due_at, null::timestamptz,
      null::timestamptz, a.ended_at, null::text, null::text, null::text
    from public.assignment a where a.tenant_id = c.tenant_id and a.id = mine.lead_assignment_id;
  else
    return query select a.id, a.part, a.organization_name, a.task, a.status, a.due_at, a.accepted_at,
      a.submitted_at, a.ended_at, a.result, a.late_reason, a.decision_text
    from public.assignment a where a.tenant_id = c.tenant_id and a.lead_assignment_id = mine.id order by a.id;
  end if;
end $$;

alter function sec.guard_co() owner to {{definer}};
alter function sec.parts_of(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.parts_of(uuid) to {{p_org}};
set local role {{owner}};

-- Parts end with their lead (sec.follow_lead, sec.end_work): the lead's event speaks for them.
set local role {{definer}};
create or replace function sec.require_event() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare current_version int; found_one boolean;
begin
  if tg_table_name = 'ticket' then
    select t.version into current_version from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.id;
    found_one := exists (select from public.event e where e.tenant_id = new.tenant_id and e.ticket_id = new.id
      and e.ticket_version = current_version);
  else
    select a.version into current_version from public.assignment a where a.tenant_id = new.tenant_id and a.id = new.id;
    found_one := exists (select from public.event e where e.tenant_id = new.tenant_id and e.ticket_id = new.ticket_id
      and (e.assignment_id = new.id and e.assignment_version = current_version
        -- or an event of the ticket as it is now, which ended or moved its assignments
        or e.assignment_id is null and e.ticket_version =
          (select t.version from public.ticket t where t.tenant_id = new.tenant_id and t.id = new.ticket_id)
        or e.assignment_id = new.lead_assignment_id and new.status in ('recalled', 'withdrawn') and exists (
          select from public.assignment l where l.tenant_id = new.tenant_id and l.id = new.lead_assignment_id
            and l.version = e.assignment_version and l.status in ('returned', 'recalled', 'terminated', 'withdrawn'))));
  end if;
  if not found_one then
    raise exception '% % changed without an event', tg_table_name, new.id using errcode = '23514';
  end if;
  return null;
end $$;
set local role {{owner}};
