{{helpers}}
-- 领取: whoever takes a ticket out of the street's queue to work on it. A mark that keeps two people
-- from doing the same, not a right: whoever may dispatch may dispatch.
alter table ticket
  add column claimed_by_duty_id uuid,
  add column claimed_by_name text check (char_length(claimed_by_name) <= 60),
  add column claimed_at timestamptz(3),
  add constraint ticket_claimed check ((claimed_by_duty_id is null) = (claimed_at is null)),
  add constraint ticket_claimed_by foreign key (tenant_id, claimed_by_duty_id) references duty (tenant_id, id);
create index ticket_claimed on ticket (tenant_id, claimed_by_duty_id, status) where claimed_by_duty_id is not null;
grant update (claimed_by_duty_id, claimed_by_name, claimed_at) on ticket to {{p_area}}, {{p_district}};

-- A ticket that goes to another area begins anew there: nobody of that area has taken it yet.
create function sec.drop_claim() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  new.claimed_by_duty_id := null; new.claimed_by_name := null; new.claimed_at := null;
  return new;
end $$;
create trigger drop_claim before update of area_id on ticket for each row
  when (new.area_id is distinct from old.area_id) execute function sec.drop_claim();
