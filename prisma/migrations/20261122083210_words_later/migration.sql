-- To take in the words of a thousand long texts takes longer than a statement may last. Of many new tickets at once the
-- short words are found at once: number, title, address, place, external number. Their texts follow, a few in each
-- transaction of the worker; what it has not come to is marked, so nothing is lost when it ends.

alter table sec.ticket_gram add column whole boolean not null default true;
create index ticket_gram_waits on sec.ticket_gram (tenant_id, ticket_id) where not whole;

-- Whoever replaces a function must be allowed to; the owner makes the new one.
create function sec.words_of_ticket(t public.ticket, p_whole boolean) returns text language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select t.number || ' ' || t.title || ' ' || case when p_whole then t.text else '' end || ' '
    || coalesce(t.address, '') || ' ' || t.place_names || ' ' || coalesce(t.external_number, '')
$$;
grant execute on function sec.words_of_ticket(public.ticket, boolean) to {{definer}};

create function sec.index_words(p_limit int) returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); done int;
begin
  if c.kind <> 'job' then
    raise exception 'words refused' using errcode = '42501';
  end if;
  -- A ticket that is being changed just now takes in its words itself.
  with due as (
    select g.ticket_id from sec.ticket_gram g where g.tenant_id = c.tenant_id and not g.whole
    order by g.ticket_id limit p_limit for update skip locked)
  update sec.ticket_gram g set grams = sec.grams(sec.words_of_ticket(t, true)), whole = true
  from due d join public.ticket t on t.id = d.ticket_id
  where g.tenant_id = c.tenant_id and g.ticket_id = d.ticket_id and t.tenant_id = c.tenant_id;
  get diagnostics done = row_count;
  return done;
end $$;
alter function sec.index_words(int) owner to {{definer}};

set local role {{definer}};
grant execute on function sec.index_words(int) to {{p_job}};
create or replace function sec.index_ticket() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.ticket_gram (tenant_id, ticket_id, path, grams)
  values (new.tenant_id, new.id, new.path, sec.grams(sec.words_of_ticket(new, true)))
  on conflict (tenant_id, ticket_id) do update set path = excluded.path, grams = excluded.grams, whole = true;
  return null;
end $$;
create or replace function sec.index_new_tickets() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
-- The worker has time.
declare whole boolean := sec.role() = 'job' or (select count(*) <= 20 from fresh);
begin
  insert into sec.ticket_gram (tenant_id, ticket_id, path, grams, whole)
  select f.tenant_id, f.id, f.path, sec.grams(sec.words_of_ticket(row(f.*)::public.ticket, whole)), whole from fresh f;
  return null;
end $$;
set local role {{owner}};
drop function sec.words_of_ticket(public.ticket);
