-- Cards are proposed as well for what was complained about again and for what a second handling did not settle
-- (DOMAIN §2.9). The scan finds both along these.
alter table supervision drop constraint supervision_cause_check, add constraint supervision_cause_check
  check (cause in ('due_soon', 'overdue', 'not_accepted', 'repeated', 'dissatisfied', 'hand'));
create index ticket_urged on ticket (tenant_id, id) where hurried > 0;
create index rating_again on rating (tenant_id, ticket_id) where round > 1;
