{{helpers}}
-- Whoever is overtaken by a colleague is told who it was and when (lib/platform/event-log/last-change.ts): the last event
-- about one subject. Events of tickets, which are the most, are found by their ticket.
create index event_of_subject on event (tenant_id, subject_id, seq) where ticket_id is null;

-- Administrators see what administrators did: the registers and the settings, never a ticket and nobody's affairs.
do $$
begin
  perform pg_temp.allow('event', '{{=p_admin}}', 'select',
    'path >= (select sec.lo()) and path < (select sec.hi()) and ticket_id is null and actor_role = ''system_admin''');
end $$;
