-- Keys, checks, row-level security, grants. Every tenant table: composite keys, FORCE, one
-- restrictive wall, and for each kind role one permissive policy per command with one plain
-- condition. The catalog test (tests/security) reads the result back and knows no table by name.

-- ---------------------------------------------------------------- checks

alter table area
  add check (level in ('district', 'street', 'community', 'grid', 'building')),
  add check (code ~ '^(\d{12}|\d{15})$'),
  add check (char_length(name) between 1 and 60),
  add check (path ~ '^([0-9a-z]+\.)+$'),
  add check ((level = 'district') = (parent_id is null)),
  add foreign key (tenant_id, parent_id) references area (tenant_id, id);
create unique index area_code on area (tenant_id, code) where code is not null and valid_to is null;
create index area_range on area (path);
alter table area_shape add foreign key (tenant_id, area_id) references area (tenant_id, id);

alter table organization
  add check (kind in ('office', 'department')),
  add check (char_length(name) between 2 and 60),
  add check (char_length(short_name) between 1 and 20),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
create unique index organization_office on organization (tenant_id, area_id) where kind = 'office' and valid_to is null;
create unique index organization_key on organization (tenant_id, key) where key is not null;

alter table person
  add check (char_length(name) between 1 and 60),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table duty
  add check (role in ('district_org', 'district_dispatcher', 'street_secretary', 'street_dispatcher',
    'community_secretary', 'grid_worker', 'dept_clerk', 'dept_leader', 'system_admin')),
  add check ((area_id is null) <> (organization_id is null)),
  add check ((role in ('dept_clerk', 'dept_leader')) = (organization_id is not null)),
  add check (valid_to >= valid_from),
  add foreign key (tenant_id, person_id) references person (tenant_id, id),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);
alter table sec.account add foreign key (tenant_id, person_id) references person (tenant_id, id);
grant references on person to {{owner}};

alter table category
  add check (urgency in ('urgent', 'routine', 'key')),
  add foreign key (tenant_id, parent_id) references category (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);

alter table ticket
  add check (status in ('registered', 'screening', 'consulting', 'dispatched', 'accepted', 'in_progress',
    'return_requested', 'verification', 'callback', 'closed', 'rejected', 'answered', 'transferred',
    'deferred', 'terminated', 'withdrawn')),
  add check (source in ('portal', 'phone', 'walk_in', 'grid', 'hotline', 'meeting', 'other')),
  add check (type in ('complaint', 'request', 'advice', 'enquiry', 'report', 'praise', 'other')),
  add check (urgency in ('urgent', 'routine', 'key')),
  add check (outcome in ('solved', 'partly', 'not_feasible', 'explained', 'unrated', 'withdrawn')),
  add check (rated_solved in ('yes', 'partly', 'no')),
  add check (rated_satisfied in ('yes', 'basically', 'no')),
  add check (char_length(title) between 1 and 60),
  add check (char_length(text) between 1 and 2000),
  add check (char_length(address) <= 120),
  add check (status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated') or closed_at is not null),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, category_id) references category (tenant_id, id),
  add foreign key (tenant_id, complained_id) references organization (tenant_id, id),
  add foreign key (tenant_id, lead_organization_id) references organization (tenant_id, id);
create index ticket_external on ticket (tenant_id, external_number) where external_number is not null;
create index ticket_path_newest on ticket (tenant_id, path, registered_at desc, id desc);
-- The open work of a place, by what is due first.
create index ticket_open_due on ticket (tenant_id, path, due_at, id)
  where status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred');
create index ticket_overdue on ticket (tenant_id, due_at, path)
  where status in ('dispatched', 'accepted', 'in_progress', 'return_requested');
create index ticket_close_unrated on ticket (tenant_id, close_unrated_at) where status = 'callback';

alter table complainant add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);
alter table assignment
  add check (part in ('lead', 'co')),
  add check (status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'returned', 'recalled',
    'sign_off', 'submitted', 'verified', 'done', 'waived', 'deferred', 'terminated', 'withdrawn')),
  add check (urgency in ('urgent', 'routine', 'key')),
  add check (char_length(task) between 1 and 2000),
  add check (char_length(result) <= 2000),
  add check (ended_at is not null or status not in ('returned', 'recalled', 'done', 'waived', 'terminated', 'withdrawn')),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  add foreign key (tenant_id, handler_id) references person (tenant_id, id);
-- A ticket in work has one lead (DOMAIN: exactly one lead order).
create unique index assignment_one_lead on assignment (tenant_id, ticket_id)
  where part = 'lead' and status not in ('returned', 'recalled', 'done', 'terminated', 'withdrawn');

alter table message
  add check (audience in ('resident', 'internal')),
  add check (side in ('resident', 'area', 'organization')),
  add check (char_length(body) between 1 and 2000),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  add foreign key (tenant_id, assignment_id) references assignment (tenant_id, id);
alter table attachment
  add check (purpose in ('report', 'before', 'after', 'verification')),
  add check (file_key ~ '^[0-9a-f-]{36}$'),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  add foreign key (tenant_id, assignment_id) references assignment (tenant_id, id);
create index attachment_file on attachment (tenant_id, file_key);
alter table rating
  add check (solved in ('yes', 'partly', 'no')),
  add check (satisfied in ('yes', 'basically', 'no')),
  add check (char_length(comment) <= 500),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);
alter table saved_reply
  add check (char_length(title) between 1 and 30),
  add check (char_length(body) between 1 and 1000);
alter table event add check (actor_kind in ('user', 'receipt', 'visitor', 'job'));

-- ---------------------------------------------------------------- walls

do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('alter table public.%I add foreign key (tenant_id) references sec.tenant (id)', t);
    execute format(
      'create policy wall on public.%I as restrictive for all to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, '
      '{{p_receipt}}, {{p_public}}, {{p_job}}, {{definer}} using (tenant_id = (select sec.tenant())) '
      'with check (tenant_id = (select sec.tenant()))', t);
    -- Definer functions and triggers are bound by the same wall, and see all of their tenant.
    execute format('create policy definer_all on public.%I for all to {{definer}} '
      'using (tenant_id = (select sec.tenant())) with check (tenant_id = (select sec.tenant()))', t);
    execute format('grant select, insert, update on public.%I to {{definer}}', t);
    execute format('create policy job_read on public.%I for select to {{p_job}} using (tenant_id = (select sec.tenant()))', t);
    execute format('create policy job_insert on public.%I for insert to {{p_job}} with check (tenant_id = (select sec.tenant()))', t);
    execute format('grant select, insert on public.%I to {{p_job}}', t);
    if t not in ('event', 'audit', 'command_result', 'rating', 'message', 'setting') then
      execute format('create policy job_update on public.%I for update to {{p_job}} '
        'using (tenant_id = (select sec.tenant())) with check (tenant_id = (select sec.tenant()))', t);
      execute format('grant update on public.%I to {{p_job}}', t);
    end if;
  end loop;
end $$;

-- ---------------------------------------------------------------- kind roles

create function pg_temp.allow(p_table text, p_role text, p_command text, p_condition text, p_columns text default '')
returns void language plpgsql as $$
begin
  execute format('create policy %I on public.%I for %s to %I %s %s',
    p_role || '_' || p_command, p_table, p_command, p_role,
    case when p_command in ('select', 'update') then 'using (' || p_condition || ')' else '' end,
    case when p_command in ('insert', 'update') then 'with check (' || p_condition || ')' else '' end);
  execute format('grant %s %s on public.%I to %I', p_command, p_columns, p_table, p_role);
end $$;

do $$
declare
  -- The conditions, each plain, none with OR.
  everyone constant text := 'tenant_id = (select sec.tenant())'; -- reference data
  in_range constant text := 'path >= (select sec.lo()) and path < (select sec.hi())';
  own_org constant text := 'organization_id = (select sec.org())';
  own_ticket constant text := 'ticket_id = (select sec.ticket())';
  signed constant text := 'actor_duty_id = (select sec.duty())';
  own_key constant text := 'actor_key = (select sec.actor_key())';
  whole constant text := 'tenant_id = (select sec.whole())';
  mine text;
  t text;
  r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}', '{{=p_admin}}', '{{=p_public}}'] loop
    foreach t in array array['area', 'area_shape', 'category', 'setting'] loop
      perform pg_temp.allow(t, r, 'select', everyone);
    end loop;
  end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    perform pg_temp.allow('organization', r, 'select', everyone);
    perform pg_temp.allow('saved_reply', r, 'select', everyone);
  end loop;
  perform pg_temp.allow('setting', '{{=p_receipt}}', 'select', everyone);
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}', '{{=p_admin}}', '{{=p_receipt}}', '{{=p_public}}'] loop
    perform pg_temp.allow('command_result', r, 'select', own_key);
    perform pg_temp.allow('command_result', r, 'insert', own_key);
    perform pg_temp.allow('audit', r, 'insert', 'actor_name = ''''');
  end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    perform pg_temp.allow('event', r, 'insert', signed);
  end loop;
  -- An administrator's history is about the registers.
  perform pg_temp.allow('event', '{{=p_admin}}', 'insert', signed || ' and ticket_id is null');

  -- Staff of areas: their range. For those of the district the range is the district, and said so the
  -- planner need not guess how much of the table an unknown range of paths may be.
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
  mine := case r when '{{=p_area}}' then in_range else whole end;
  foreach t in array array['person', 'duty', 'event', 'rating', 'ticket_tally', 'ticket', 'assignment', 'message', 'attachment'] loop
    perform pg_temp.allow(t, r, 'select', mine);
  end loop;
  -- Name and phone are not among the columns: they are read one by one through sec.reveal.
  perform pg_temp.allow('complainant', r, 'select', mine, '(tenant_id, ticket_id, path, has_phone, allow_call, at)');
  foreach t in array array['ticket', 'complainant', 'assignment', 'message', 'attachment', 'saved_reply'] loop
    perform pg_temp.allow(t, r, 'insert', mine);
  end loop;
  perform pg_temp.allow('ticket', r, 'update', mine,
    '(category_id, category_name, physical, type, status, urgency, outcome, reason_code, reply_text, version, closed_at, address, lng, lat, area_id, place_names, complained_id)');
  perform pg_temp.allow('assignment', r, 'update', mine,
    '(status, status_before, version, round, returnable, due_at, due_provisional, verified_at, verified_by, verify_text, redo_reason, decision_text, close_unrated_at, ended_at, submitted_at, result)');
  perform pg_temp.allow('saved_reply', r, 'update', mine, '(title, body, version, archived)');
  end loop;

  -- Staff of organizations: what was addressed to them.
  r := '{{=p_org}}';
  foreach t in array array['person', 'duty', 'assignment', 'message', 'attachment', 'event'] loop
    perform pg_temp.allow(t, r, 'select', own_org);
  end loop;
  foreach t in array array['message', 'attachment', 'saved_reply'] loop
    perform pg_temp.allow(t, r, 'insert', own_org);
  end loop;
  perform pg_temp.allow('assignment', r, 'update', own_org,
    '(status, status_before, version, accepted_at, accepted_by, first_contact_at, handler_id, handler_name, return_reason, return_text, return_reference, result, submitted_at, close_unrated_at)');
  perform pg_temp.allow('saved_reply', r, 'update', own_org, '(title, body, version, archived)');

  -- Administrators: the registers, never a ticket.
  r := '{{=p_admin}}';
  perform pg_temp.allow('organization', r, 'select', everyone);
  perform pg_temp.allow('person', r, 'select', in_range);
  perform pg_temp.allow('duty', r, 'select', in_range);
  perform pg_temp.allow('audit', r, 'select', everyone);
  foreach t in array array['area', 'organization', 'person', 'duty'] loop
    perform pg_temp.allow(t, r, 'insert', in_range);
  end loop;
  perform pg_temp.allow('area', r, 'update', in_range, '(name, code, households, valid_to)');
  perform pg_temp.allow('organization', r, 'update', in_range, '(name, short_name, phone, sign_off, version, valid_to)');
  perform pg_temp.allow('person', r, 'update', in_range, '(name, organization_id, path, version)');
  perform pg_temp.allow('duty', r, 'update', in_range, '(valid_to, version)');
  perform pg_temp.allow('setting', r, 'insert', everyone);

  -- The holder of a receipt: that one ticket.
  r := '{{=p_receipt}}';
  perform pg_temp.allow('ticket', r, 'select', 'id = (select sec.ticket())');
  perform pg_temp.allow('ticket', r, 'update', 'id = (select sec.ticket())',
    '(status, version, outcome, closed_at, rated_at, rated_contacted, rated_solved, rated_satisfied)');
  perform pg_temp.allow('message', r, 'select', own_ticket || ' and audience = ''resident''');
  perform pg_temp.allow('message', r, 'insert', own_ticket || ' and side = ''resident''');
  perform pg_temp.allow('attachment', r, 'select', own_ticket || ' and for_resident');
  perform pg_temp.allow('attachment', r, 'insert',
    own_ticket || ' and purpose = ''report'' and for_resident and organization_id is null');
  perform pg_temp.allow('event', r, 'select', own_ticket || ' and for_resident');
  perform pg_temp.allow('event', r, 'insert', own_ticket || ' and for_resident');
  perform pg_temp.allow('rating', r, 'select', own_ticket);
  perform pg_temp.allow('rating', r, 'insert', own_ticket);

  -- Visitors: the intake.
  r := '{{=p_public}}';
  perform pg_temp.allow('ticket', r, 'insert', 'source = ''portal'' and status in (''registered'', ''screening'')');
  perform pg_temp.allow('complainant', r, 'insert', everyone);
  perform pg_temp.allow('attachment', r, 'insert',
    'purpose = ''report'' and for_resident and organization_id is null');
  perform pg_temp.allow('event', r, 'insert', 'actor_kind = ''visitor''');
end $$;

-- A finished read transaction must not be able to use a name before it exists elsewhere.
revoke all on all tables in schema public from public;
