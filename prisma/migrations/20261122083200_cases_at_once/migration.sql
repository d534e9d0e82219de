-- A thousand cases of the hotline come in one transaction. What follows from a new ticket is written once for the
-- statement that brings it, as its tallies are (tally_new), and their numbers are drawn at once: done once for each
-- line it took most of the time that a transaction may last.

-- ---------------------------------------------------------------- their limits

create function sec.begin_ticket_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare at_now timestamptz := sec.now();
begin
  -- Of what is new no limit runs yet: there is nothing to move and nothing to end.
  insert into public.clock (tenant_id, id, kind, subject_id, ticket_id, path, started_at, due_at, generation)
  select f.tenant_id, gen_random_uuid(), k.kind, f.id, f.id, f.path, k.started_at, k.due_at, 1 + k.anew::int
  from fresh f cross join lateral sec.clocks_of_ticket(row(f.*)::public.ticket, null, at_now) k;
  return null;
end $$;

-- Whoever makes a trigger must be allowed to call its function.
set local role {{definer}};
grant execute on function sec.keep_ticket_clocks(), sec.index_ticket() to {{owner}};
set local role {{owner}};
drop trigger keep_clocks on ticket;
create trigger keep_clocks after update of status, path, consult_due_at, no_reply_at, contested_at, upheld_at on ticket
  for each row execute function sec.keep_ticket_clocks();
create trigger begin_clocks after insert on ticket referencing new table as fresh
  for each statement execute function sec.begin_ticket_clocks();

-- ---------------------------------------------------------------- by which words they are found

-- As before, without counting from the first character anew for each pair: of a long text it took 15 ms.
create or replace function sec.grams(p text) returns text[] language sql immutable
set search_path = pg_catalog, pg_temp as $$
  with clean as (select regexp_replace(lower(coalesce(p, '')), '[^0-9a-z\u3400-\u9fff]+', '', 'g') as s)
  select coalesce(array_agg(distinct one || coalesce(next, '')), '{}')
  from clean, unnest(string_to_array(s, null), string_to_array(substr(s, 2), null)) c (one, next)
  where next is not null or char_length(s) = 1
$$;

create function sec.words_of_ticket(t public.ticket) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select t.number || ' ' || t.title || ' ' || t.text || ' ' || coalesce(t.address, '') || ' '
    || t.place_names || ' ' || coalesce(t.external_number, '')
$$;
grant execute on function sec.words_of_ticket(public.ticket) to {{definer}};

create function sec.index_new_tickets() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.ticket_gram (tenant_id, ticket_id, path, grams)
  select f.tenant_id, f.id, f.path, sec.grams(sec.words_of_ticket(row(f.*)::public.ticket)) from fresh f;
  return null;
end $$;
drop trigger index_ticket on ticket;
create trigger index_ticket after update of title, text, address, place_names, path, external_number on ticket
  for each row execute function sec.index_ticket();
create trigger index_new after insert on ticket referencing new table as fresh
  for each statement execute function sec.index_new_tickets();

-- ---------------------------------------------------------------- their numbers

create function sec.next_ticket_numbers(p_count int) returns setof text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); day text; last bigint;
begin
  if p_count < 1 then return; end if;
  select to_char(sec.now() at time zone t.time_zone, 'YYYYMMDD') into day from sec.tenant t where t.id = c.tenant_id;
  insert into sec.counter as k (tenant_id, key, value) values (c.tenant_id, 'ticket.' || day, p_count)
  on conflict (tenant_id, key) do update set value = k.value + p_count returning value into last;
  return query select day || lpad(n::text, 5, '0') from generate_series(last - p_count + 1, last) n;
end $$;
grant execute on function sec.next_ticket_numbers(int) to {{p_area}}, {{p_district}}, {{p_job}};

alter function sec.begin_ticket_clocks() owner to {{definer}};
alter function sec.index_new_tickets() owner to {{definer}};
alter function sec.next_ticket_numbers(int) owner to {{definer}};
set local role {{definer}};
-- As before, by the one sentence about its words.
create or replace function sec.index_ticket() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.ticket_gram (tenant_id, ticket_id, path, grams)
  values (new.tenant_id, new.id, new.path, sec.grams(sec.words_of_ticket(new)))
  on conflict (tenant_id, ticket_id) do update set path = excluded.path, grams = excluded.grams;
  return null;
end $$;
revoke execute on function sec.keep_ticket_clocks(), sec.index_ticket() from {{owner}};
set local role {{owner}};
