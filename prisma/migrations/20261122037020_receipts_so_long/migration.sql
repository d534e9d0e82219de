-- How long number and code open a matter, or a wish, is the district's number.
set local role {{definer}};
drop function sec.issue_receipt(uuid, bytea);
drop function sec.issue_request_receipt(uuid, bytea);
set local role {{owner}};

create function sec.receipt_end(p_days int) returns timestamptz language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
  if p_days not between 365 and 1825 then
    raise exception 'a receipt opens between one year and five' using errcode = '22023';
  end if;
  return sec.now() + make_interval(days => p_days);
end $$;

-- As before: given once, for a ticket that this very transaction has registered.
create function sec.issue_receipt(p_ticket uuid, p_hash bytea, p_days int) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); t record;
begin
  select k.tenant_id, k.path, k.number into t from public.ticket k
  where k.id = p_ticket and k.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'receipt refused' using errcode = '42501'; end if;
  insert into sec.session (hash, tenant_id, kind, role, ticket_id, name, scope_name, lo, hi, issued_at, expires_at)
  values (p_hash, c.tenant_id, 'receipt', 'resident', p_ticket, '居民', t.number, t.path,
    sec.range_end(t.path), sec.now(), sec.receipt_end(p_days));
end $$;

create function sec.issue_request_receipt(p_request uuid, p_hash bytea, p_days int) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); q record;
begin
  select k.path, k.number into q from public.service_request k
  where k.tenant_id = c.tenant_id and k.id = p_request and k.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'receipt refused' using errcode = '42501'; end if;
  insert into sec.session (hash, tenant_id, kind, role, ticket_id, name, scope_name, lo, hi, issued_at, expires_at)
  values (p_hash, c.tenant_id, 'receipt', 'resident', p_request, '居民', q.number, q.path,
    sec.range_end(q.path), sec.now(), sec.receipt_end(p_days));
end $$;
alter function sec.receipt_end(int) owner to {{definer}};
alter function sec.issue_receipt(uuid, bytea, int) owner to {{definer}};
alter function sec.issue_request_receipt(uuid, bytea, int) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.issue_receipt(uuid, bytea, int) to {{p_public}}, {{p_area}}, {{p_district}}, {{p_job}};
grant execute on function sec.issue_request_receipt(uuid, bytea, int) to {{p_public}}, {{p_area}}, {{p_district}};
set local role {{owner}};
