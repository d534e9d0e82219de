{{helpers}}
-- Deferral (挂账, T13): the ordinary clock stops, the review clock starts. Every pause is a row that
-- stays, whatever becomes of the matter's category or of the rules.

alter table assignment
  add column paused_at timestamptz(3),
  add column review_at timestamptz(3),
  add constraint assignment_deferred check (status <> 'deferred' or (paused_at is not null and review_at is not null));
-- The backlog is a list of tickets, sorted and counted by when they must be looked at again.
alter table ticket add column review_at timestamptz(3);
create index ticket_review on ticket (tenant_id, review_at, path) where status = 'deferred';
grant update (review_at) on assignment to {{p_area}}, {{p_district}};

create table pause (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  ticket_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  reason_code text,
  paused_at timestamptz(3) not null,
  resumed_at timestamptz(3),
  constraint pause_pkey primary key (tenant_id, id),
  check (resumed_at >= paused_at),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index pause_tenant_id_assignment_id_paused_at_idx on pause (tenant_id, assignment_id, paused_at);
create unique index pause_one_open on pause (tenant_id, assignment_id) where resumed_at is null;

select pg_temp.guard_table('pause', true);
do $$
begin
  perform pg_temp.allow('pause', '{{=p_area}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
  perform pg_temp.allow('pause', '{{=p_district}}', 'select', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('pause', '{{=p_org}}', 'select', 'organization_id = (select sec.org())');
end $$;

-- A pause is written by the database, so that none is forgotten and nobody chooses its hours.
create function sec.keep_pauses() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'deferred' then
    new.paused_at := sec.now();
    insert into public.pause (tenant_id, id, path, ticket_id, assignment_id, organization_id, reason_code, paused_at)
    values (new.tenant_id, gen_random_uuid(), new.path, new.ticket_id, new.id, new.organization_id,
      (select a.reason_code from public.application a where a.tenant_id = new.tenant_id and a.assignment_id = new.id
        and a.kind = 'deferral' and a.status in ('pending', 'granted') order by a.applied_at desc limit 1), new.paused_at);
  else
    update public.pause p set resumed_at = sec.now()
    where p.tenant_id = new.tenant_id and p.assignment_id = new.id and p.resumed_at is null;
    new.paused_at := null; new.review_at := null;
  end if;
  return new;
end $$;
create trigger keep_pauses before update of status on assignment for each row
  when (old.status <> new.status and (old.status = 'deferred' or new.status = 'deferred'))
  execute function sec.keep_pauses();

-- When the backlog is to be looked at stands on the ticket too.
create function sec.follow_review() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set review_at = new.review_at, version = t.version + 1
  where t.tenant_id = new.tenant_id and t.lead_assignment_id = new.id;
  return null;
end $$;
create trigger follow_review after update on assignment for each row
  when (new.part = 'lead' and old.review_at is distinct from new.review_at) execute function sec.follow_review();

set local role {{definer}};
create or replace function sec.follow_place() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.application a set path = new.path where a.tenant_id = new.tenant_id and a.ticket_id = new.id;
  update public.pause p set path = new.path where p.tenant_id = new.tenant_id and p.ticket_id = new.id;
  return null;
end $$;
set local role {{owner}};

alter function sec.keep_pauses() owner to {{definer}};
alter function sec.follow_review() owner to {{definer}};
