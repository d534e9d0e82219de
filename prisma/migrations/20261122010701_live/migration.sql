-- What the desk is told without asking: that something has changed. The web server asks once for a
-- whole district and hands on to each open page what lies in its range (lib/platform/live). Codes,
-- ids and places only; no page sees this answer itself.

-- What has happened after an event number, and which of these sessions have ended. One call for all
-- open pages of a district. It says nothing of anybody's words, and keeps no session awake.
create function sec.pulse(p_tenant uuid, p_after bigint, p_sessions bytea[])
returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare head bigint; answer jsonb;
begin
  perform sec.assume_tenant(p_tenant);
  select h.seq into head from sec.chain_head h where h.tenant_id = p_tenant;
  select jsonb_build_object(
    'seq', coalesce(head, 0),
    'ended', (select coalesce(jsonb_agg(encode(x.hash, 'hex')), '[]') from unnest(p_sessions) x (hash)
      where not exists (select from sec.session s where s.hash = x.hash and s.tenant_id = p_tenant
        and s.revoked_at is null and s.expires_at > sec.now() and s.idle_until > sec.now())),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'path', e.path, 'name', e.name,
          'ticketId', e.ticket_id, 'assignmentId', e.assignment_id, 'organizationId', e.organization_id,
          'dutyId', e.actor_duty_id) order by e.seq), '[]')
      from (select * from public.event v where v.tenant_id = p_tenant and p_after is not null and v.seq > p_after
        and v.ticket_id is not null order by v.seq limit 500) e)
  ) into answer;
  return answer;
end $$;
alter function sec.pulse(uuid, bigint, bytea[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.pulse(uuid, bigint, bytea[]) to {{app}};
set local role {{owner}};
