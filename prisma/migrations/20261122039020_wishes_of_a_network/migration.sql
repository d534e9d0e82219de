-- As for reports (20261122020730): how many wishes and orders came from one network within an hour. Nobody is refused and
-- nobody banned; what is beyond the district's number tells whoever looks at it first. No address is kept.
alter table service_request add many_from_network boolean not null default false;

create function sec.count_request(p_key bytea) returns int
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare t uuid := sec.tenant(); seen int; this_hour timestamptz := date_trunc('hour', sec.now());
begin
  delete from sec.report_count r where r.tenant_id = t and r.hour < this_hour - interval '1 hour';
  insert into sec.report_count as r (tenant_id, key, hour, n) values (t, p_key, this_hour, 1)
  on conflict (tenant_id, key, hour) do update set n = r.n + 1
  returning r.n into seen;
  return seen;
end $$;
alter function sec.count_request(bytea) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.count_request(bytea) to {{p_public}};
set local role {{owner}};
