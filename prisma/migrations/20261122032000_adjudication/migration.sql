-- 权属裁定 (DOMAIN §2.4, T10): an accepted return about whose duty it is opens a dispute, and the desk has so long
-- to say who does it. Urgent kinds keep the shorter limit of the screening.
alter table ticket add column disputed_at timestamptz(3);

alter table clock drop constraint clock_kind_check, add constraint clock_kind_check
  check (kind in ('screen', 'adjudicate', 'consult', 'accept', 'contact', 'onsite', 'resolve', 'return_decision',
    'verify', 'callback', 'application_decision', 'deferral_review', 'report'));

-- The ticket leaves the return for the desk in one way only (sec.follow_lead); what the organization said stands
-- in its order. A second return goes on with the first dispute; the next dispatch settles it.
create function sec.note_dispute() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status in ('registered', 'screening', 'consulting') then
    if old.status = 'return_requested' and exists (select from public.assignment a
        where a.tenant_id = new.tenant_id and a.id = old.lead_assignment_id and a.status = 'returned'
          and a.return_reason in ('not_our_duty', 'not_our_territory', 'unclear_owner')) then
      new.disputed_at := sec.now();
    end if;
  else
    new.disputed_at := null;
  end if;
  return new;
end $$;
create trigger note_dispute before update of status on ticket for each row
  when (old.status is distinct from new.status) execute function sec.note_dispute();
alter function sec.note_dispute() owner to {{definer}};

create or replace function sec.clocks_of_ticket(t public.ticket, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  -- Sending a matter to another street gains nobody time: the wait began with the registration.
  select 'screen', case when p_old is null then t.registered_at else p_now end, null::timestamptz,
    coalesce(p_old not in ('registered', 'screening'), false)
  where t.status in ('registered', 'screening') and t.disputed_at is null
  union all
  -- Talking it over stops nothing of it.
  select 'adjudicate', t.disputed_at, null::timestamptz,
    coalesce(p_old not in ('registered', 'screening', 'consulting'), false)
  where t.status in ('registered', 'screening', 'consulting') and t.disputed_at is not null
  union all
  select 'consult', p_now, t.consult_due_at, p_old is distinct from 'consulting' where t.status = 'consulting'
$$;

set local role {{definer}};
-- As before, and of a dispute as well.
create or replace function sec.reckon_screen() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.clock c set due_at = null, generation = c.generation + 1, step = 0, planned_by = 'epoch', next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.kind in ('screen', 'adjudicate') and c.ended_at is null;
  return null;
end $$;
set local role {{owner}};
