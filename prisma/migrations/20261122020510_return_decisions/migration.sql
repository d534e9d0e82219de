{{helpers}}
-- Who asked to return a matter never decides on it, under no other duty either (DOMAIN §2.13, 4): nobody
-- decides who also serves in the organization that asked.

create function sec.guard_return_decision() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.area_id is not null and sec.serves(new.organization_id) then
    raise exception 'whoever serves in the organization does not decide on its return' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_return_decision before update of status on assignment for each row
  when (old.status = 'return_requested' and new.status in ('returned', 'dispatched', 'accepted'))
  execute function sec.guard_return_decision();
alter function sec.guard_return_decision() owner to {{definer}};
