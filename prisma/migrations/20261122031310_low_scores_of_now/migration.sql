-- Only a "no" that is said now asks for a call: what is written down of times long past (a demo's, an import's) does not
-- fill the desk with it.
set local role {{definer}};
create or replace function sec.mark_low_score() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.at > sec.now() - interval '1 day' then
    update public.ticket t set low_score_at = new.at, version = t.version + 1
    where t.tenant_id = new.tenant_id and t.id = new.ticket_id;
  end if;
  return null;
end $$;
set local role {{owner}};
