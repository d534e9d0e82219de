{{helpers}}

-- A resident's report may lie on a telephone without a signal for seven days before it is sent
-- again, with the key of a first sending whose answer was lost. Its key is known for longer than
-- that, so that it is told the first number again and not taken in twice. Its result is a number.
set local role {{definer}};
create or replace function sec.forget() returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); gone int;
begin
  delete from public.command_result r
  where r.tenant_id = c.tenant_id
    and r.at < sec.now() - case when r.command = 'ticket.report' then interval '10 days' else interval '3 days' end;
  update public.complainant k set name_cipher = null, phone_cipher = null, has_phone = false, allow_call = false
  from public.ticket t
  where t.tenant_id = c.tenant_id and k.tenant_id = c.tenant_id and k.ticket_id = t.id
    and t.closed_at < sec.now() - interval '3 years' and coalesce(k.name_cipher, k.phone_cipher) is not null;
  get diagnostics gone = row_count;
  return gone;
end $$;
set local role {{owner}};
