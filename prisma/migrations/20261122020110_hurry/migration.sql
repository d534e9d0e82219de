{{helpers}}

-- 催办 by the resident: how often in this round, and when last. How often it may be is the district's number.
alter table ticket
  add column hurried int not null default 0,
  add column hurried_at timestamptz(3),
  add constraint ticket_hurried check ((hurried > 0) = (hurried_at is not null));
grant update (hurried, hurried_at) on ticket to {{p_receipt}};

-- One at a time, at the time of the database; a new round begins without any.
create function sec.count_hurry() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.round > old.round then
    new.hurried := 0; new.hurried_at := null;
  else
    new.hurried := old.hurried + 1; new.hurried_at := sec.now();
  end if;
  return new;
end $$;
-- After start_anew, which begins the round.
create trigger tally_hurry before update on ticket for each row
  when (new.round > old.round and old.hurried > 0 or new.hurried is distinct from old.hurried)
  execute function sec.count_hurry();
alter function sec.count_hurry() owner to {{definer}};
