-- 办结 (DOMAIN §2.4, T14 and T18): a result says what was done and how and when the resident was answered; a second
-- handling leaves its organization only with the leader's signature.

alter table assignment
  add column measures text constraint assignment_measures check (char_length(measures) <= 500),
  add column answered_how text constraint assignment_answered_how check (answered_how in ('phone', 'sms', 'visit', 'web')),
  add column answered_on date,
  add constraint assignment_answered check ((answered_how is null) = (answered_on is null));
grant update (measures, answered_how, answered_on) on assignment to {{p_org}};

-- The head of the unit takes part in a second handling, whatever the unit settled for itself; where nobody is the
-- head, nobody can.
create function sec.leader_signs(a public.assignment) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare today date;
begin
  if a.part <> 'lead' or a.round < 2 then return false; end if;
  select (sec.now() at time zone t.time_zone)::date into today from sec.tenant t where t.id = a.tenant_id;
  return exists (select from public.duty d where d.tenant_id = a.tenant_id and d.organization_id = a.organization_id
    and d.role = 'dept_leader' and d.valid_from <= today and (d.valid_to is null or d.valid_to >= today));
end $$;

create function sec.guard_sign_off() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if sec.role() <> 'job' and sec.leader_signs(new) then
    raise exception 'a second handling is signed by the leader' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_sign_off before update of status on assignment for each row
  when (new.status = 'submitted' and old.status = 'in_progress') execute function sec.guard_sign_off();

-- What the result of an order must say and whom it must pass, told to the organization that has the order. Nobody
-- waits for an answer who wants none, or where the grid came upon it by itself.
create function sec.result_asks(p_assignment uuid) returns table (answer boolean, leader boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query select t.no_reply_at is null and not (t.source = 'grid'
      and not exists (select from public.complainant p where p.tenant_id = t.tenant_id and p.ticket_id = t.id
        and (p.has_phone or p.name_cipher is not null or p.phone_cipher is not null))),
    sec.leader_signs(a)
  from public.assignment a join public.ticket t on t.tenant_id = a.tenant_id and t.id = a.ticket_id
  where a.tenant_id = c.tenant_id and a.id = p_assignment and a.organization_id = c.organization_id;
end $$;

-- What the holder of a receipt reads of the result that has left its organization, beside its words in the thread.
create function sec.own_result() returns table (measures text, answered_how text, answered_on date)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'receipt' then raise exception 'for the holder of a receipt' using errcode = '42501'; end if;
  return query select a.measures, a.answered_how, a.answered_on
    from public.ticket t join public.assignment a on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id
    where t.tenant_id = c.tenant_id and t.id = c.ticket_id and a.submitted_at is not null and a.measures is not null;
end $$;

alter function sec.leader_signs(public.assignment) owner to {{definer}};
alter function sec.guard_sign_off() owner to {{definer}};
alter function sec.result_asks(uuid) owner to {{definer}};
alter function sec.own_result() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.result_asks(uuid) to {{p_org}};
grant execute on function sec.own_result() to {{p_receipt}};
set local role {{owner}};
