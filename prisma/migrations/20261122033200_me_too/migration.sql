-- "Me too" (ANCHORS §6, wish 13): how many devices follow a matter on the walls, and how often its resident has
-- urged. The queue asks for it after urgency, so that what presses many people does not wait behind what is older.
alter table ticket add column followers int not null default 0 constraint ticket_followers check (followers >= 0);
alter table ticket add column pressing int not null generated always as (followers + hurried) stored;

-- Whoever follows changes nothing about the matter: no version moves and no history is written, so that a
-- dispatcher who has it open is not told of a conflict. Only the definer may write the column.
-- Whoever makes a trigger must be allowed to call its function.
set local role {{definer}};
grant execute on function sec.guard_change() to {{owner}};
set local role {{owner}};
drop trigger guard_change on ticket;
create trigger guard_change before update on ticket for each row
  when (old.followers = new.followers) execute function sec.guard_change('ticket');

create function sec.keep_followers() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set followers = new.followers
  from public.wall_entry w
  where w.tenant_id = new.tenant_id and w.id = new.id and t.tenant_id = w.tenant_id and t.id = w.ticket_id
    and t.followers <> new.followers;
  return null;
end $$;
create trigger keep_followers after update of followers on pub.entry for each row
  when (old.followers <> new.followers) execute function sec.keep_followers();

-- What is taken off the walls has lost its followers with it.
create function sec.drop_followers() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set followers = 0
  from public.wall_entry w
  where w.tenant_id = old.tenant_id and w.id = old.id and t.tenant_id = w.tenant_id and t.id = w.ticket_id
    and t.followers <> 0;
  return null;
end $$;
create trigger drop_followers after delete on pub.entry for each row execute function sec.drop_followers();
alter function sec.keep_followers() owner to {{definer}};
alter function sec.drop_followers() owner to {{definer}};
