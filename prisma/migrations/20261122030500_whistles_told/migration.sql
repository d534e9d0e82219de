{{helpers}}
-- A whistle call reaches somebody (DOMAIN §2.7): its notices lead to it, and the worker's scan minds the limit of
-- arrival. A clock of the ladder belongs to a ticket, and a call often has none; so what has been told stands on
-- the answer itself, once.
alter table notification add column call_id uuid;
alter table notification add foreign key (tenant_id, call_id) references whistle_call (tenant_id, id);

alter table whistle_response add column overdue_told_at timestamptz(3);
create index whistle_response_expected on whistle_response (tenant_id, arrive_by, id)
  where status in ('called', 'acknowledged') and overdue_told_at is null;
create index whistle_response_open on whistle_response (tenant_id, organization_id, arrive_by, id)
  where status in ('called', 'acknowledged', 'arrived');
create index whistle_call_open on whistle_call (tenant_id, path, arrive_by, id) where status = 'called';

-- That it was told is no change of the answer: whoever is about to send one is not turned away for it.
drop trigger guard_whistle on whistle_response;
create trigger guard_whistle before update on whistle_response for each row
  when (new.status <> old.status or old.overdue_told_at is not distinct from new.overdue_told_at)
  execute function sec.guard_whistle();
