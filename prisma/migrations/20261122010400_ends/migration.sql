{{helpers}}

-- Exits of the screening and the ways back from an end (DOMAIN §2.3, T21).

-- The person who made an exit, in whichever duty: nobody overrules the own one.
alter table ticket add column exited_by uuid;

create function sec.sign_exit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  new.exited_by := (sec.ctx()).person_id;
  return new;
end $$;
create trigger sign_exit before update of status on ticket for each row
  when (new.status in ('rejected', 'answered', 'transferred') and old.status not in ('rejected', 'answered', 'transferred'))
  execute function sec.sign_exit();

create function sec.guard_overrule() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if old.exited_by = (sec.ctx()).person_id then
    raise exception 'an exit is not overruled by the one who made it' using errcode = '42501';
  end if;
  if old.reason_code = 'confidential' then
    raise exception 'nothing of it was kept' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_overrule before update of status on ticket for each row
  when (new.status = 'screening' and old.status in ('rejected', 'answered', 'transferred'))
  execute function sec.guard_overrule();

-- What touches a secret is not recorded (BJ-JSJB art. 11(4)): words, place and photos go with the exit.
create function sec.erase_confidential() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.message m where m.tenant_id = new.tenant_id and m.ticket_id = new.id;
  delete from public.attachment x where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
  update public.ticket t set title = '（涉密，不记录内容）', text = '（涉密，不记录内容）', address = null, lng = null, lat = null,
    version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.id;
  return null;
end $$;
create trigger erase_confidential after update of status on ticket for each row
  when (new.status = 'rejected' and new.reason_code = 'confidential' and old.status <> 'rejected')
  execute function sec.erase_confidential();
grant delete on message, attachment to {{definer}};

alter function sec.sign_exit() owner to {{definer}};
alter function sec.guard_overrule() owner to {{definer}};
alter function sec.erase_confidential() owner to {{definer}};

grant update (escalated_at, escalated_for) on ticket to {{p_area}}, {{p_district}};
