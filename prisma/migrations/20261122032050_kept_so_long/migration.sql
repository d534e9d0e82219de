-- How long name and phone are kept after the end of a matter, and how long a rating link opens, are the district's
-- numbers; the notice that residents read promises three years at most, so no number takes it beyond that.
set local role {{definer}};
drop function sec.forget();
drop function sec.issue_rating_links(uuid[], text[]);
set local role {{owner}};

create function sec.forget(p_contact_days int) returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); gone int;
begin
  if p_contact_days not between 180 and 1095 then
    raise exception 'contact data are kept between 180 days and three years' using errcode = '22023';
  end if;
  delete from public.command_result r
  where r.tenant_id = c.tenant_id
    and r.at < sec.now() - case when r.command = 'ticket.report' then interval '10 days' else interval '3 days' end;
  update public.complainant k set name_cipher = null, phone_cipher = null, has_phone = false, allow_call = false
  from public.ticket t
  where t.tenant_id = c.tenant_id and k.tenant_id = c.tenant_id and k.ticket_id = t.id
    and t.closed_at < sec.now() - make_interval(days => p_contact_days)
    and coalesce(k.name_cipher, k.phone_cipher) is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;

create function sec.issue_rating_links(p_tickets uuid[], p_hashes text[], p_days int) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if p_days not between 3 and 30 then
    raise exception 'a rating link opens between 3 and 30 days' using errcode = '22023';
  end if;
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
        sec.now(), sec.now() + make_interval(days => p_days), true
      from due d on conflict do nothing
    )
    select d.id from due d;
end $$;
alter function sec.forget(int) owner to {{definer}};
alter function sec.issue_rating_links(uuid[], text[], int) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.forget(int), sec.issue_rating_links(uuid[], text[], int) to {{p_job}};
set local role {{owner}};
