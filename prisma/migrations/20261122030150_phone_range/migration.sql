-- Who enters by phone has a place, whose offers they see, but no range. So even a statement that became another kind
-- role with a phone session would find nothing in it.
set local role {{definer}};
create or replace function sec.hi() returns text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select case when c.kind = 'phone' then null else c.hi end from sec.ctx() c
$$;
set local role {{owner}};
