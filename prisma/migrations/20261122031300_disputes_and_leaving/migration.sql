-- What a dispute brings about, and who lets a department go from the spot.

-- A dispute that makes a problem order says so at once, as a reopening by the street does (T19).
grant update (escalated_at, escalated_for) on ticket to {{p_receipt}};

-- 事不完，人不撤 (DOMAIN §2.7): a department leaves when the street has confirmed, or has let it go before.
create function sec.guard_leaving() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if (sec.ctx()).organization_id is not null then
    raise exception 'the street lets a department go' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_leaving before update of status on whistle_response for each row
  when (new.status = 'left' and old.status <> 'left') execute function sec.guard_leaving();
alter function sec.guard_leaving() owner to {{definer}};
grant update (action) on whistle_response to {{p_area}}, {{p_district}};
