{{helpers}}
-- What an organization asks of the dispatcher while it handles: more time, a deferral (挂账), the end
-- of the handling (DOMAIN §2.4, T11–T13, T20). Who asks never decides (§2.13, 4).

create table application (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  ticket_id uuid not null,
  assignment_id uuid not null,
  organization_id uuid not null,
  organization_name text not null,
  kind text not null,
  status text not null default 'pending',
  round int not null,
  reason_code text,
  reason text not null,
  told text not null,
  days int,
  plan text,
  review_at timestamptz(3),
  applied_at timestamptz(3) not null,
  applied_duty_id uuid,
  applied_person_id uuid,
  applied_name text not null,
  granted_days int,
  decision_text text,
  decided_at timestamptz(3),
  decided_duty_id uuid,
  decided_person_id uuid,
  decided_name text,
  constraint application_pkey primary key (tenant_id, id),
  check (kind in ('extension', 'deferral', 'termination')),
  check (status in ('pending', 'granted', 'refused', 'withdrawn', 'void')),
  check (char_length(reason) between 1 and 1000),
  check (char_length(told) between 1 and 500),
  check (char_length(plan) <= 1000),
  check (char_length(decision_text) <= 1000),
  check ((kind = 'extension') = (days is not null)),
  check ((kind = 'extension') = (reason_code is null)),
  check ((kind = 'deferral') = (review_at is not null and plan is not null)),
  check (reason_code in ('historic', 'ownership', 'funds', 'planning', 'higher_policy', 'season',
    'waiting_resident', 'waiting_third_party', 'statutory', 'no_cooperation')),
  check (days > 0 and granted_days between 1 and days),
  check ((status in ('granted', 'refused')) = (decided_name is not null and decision_text is not null)),
  check (status = 'granted' and kind = 'extension' or granted_days is null),
  check (decided_duty_id <> applied_duty_id),
  check (decided_person_id <> applied_person_id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index application_tenant_id_assignment_id_applied_at_idx on application (tenant_id, assignment_id, applied_at);
create index application_tenant_id_ticket_id_applied_at_idx on application (tenant_id, ticket_id, applied_at);
create unique index application_one_pending on application (tenant_id, assignment_id) where status = 'pending';
create index application_waiting on application (tenant_id, path) where status = 'pending';

select pg_temp.guard_table('application', true);
do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('application', r, 'select', mine);
    perform pg_temp.allow('application', r, 'update', mine, '(status, granted_days, decision_text)');
  end loop;
  perform pg_temp.allow('application', '{{=p_org}}', 'select', 'organization_id = (select sec.org())');
  perform pg_temp.allow('application', '{{=p_org}}', 'insert', 'organization_id = (select sec.org())');
  perform pg_temp.allow('application', '{{=p_org}}', 'update', 'organization_id = (select sec.org())', '(status)');
end $$;

-- Who asked and who decided is written from the session, so that nobody signs for another.
create function sec.sign_application() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if tg_op = 'INSERT' then
    if c.kind = 'job' then return new; end if;
    if new.status <> 'pending' or not exists (select from public.assignment a where a.tenant_id = new.tenant_id
        and a.id = new.assignment_id and a.ticket_id = new.ticket_id and a.organization_id = c.organization_id
        and a.path = new.path and a.status = 'in_progress') then
      raise exception 'nothing to apply for' using errcode = '42501';
    end if;
    new.applied_at := sec.now(); new.applied_duty_id := c.duty_id;
    new.applied_person_id := c.person_id; new.applied_name := c.name;
    return new;
  end if;
  if new.status = old.status then return new; end if;
  if old.status <> 'pending' then
    raise exception 'an application is decided once' using errcode = '23514';
  end if;
  case new.status
    when 'withdrawn' then
      if c.organization_id is distinct from new.organization_id then
        raise exception 'not the applicant' using errcode = '42501';
      end if;
    when 'void' then
      -- What makes it moot is another change: the matter has moved on, a red card was issued.
      if pg_trigger_depth() < 2 and c.kind <> 'job' then
        raise exception 'nobody voids an application by hand' using errcode = '42501';
      end if;
    else
      if c.role not in ('street_dispatcher', 'district_dispatcher') then
        raise exception 'not the one who decides' using errcode = '42501';
      end if;
      new.decided_duty_id := c.duty_id; new.decided_person_id := c.person_id; new.decided_name := c.name;
  end case;
  new.decided_at := sec.now();
  return new;
end $$;
create trigger sign_application before insert or update on application
  for each row execute function sec.sign_application();

-- An application lives while the organization handles: when the matter moves on, it is moot.
create function sec.void_applications() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.application a set status = 'void'
  where a.tenant_id = new.tenant_id and a.assignment_id = new.id and a.status = 'pending';
  return null;
end $$;
create trigger void_applications after update of status on assignment for each row
  when (old.status = 'in_progress' and new.status <> 'in_progress') execute function sec.void_applications();

-- What belongs to a ticket lies where the ticket lies.
create function sec.follow_place() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.application a set path = new.path where a.tenant_id = new.tenant_id and a.ticket_id = new.id;
  return null;
end $$;
create trigger follow_place after update of path on ticket for each row
  when (old.path <> new.path) execute function sec.follow_place();

alter function sec.sign_application() owner to {{definer}};
alter function sec.void_applications() owner to {{definer}};
alter function sec.follow_place() owner to {{definer}};
