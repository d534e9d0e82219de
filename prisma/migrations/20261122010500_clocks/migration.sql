{{helpers}}

-- Clocks, cards and the ladder. A row of `clock` stands for every limit that runs: a trigger on ticket
-- and assignment starts, moves and ends it, so that no command can forget one. What needs the
-- calendar (a due time by setting, the next step) is reckoned by the worker's one scan.

create table clock (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('screen', 'consult', 'accept', 'contact', 'onsite', 'resolve', 'return_decision',
    'verify', 'callback', 'application_decision', 'deferral_review', 'report')),
  subject_id uuid not null,               -- the assignment, or the ticket
  ticket_id uuid not null,
  assignment_id uuid,
  path text collate "C" not null,
  organization_id uuid,
  started_at timestamptz(3) not null,
  due_at timestamptz(3),                  -- null until the scan has reckoned it
  provisional boolean not null default false,
  generation int not null default 1,      -- moves with the due time; each step is done once in each
  step int not null default 0,            -- how many steps of this generation are done
  planned_by timestamptz(3) not null default 'epoch', -- the settings by which next_at was reckoned
  next_at timestamptz(3),                 -- when the scan must look next
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  unique (tenant_id, subject_id, kind),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  check (next_at is null or ended_at is null)
);
create index clock_next on clock (tenant_id, next_at, id) where next_at is not null;
create index clock_to_plan on clock (tenant_id, planned_by, id) where ended_at is null;
create index clock_ticket on clock (tenant_id, ticket_id);
create index clock_assignment on clock (tenant_id, assignment_id) where assignment_id is not null;

-- What has been done: the key is why nothing is done twice.
create table clock_effect (
  tenant_id uuid not null,
  clock_id uuid not null,
  generation int not null,
  step text not null,
  planned_at timestamptz(3) not null,
  at timestamptz(3) not null,
  late boolean not null,
  spoke boolean not null,                 -- false: a later step was due as well, and speaks instead
  primary key (tenant_id, clock_id, generation, step),
  foreign key (tenant_id, clock_id) references clock (tenant_id, id)
);

-- The rungs that were reached, and those where nobody stood.
create table escalation (
  tenant_id uuid not null,
  id uuid not null,
  clock_id uuid not null,
  kind text not null,
  generation int not null,
  rung int not null,
  role text not null,
  ticket_id uuid not null,
  assignment_id uuid,
  organization_id uuid,
  path text collate "C" not null,
  people int not null,
  missing boolean not null generated always as (people = 0) stored,
  at timestamptz(3) not null,
  primary key (tenant_id, id),
  unique (tenant_id, clock_id, generation, rung),
  foreign key (tenant_id, clock_id) references clock (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index escalation_ticket on escalation (tenant_id, ticket_id, at);
create index escalation_missing on escalation (tenant_id, at desc, id desc) where missing;

-- 督办: proposed by the job or raised by a person, issued by a person (DOMAIN §2.9).
create table supervision (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  path text collate "C" not null,
  level text not null check (level in ('normal', 'yellow', 'red', 'listed')),
  status text not null check (status in ('proposed', 'issued', 'dismissed', 'lifted', 'lapsed')),
  cause text not null check (cause in ('due_soon', 'overdue', 'not_accepted', 'hand')),
  reason text check (char_length(reason) <= 500),      -- what the organization is to do
  proposed_at timestamptz(3) not null,
  proposed_by text not null,
  issued_at timestamptz(3),
  issued_by text,
  ended_at timestamptz(3),
  ended_by text,
  end_reason text check (char_length(end_reason) <= 500),
  version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  check ((status in ('issued', 'lifted')) <= (issued_at is not null)),
  check ((status in ('dismissed', 'lifted', 'lapsed')) = (ended_at is not null))
);
create index supervision_ticket on supervision (tenant_id, ticket_id, proposed_at);
create index supervision_assignment on supervision (tenant_id, assignment_id);
create index supervision_waiting on supervision (tenant_id, path, proposed_at) where status = 'proposed';
-- The same level is not raised twice (DOMAIN §2.13, 5); a proposal that was dismissed may come again.
create unique index supervision_once on supervision (tenant_id, assignment_id, level)
  where status in ('proposed', 'issued', 'lifted');

alter table ticket add column supervision text check (supervision in ('normal', 'yellow', 'red', 'listed'));
create index ticket_supervised on ticket (tenant_id, supervision, path) where supervision is not null;

-- ---------------------------------------------------------------- what runs

-- Which limits run for a ticket as it stands, p_old being its status before. `anew`: the wait begins
-- now, whatever an earlier one of the same kind had.
create function sec.clocks_of_ticket(t public.ticket, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  -- Sending a matter to another street gains nobody time: the wait began with the registration.
  select 'screen', case when p_old is null then t.registered_at else p_now end, null::timestamptz,
    coalesce(p_old not in ('registered', 'screening'), false)
  where t.status in ('registered', 'screening')
  union all
  select 'consult', p_now, null, p_old is distinct from 'consulting' where t.status = 'consulting'
$$;

create function sec.clocks_of_assignment(a public.assignment, p_old text, p_now timestamptz)
returns table (kind text, started_at timestamptz, due_at timestamptz, anew boolean)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'accept', a.dispatched_at, a.accept_by, false where a.status = 'dispatched'
  union all
  select 'contact', a.dispatched_at, a.first_contact_by, false
  where a.status in ('dispatched', 'accepted', 'in_progress') and a.first_contact_at is null and a.part = 'lead'
  union all
  select 'onsite', a.dispatched_at, null, false
  where a.status in ('dispatched', 'accepted') and a.urgency = 'urgent' and a.physical
  union all
  -- A request to return stops nothing (DOMAIN §2.5); a deferral does.
  select 'resolve', a.dispatched_at, a.due_at, false
  where a.status in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off')
  union all
  select 'return_decision', p_now, null, p_old is distinct from 'return_requested' where a.status = 'return_requested'
  union all
  select 'verify', coalesce(a.submitted_at, p_now), null, p_old is distinct from 'submitted'
  where a.status = 'submitted' and a.part = 'lead'
$$;

-- One clock is started, or goes on, or moves: it moves when the wait begins anew or the due time is
-- another. Whoever comments on or edits the matter moves nothing. `anew` arrives as generation 2.
create function sec.keep_ticket_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare was text; at_now timestamptz := sec.now();
begin
  if tg_op = 'UPDATE' then was := old.status; end if;
  insert into public.clock as c (tenant_id, id, kind, subject_id, ticket_id, path, started_at, due_at, generation)
  select new.tenant_id, gen_random_uuid(), k.kind, new.id, new.id, new.path, k.started_at, k.due_at, 1 + k.anew::int
  from sec.clocks_of_ticket(new, was, at_now) k
  on conflict (tenant_id, subject_id, kind) do update set
    path = excluded.path,
    started_at = case when excluded.generation > 1 then excluded.started_at else c.started_at end,
    due_at = case when excluded.generation > 1 then null else c.due_at end,
    generation = c.generation + excluded.generation - 1,
    step = case when excluded.generation > 1 then 0 else c.step end,
    planned_by = 'epoch', next_at = null, ended_at = null
  where c.ended_at is not null or excluded.generation > 1;
  update public.clock c set ended_at = at_now, next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null
    and c.kind not in (select k.kind from sec.clocks_of_ticket(new, was, at_now) k);
  if tg_op = 'UPDATE' and new.path <> old.path then
    update public.clock x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
    update public.escalation x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
    update public.supervision x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
  end if;
  return null;
end $$;

create function sec.keep_assignment_clocks() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare was text; at_now timestamptz := sec.now();
begin
  if tg_op = 'UPDATE' then was := old.status; end if;
  insert into public.clock as c (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id,
    started_at, due_at, generation)
  select new.tenant_id, gen_random_uuid(), k.kind, new.id, new.ticket_id, new.id, new.path, new.organization_id,
    k.started_at, k.due_at, 1 + k.anew::int
  from sec.clocks_of_assignment(new, was, at_now) k
  on conflict (tenant_id, subject_id, kind) do update set
    started_at = case when excluded.generation > 1 then excluded.started_at else c.started_at end,
    due_at = case when excluded.generation > 1 then null else coalesce(excluded.due_at, c.due_at) end,
    generation = c.generation + (excluded.generation > 1 or excluded.due_at <> c.due_at)::int,
    step = case when excluded.generation > 1 or excluded.due_at <> c.due_at then 0 else c.step end,
    planned_by = 'epoch', next_at = null, ended_at = null
  where c.ended_at is not null or excluded.generation > 1 or excluded.due_at <> c.due_at;
  update public.clock c set ended_at = at_now, next_at = null
  where c.tenant_id = new.tenant_id and c.subject_id = new.id and c.ended_at is null
    and c.kind not in (select k.kind from sec.clocks_of_assignment(new, was, at_now) k);
  -- A proposal about work that is done is about nothing; a card goes with the one who is not to do it.
  if new.status not in ('dispatched', 'accepted', 'in_progress', 'return_requested', 'sign_off', 'deferred') then
    update public.supervision s set status = 'lapsed', ended_at = at_now, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.assignment_id = new.id and s.status = 'proposed';
  end if;
  if new.status in ('returned', 'recalled') then
    update public.supervision s set status = 'lifted', ended_at = at_now, version = s.version + 1
    where s.tenant_id = new.tenant_id and s.assignment_id = new.id and s.status = 'issued';
  end if;
  return null;
end $$;

create trigger keep_clocks after insert or update of status, path on ticket
  for each row execute function sec.keep_ticket_clocks();
create trigger keep_clocks after insert
  or update of status, due_at, accept_by, first_contact_by, first_contact_at, urgency on assignment
  for each row execute function sec.keep_assignment_clocks();

-- ---------------------------------------------------------------- cards and rungs

create function sec.card_rank(p_level text) returns int language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select array_position(array['normal', 'yellow', 'red', 'listed'], p_level)
$$;

-- No yellow after red, and nothing after what is graver.
create function sec.guard_card() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from public.supervision s where s.tenant_id = new.tenant_id and s.assignment_id = new.assignment_id
      and s.id <> new.id and s.status in ('issued', 'lifted') and sec.card_rank(s.level) > sec.card_rank(new.level)) then
    raise exception 'a graver card was issued' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_card before insert or update of status on supervision for each row
  when (new.status in ('proposed', 'issued')) execute function sec.guard_card();

-- The ticket shows the gravest card in force, so that lists filter by one column.
create function sec.follow_card() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare gravest text;
begin
  select s.level into gravest from public.supervision s
  where s.tenant_id = new.tenant_id and s.ticket_id = new.ticket_id and s.status = 'issued'
  order by sec.card_rank(s.level) desc limit 1;
  update public.ticket t set supervision = gravest, version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.supervision is distinct from gravest;
  -- Whoever has a red card gets no more time for the asking (DOMAIN §2.13, 5).
  if new.status = 'issued' and new.level in ('red', 'listed') then
    update public.application x set status = 'void'
    where x.tenant_id = new.tenant_id and x.assignment_id = new.assignment_id and x.kind = 'extension' and x.status = 'pending';
  end if;
  return null;
end $$;
create trigger follow_card after insert or update of status on supervision for each row execute function sec.follow_card();

-- What has climbed to the district is escalated (提级).
create function sec.follow_rung() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set escalated_at = new.at, escalated_for = 'clock', version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id and t.escalated_at is null;
  return null;
end $$;
create trigger follow_rung after insert on escalation for each row
  when (new.people > 0 and new.role in ('district_dispatcher', 'district_org') and new.rung > 1)
  execute function sec.follow_rung();

-- ---------------------------------------------------------------- what runs already

-- FORCE binds the owner too; without it the owner sees all districts, which is meant here.
alter table ticket no force row level security;
alter table assignment no force row level security;
insert into clock (tenant_id, id, kind, subject_id, ticket_id, path, started_at, due_at)
select t.tenant_id, gen_random_uuid(), k.kind, t.id, t.id, t.path, k.started_at, k.due_at
from ticket t, lateral sec.clocks_of_ticket(t, null, now()) k;
insert into clock (tenant_id, id, kind, subject_id, ticket_id, assignment_id, path, organization_id, started_at, due_at)
select a.tenant_id, gen_random_uuid(), k.kind, a.id, a.ticket_id, a.id, a.path, a.organization_id, k.started_at, k.due_at
from assignment a, lateral sec.clocks_of_assignment(a, null, now()) k;
alter table ticket force row level security;
alter table assignment force row level security;

-- ---------------------------------------------------------------- rights

do $$
declare
  in_range constant text := 'path >= (select sec.lo()) and path < (select sec.hi())';
  own_org constant text := 'organization_id = (select sec.org())';
  mine text;
  t text;
  r text;
begin
  foreach t in array array['clock', 'supervision'] loop perform pg_temp.guard_table(t); end loop;
  foreach t in array array['clock_effect', 'escalation'] loop perform pg_temp.guard_table(t, false); end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then in_range else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['clock', 'escalation', 'supervision'] loop perform pg_temp.allow(t, r, 'select', mine); end loop;
    perform pg_temp.allow('supervision', r, 'insert', mine);
    perform pg_temp.allow('supervision', r, 'update', mine,
      '(status, reason, issued_at, issued_by, ended_at, ended_by, end_reason, version)');
  end loop;
  perform pg_temp.allow('clock', '{{=p_org}}', 'select', own_org);
  -- What is only proposed is not yet said to the organization.
  perform pg_temp.allow('supervision', '{{=p_org}}', 'select', own_org || ' and issued_at is not null');
  -- An administrator sees where nobody stands: places and roles, never the matter.
  perform pg_temp.allow('escalation', '{{=p_admin}}', 'select', in_range);
end $$;

do $$
declare f text;
begin
  foreach f in array array['keep_ticket_clocks', 'keep_assignment_clocks', 'guard_card', 'follow_card', 'follow_rung'] loop
    execute format('alter function sec.%I() owner to {{definer}}', f);
  end loop;
end $$;
grant execute on function sec.clocks_of_ticket(public.ticket, text, timestamptz),
  sec.clocks_of_assignment(public.assignment, text, timestamptz), sec.card_rank(text) to {{definer}};
alter table clock set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 80);
