-- The worker's scan looks for what nobody has accepted although it can no longer be returned.
create index assignment_unaccepted on assignment (tenant_id, return_until, id) where status = 'dispatched';
