{{helpers}}
-- Where one person is the district's whole desk, an objection to that person's own conclusion is decided by the
-- district's party organization: the second pair of eyes (DOMAIN §2.13, 4). It overrules nothing else.

set local role {{definer}};
create or replace function sec.guard_contest() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if sec.role() = 'job' then return new; end if;
  if new.contested_at is distinct from old.contested_at then
    if old.contested_at is not null or new.upheld_at is not null or sec.role() <> 'resident'
      or old.status not in ('rejected', 'answered', 'terminated') or old.reason_code = 'confidential' then
      raise exception 'nothing to object to' using errcode = '23514';
    end if;
    new.contested_at := sec.now();
  end if;
  if new.upheld_at is distinct from old.upheld_at then
    if old.upheld_at is not null or old.contested_at is null or old.status not in ('rejected', 'answered', 'terminated') then
      raise exception 'no objection waits' using errcode = '23514';
    end if;
    if sec.role() not in ('street_secretary', 'district_dispatcher', 'district_org')
      or old.exited_by = (sec.ctx()).person_id then
      raise exception 'an objection is decided by a superior who did not conclude' using errcode = '42501';
    end if;
    new.upheld_at := sec.now();
  end if;
  return new;
end $$;

create or replace function sec.guard_overrule() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if old.exited_by = (sec.ctx()).person_id then
    raise exception 'an exit is not overruled by the one who made it' using errcode = '42501';
  end if;
  if sec.role() = 'district_org' and (old.contested_at is null or old.upheld_at is not null) then
    raise exception 'the party organization decides what somebody objects to' using errcode = '42501';
  end if;
  if old.reason_code = 'confidential' then
    raise exception 'nothing of it was kept' using errcode = '42501';
  end if;
  if (new.status = 'registered') <> (cardinality(string_to_array(new.path, '.')) = 2) then
    raise exception 'only the pool waits for a place' using errcode = '23514';
  end if;
  return new;
end $$;
set local role {{owner}};
