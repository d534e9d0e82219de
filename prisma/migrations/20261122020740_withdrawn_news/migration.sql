{{helpers}}
-- Recusals (20261122020300_recusals) reach what has left the tables: messages to the outside that still
-- wait, and the pulse of open pages. And an index for the desk.

-- A message says whose matter it is about, so that it can be withdrawn; one that was, needs no address.
do $$
declare k record;
begin
  for k in select conname from pg_constraint where conrelid = 'delivery'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) ~ '\mstatus\M'
  loop
    execute format('alter table delivery drop constraint %I', k.conname);
  end loop;
end $$;
alter table delivery
  add check (status in ('pending', 'failed', 'sent', 'given_up', 'withdrawn')),
  add check (status in ('sent', 'withdrawn') or address_cipher is not null);

-- What waits already gets its matter from the event that its key names.
alter table delivery no force row level security;
alter table event no force row level security;
update delivery d set ticket_id = e.ticket_id from event e
where d.kind = 'notice' and d.ticket_id is null and d.status in ('pending', 'failed')
  and e.tenant_id = d.tenant_id and e.seq = split_part(d.key, ':', 2)::bigint;
alter table delivery force row level security;
alter table event force row level security;

-- As in 20261122020400_presence, and from which of the changes which session is kept. The one that says
-- so to the person himself is told: his page takes the matter away.
-- The clocks of a desk that do not count from the registration are few, and read with its queue.
create index clock_anew on clock (tenant_id, path) where ended_at is null and generation > 1 and kind in ('screen', 'consult');

set local role {{definer}};
create or replace function sec.pulse(p_tenant uuid, p_after bigint, p_sessions bytea[], p_process uuid, p_pages jsonb)
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
  with e as materialized (
    select v.seq, v.path, v.name, v.ticket_id, v.assignment_id, v.organization_id, v.actor_duty_id, v.actor_name, v.at, v.payload
    from public.event v where v.tenant_id = p_tenant and p_after is not null and v.seq > p_after
      and v.ticket_id is not null order by v.seq limit 500)
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
    'kept', (select coalesce(jsonb_agg(jsonb_build_object('session', encode(s.hash, 'hex'), 'seq', e.seq)), '[]')
      from e join public.recusal r on r.tenant_id = p_tenant and r.ticket_id = e.ticket_id and r.lifted_at is null
      join sec.session s on s.tenant_id = p_tenant and s.person_id = r.person_id and s.hash = any (p_sessions)
      where (e.name = 'ticket.recused' and e.payload ->> 'personId' = r.person_id::text) is not true),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'path', e.path, 'name', e.name,
          'ticketId', e.ticket_id, 'assignmentId', e.assignment_id, 'organizationId', e.organization_id,
          'dutyId', e.actor_duty_id, 'by', e.actor_name, 'at', e.at) order by e.seq), '[]') from e)
  ) into answer;
  return answer;
end $$;
set local role {{owner}};
