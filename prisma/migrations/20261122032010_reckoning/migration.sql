{{helpers}}
-- By what the times of an order were reckoned: a limit from a moment, an extension, a pause … When the holidays of
-- a year come out late, all of them are reckoned again from there and move forward, not only a first due time.
alter table assignment add column reckoning jsonb check (jsonb_typeof(reckoning) = 'object');
grant update (reckoning) on assignment to {{p_area}}, {{p_district}};

-- What is in work and was never moved since its dispatch: its printed limit.
alter table assignment no force row level security;
alter table assignment disable trigger user;
update assignment set reckoning = jsonb_build_object('first', null, 'moves', jsonb_build_array(jsonb_build_object(
    'by', 'limit', 'from', floor(extract(epoch from dispatched_at) * 1000)::bigint,
    'limit', jsonb_build_object('value', limit_value, 'unit', limit_unit))))
where part = 'lead' and due_provisional and due_at = original_due_at and limit_value is not null and shorten_reason is null;
alter table assignment enable trigger user;
alter table assignment force row level security;
