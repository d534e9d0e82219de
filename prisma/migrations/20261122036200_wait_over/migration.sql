-- A wait is kept to the millisecond, rounded: one that is over at once could lie half a millisecond ahead, and whoever was
-- quick enough was told to wait a second. What is less than a millisecond is no wait.
set local role {{definer}};
create or replace function auth.wait_seconds(p_key text) returns int language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select coalesce((select greatest(0, ceil(extract(epoch from wait_until - sec.now()) - 0.001))::int
                   from sec.attempt where key = p_key), 0)
$$;
set local role {{owner}};
