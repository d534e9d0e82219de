-- New tickets are counted once for the statement that brings them, not once each: a thousand lines of a
-- spreadsheet would otherwise make a thousand versions of the same few counters, each to be walked past.
create function sec.tally_new() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  -- In one order everywhere, so that two transactions cannot wait for each other.
  insert into public.ticket_tally as k (tenant_id, path, day, measure, n)
  select f.tenant_id, m.path, m.day, m.measure, count(*)::int
  from fresh f join sec.tenant t on t.id = f.tenant_id
  cross join lateral sec.measures(row(f.*)::public.ticket, t.time_zone) m
  group by f.tenant_id, m.path, m.day, m.measure order by f.tenant_id, m.path, m.day, m.measure
  on conflict (tenant_id, path, day, measure) do update set n = k.n + excluded.n;
  return null;
end $$;
-- Whoever makes a trigger must be allowed to call its function.
set local role {{definer}};
grant execute on function sec.keep_tally() to {{owner}};
set local role {{owner}};
drop trigger keep_tally on ticket;
create trigger keep_tally after update of path, status, registered_at, closed_at, due_at, resolved_at,
  first_contact_at, first_contact_by, rated_at, rated_solved, rated_satisfied on ticket
  for each row execute function sec.keep_tally();
create trigger tally_new after insert on ticket referencing new table as fresh
  for each statement execute function sec.tally_new();
alter function sec.tally_new() owner to {{definer}};
