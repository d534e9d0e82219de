-- Who has the same matter open right now. A lease of a few seconds that the web server renews while the
-- page is open, so that two people do not do the same work twice; no history, no "last seen", nobody's
-- list of who is at work. Unlogged: it is in no backup and gone after a crash. Only the functions below
-- reach it.
create unlogged table sec.presence (
  tenant_id uuid not null references sec.tenant (id),
  page uuid not null,
  -- The web server that holds the page open.
  process uuid not null,
  session_hash bytea not null,
  -- A ticket for staff of areas, an assignment for staff of organizations.
  subject uuid not null,
  -- The form that somebody types in; empty = only looking.
  doing text not null check (doing ~ '^[a-zA-Z]{0,30}$'),
  until timestamptz(3) not null,
  primary key (tenant_id, page)
);
grant select, insert, update, delete on sec.presence to {{definer}};

-- The pulse of 20261122010701_live, which now also takes in which pages this server holds open, and
-- says who else has the same matters open. Still one short call for all pages of a district.
drop function sec.pulse(uuid, bigint, bytea[]);
create function sec.pulse(p_tenant uuid, p_after bigint, p_sessions bytea[], p_process uuid, p_pages jsonb)
returns jsonb language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare head bigint; answer jsonb; at timestamptz := clock_timestamp();
begin
  perform sec.assume_tenant(p_tenant);
  -- The clock of the server and not sec.now(): a lease ends while a test has stopped the time.
  delete from sec.presence p where p.tenant_id = p_tenant and (p.until < at or (p.process = p_process
    and not exists (select from jsonb_to_recordset(p_pages) x (page uuid) where x.page = p.page)));
  insert into sec.presence as p (tenant_id, page, process, session_hash, subject, doing, until)
    select p_tenant, x.page, p_process, decode(x.session, 'hex'), x.subject, x.doing, at + interval '10 seconds'
    from jsonb_to_recordset(p_pages) x (page uuid, session text, subject uuid, doing text)
    on conflict (tenant_id, page) do update set until = excluded.until where p.until < at + interval '6 seconds';
  select h.seq into head from sec.chain_head h where h.tenant_id = p_tenant;
  select jsonb_build_object(
    'seq', coalesce(head, 0),
    'ended', (select coalesce(jsonb_agg(encode(x.hash, 'hex')), '[]') from unnest(p_sessions) x (hash)
      where not exists (select from sec.session s where s.hash = x.hash and s.tenant_id = p_tenant
        and s.revoked_at is null and s.expires_at > sec.now() and s.idle_until > sec.now())),
    'here', (select coalesce(jsonb_agg(jsonb_build_object('subject', p.subject, 'dutyId', s.duty_id,
          'name', s.name, 'doing', p.doing) order by s.name, p.page), '[]')
      from sec.presence p join sec.session s on s.hash = p.session_hash and s.tenant_id = p.tenant_id
      where p.tenant_id = p_tenant and p.until > at
        and s.revoked_at is null and s.expires_at > sec.now() and s.idle_until > sec.now()
        and exists (select from jsonb_to_recordset(p_pages) x (subject uuid) where x.subject = p.subject)),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'path', e.path, 'name', e.name,
          'ticketId', e.ticket_id, 'assignmentId', e.assignment_id, 'organizationId', e.organization_id,
          'dutyId', e.actor_duty_id, 'by', e.actor_name, 'at', e.at) order by e.seq), '[]')
      from (select * from public.event v where v.tenant_id = p_tenant and p_after is not null and v.seq > p_after
        and v.ticket_id is not null order by v.seq limit 500) e)
  ) into answer;
  return answer;
end $$;
alter function sec.pulse(uuid, bigint, bytea[], uuid, jsonb) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.pulse(uuid, bigint, bytea[], uuid, jsonb) to {{app}};
set local role {{owner}};
