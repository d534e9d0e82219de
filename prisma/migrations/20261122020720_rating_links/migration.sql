-- The link with which a resident rates without number and code. It is a receipt of its own with a short
-- life; the site takes it for the rating and for nothing else. Issued by the worker when it tells the
-- resident of a result; returns the tickets that got one.
alter table sec.session add column by_link boolean not null default false;
drop index sec.session_receipt;
create unique index session_receipt on sec.session (tenant_id, ticket_id) where kind = 'receipt' and not by_link;

create function sec.issue_rating_links(p_tickets uuid[], p_hashes text[]) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query
    with due as (
      select t.id, t.path, t.number, decode(x.hash, 'hex') as hash
      from unnest(p_tickets, p_hashes) x (ticket, hash)
      join public.ticket t on t.tenant_id = c.tenant_id and t.id = x.ticket
      where t.status in ('verification', 'callback')
    ), issued as (
      insert into sec.session (hash, tenant_id, kind, role, ticket_id, name, scope_name, lo, hi, issued_at, expires_at,
        by_link)
      select d.hash, c.tenant_id, 'receipt', 'resident', d.id, '居民', d.number, d.path, sec.range_end(d.path),
        sec.now(), sec.now() + interval '14 days', true
      from due d on conflict do nothing
    )
    select d.id from due d;
end $$;
alter function sec.issue_rating_links(uuid[], text[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.issue_rating_links(uuid[], text[]) to {{p_job}};
set local role {{owner}};
