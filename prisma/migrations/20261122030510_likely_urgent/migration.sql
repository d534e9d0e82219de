{{helpers}}
-- Before it is sent out a matter is as urgent as its category: the queue puts it first, and the desk has less time
-- to decide on it. Kept by the database, so that no way in and no re-classing forgets it.
alter table ticket add column likely_urgent boolean not null default false;

create function sec.guess_urgency() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  new.likely_urgent := exists (select from public.category c
    where c.tenant_id = new.tenant_id and c.id = new.category_id and c.urgency = 'urgent');
  return new;
end $$;
create trigger guess_urgency before insert or update of category_id on ticket
  for each row execute function sec.guess_urgency();

-- The limit is reckoned again from its own beginning: who finds out late gains no time by it.
create function sec.reckon_screen() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.clock c set due_at = null, generation = c.generation + 1, step = 0, planned_by = 'epoch', next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.kind = 'screen' and c.ended_at is null;
  return null;
end $$;
create trigger reckon_screen after update of category_id on ticket for each row
  when (old.likely_urgent is distinct from new.likely_urgent) execute function sec.reckon_screen();

-- What waits already: by the category it has today.
alter table ticket no force row level security;
alter table category no force row level security;
alter table ticket disable trigger user;
update ticket t set likely_urgent = true from category c
where c.tenant_id = t.tenant_id and c.id = t.category_id and c.urgency = 'urgent'
  and t.status in ('registered', 'screening', 'consulting');
alter table ticket enable trigger user;
alter table category force row level security;
alter table ticket force row level security;

alter function sec.guess_urgency() owner to {{definer}};
alter function sec.reckon_screen() owner to {{definer}};
