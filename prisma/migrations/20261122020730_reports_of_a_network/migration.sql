-- How many reports came from one network within an hour. Nobody is refused for it (several neighbours sit
-- behind one address): what is beyond the district's number gets a note for whoever screens it. The key is
-- a keyed hash that changes every day, so that no address is kept and nobody is followed.
create table sec.report_count (
  tenant_id uuid not null references sec.tenant (id), key bytea not null, hour timestamptz(3) not null, n int not null,
  primary key (tenant_id, key, hour)
);
grant select, insert, update, delete on sec.report_count to {{definer}};

create function sec.count_report(p_ticket uuid, p_key bytea, p_max int, p_author text, p_note text) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); t record; seen int; this_hour timestamptz := date_trunc('hour', sec.now());
begin
  -- Only about a ticket that this very transaction has registered.
  select k.tenant_id, k.id, k.path into t from public.ticket k
  where k.tenant_id = c.tenant_id and k.id = p_ticket and k.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'count refused' using errcode = '42501'; end if;
  delete from sec.report_count r where r.tenant_id = c.tenant_id and r.hour < this_hour - interval '1 hour';
  insert into sec.report_count as r (tenant_id, key, hour, n) values (c.tenant_id, p_key, this_hour, 1)
  on conflict (tenant_id, key, hour) do update set n = r.n + 1
  returning r.n into seen;
  if seen > p_max then
    insert into public.message (tenant_id, id, ticket_id, path, audience, side, author_name, body, at)
    values (t.tenant_id, gen_random_uuid(), t.id, t.path, 'internal', 'area', p_author, p_note, sec.now());
  end if;
  return seen;
end $$;
alter function sec.count_report(uuid, bytea, int, text, text) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.count_report(uuid, bytea, int, text, text) to {{p_public}};
set local role {{owner}};
