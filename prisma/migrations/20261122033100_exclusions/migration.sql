{{helpers}}
-- Exclusions from the figures (DOMAIN §2.11, §2.13, 11): somebody with the right asks, with a reason code and words;
-- somebody else, of the district, decides. What is not counted stays in every list, with its reason and its number
-- beside the figure, and counts again as soon as the exclusion is lifted. After the figures of a month are published
-- nothing is taken out of them any more: what is granted then is a correction, which stands beside them.

create table figure_month (
  tenant_id uuid not null,
  id uuid not null,
  first_day date not null,
  published_at timestamptz(3) not null,
  published_by text not null,
  published_duty_id uuid not null,
  constraint figure_month_pkey primary key (tenant_id, id),
  constraint figure_month_first check (extract(day from first_day) = 1),
  foreign key (tenant_id, published_duty_id) references duty (tenant_id, id)
);
create unique index figure_month_of on figure_month (tenant_id, first_day);

create table exclusion (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  ticket_id uuid not null,
  reason_code text not null,
  reason text not null,
  status text not null default 'asked',
  asked_at timestamptz(3) not null,
  asked_by text not null,
  asked_duty_id uuid not null,
  asked_person_id uuid not null,
  decision text,
  decided_at timestamptz(3),
  decided_by text,
  decided_person_id uuid,
  lift_reason text,
  lifted_at timestamptz(3),
  lifted_by text,
  version int not null default 1,
  constraint exclusion_pkey primary key (tenant_id, id),
  constraint exclusion_reason_code check (reason_code in ('untrue', 'not_ours', 'unreachable', 'against_law')),
  constraint exclusion_status check (status in ('asked', 'excluded', 'corrected', 'refused', 'lifted')),
  constraint exclusion_reason check (char_length(reason) between 1 and 500),
  constraint exclusion_decision check (char_length(decision) <= 500),
  constraint exclusion_lift_reason check (char_length(lift_reason) <= 500),
  constraint exclusion_decided check ((status = 'asked') = (decided_at is null) and (decided_at is null) = (decision is null)),
  constraint exclusion_by_another check (decided_person_id is null or decided_person_id <> asked_person_id),
  constraint exclusion_lifted check ((status = 'lifted') = (lifted_at is not null)),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, asked_duty_id) references duty (tenant_id, id)
);
create unique index exclusion_one on exclusion (tenant_id, ticket_id) where status in ('asked', 'excluded', 'corrected');
create index exclusion_of_ticket on exclusion (tenant_id, ticket_id, asked_at);
create index exclusion_path on exclusion (tenant_id, path, asked_at);

select pg_temp.guard_table('figure_month', false);
select pg_temp.guard_table('exclusion', false);
select pg_temp.allow('figure_month', '{{=p_area}}', 'select', 'tenant_id = (select sec.tenant())');
select pg_temp.allow('figure_month', '{{=p_district}}', 'select', 'tenant_id = (select sec.tenant())');
select pg_temp.allow('figure_month', '{{=p_org}}', 'select', 'tenant_id = (select sec.tenant())');
select pg_temp.allow('figure_month', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');
select pg_temp.allow('exclusion', '{{=p_area}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
select pg_temp.allow('exclusion', '{{=p_district}}', 'select', 'tenant_id = (select sec.whole())');
select pg_temp.allow('exclusion', '{{=p_area}}', 'insert', 'path >= (select sec.lo()) and path < (select sec.hi())');
select pg_temp.allow('exclusion', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');
select pg_temp.allow('exclusion', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())',
  '(status, decision, decided_at, decided_by, decided_person_id, lift_reason, lifted_at, lifted_by, version)');

-- How a matter stands to the figures, kept by the exclusion in force, so that a roll-up and a list ask one column.
alter table ticket add column figure_mark text constraint ticket_figure_mark check (figure_mark in ('excluded', 'corrected'));

-- Are the figures published in which this matter's due time counts?
create function sec.figures_published(p_ticket uuid) returns boolean language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return exists (select from public.ticket t join sec.tenant z on z.id = t.tenant_id
    join public.figure_month m on m.tenant_id = t.tenant_id
      and m.first_day = date_trunc('month', t.due_at at time zone z.time_zone)::date
    where t.tenant_id = c.tenant_id and t.id = p_ticket);
end $$;

-- Signed by the database: who asks, who decides, and what a granted exclusion is at this moment.
create function sec.sign_exclusion() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' then return new; end if;
  if tg_op = 'INSERT' then
    if c.role not in ('street_dispatcher', 'street_secretary', 'district_dispatcher') then
      raise exception 'exclusion refused' using errcode = '42501';
    end if;
    select t.path into new.path from public.ticket t where t.tenant_id = c.tenant_id and t.id = new.ticket_id;
    new.status := 'asked'; new.asked_at := sec.now(); new.asked_by := c.name;
    new.asked_duty_id := c.duty_id; new.asked_person_id := c.person_id;
    return new;
  end if;
  -- A matter that moves takes its exclusions along (sec.move_exclusions).
  if new.status = old.status then return new; end if;
  if c.role not in ('district_dispatcher', 'district_org') or new.version <> old.version + 1 then
    raise exception 'exclusion refused' using errcode = '42501';
  end if;
  if old.status = 'asked' and new.status in ('excluded', 'refused') then
    if old.asked_person_id = c.person_id then
      raise exception 'nobody decides on what he has asked' using errcode = '42501';
    end if;
    if new.status = 'excluded' and sec.figures_published(new.ticket_id) then new.status := 'corrected'; end if;
    new.decided_at := sec.now(); new.decided_by := c.name; new.decided_person_id := c.person_id;
  elsif old.status in ('excluded', 'corrected') and new.status = 'lifted' then
    -- What was published was published with it.
    if old.status = 'excluded' and sec.figures_published(new.ticket_id) then
      raise exception 'figures are published' using errcode = '42501';
    end if;
    new.lifted_at := sec.now(); new.lifted_by := c.name;
  else
    raise exception 'exclusion cannot become that' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger sign_exclusion before insert or update on exclusion for each row execute function sec.sign_exclusion();

create function sec.mark_excluded() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.ticket t set
    figure_mark = case when new.status in ('excluded', 'corrected') then new.status end, version = t.version + 1
  where t.tenant_id = new.tenant_id and t.id = new.ticket_id
    and t.figure_mark is distinct from case when new.status in ('excluded', 'corrected') then new.status end;
  return null;
end $$;
create trigger mark_excluded after update of status on exclusion for each row execute function sec.mark_excluded();

create function sec.move_exclusions() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.exclusion x set path = new.path where x.tenant_id = new.tenant_id and x.ticket_id = new.id;
  return null;
end $$;
create trigger move_exclusions after update of path on ticket for each row
  when (new.path is distinct from old.path) execute function sec.move_exclusions();

-- A month that is over, by somebody who answers for the district.
create function sec.sign_figure_month() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); zone text;
begin
  if c.kind = 'job' then return new; end if;
  select z.time_zone into zone from sec.tenant z where z.id = c.tenant_id;
  if c.role not in ('district_dispatcher', 'district_org')
     or new.first_day + interval '1 month' > sec.now() at time zone zone then
    raise exception 'month refused' using errcode = '42501';
  end if;
  new.published_at := sec.now(); new.published_by := c.name; new.published_duty_id := c.duty_id;
  return new;
end $$;
create trigger sign_figure_month before insert on figure_month for each row execute function sec.sign_figure_month();

alter function sec.figures_published(uuid) owner to {{definer}};
alter function sec.sign_exclusion() owner to {{definer}};
alter function sec.mark_excluded() owner to {{definer}};
alter function sec.move_exclusions() owner to {{definer}};
alter function sec.sign_figure_month() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.figures_published(uuid) to {{p_area}}, {{p_district}}, {{definer}};
set local role {{owner}};

-- As before; an excluded matter is left out of every rate, and counted as left out on the day it is due.
create or replace function sec.measures(t public.ticket, zone text) returns table (path text, day date, measure text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  with at_place as (
    select array_to_string((string_to_array(t.path, '.'))[1:least(4, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as grid,
           array_to_string((string_to_array(t.path, '.'))[1:least(3, array_length(string_to_array(t.path, '.'), 1) - 1)], '.') || '.' as community,
           t.figure_mark is distinct from 'excluded' as counts
  )
  select grid, date '1970-01-01', 'open' from at_place
    where t.status not in ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')
  union all select community, (t.registered_at at time zone zone)::date, 'registered' from at_place
  union all select community, (t.registered_at at time zone zone)::date, 'answered' from at_place where t.status = 'answered'
  union all select community, (t.closed_at at time zone zone)::date, 'closed' from at_place where t.status = 'closed'
  union all select community, (t.due_at at time zone zone)::date, 'excluded' from at_place
    where t.due_at is not null and t.figure_mark = 'excluded'
  union all select community, (t.due_at at time zone zone)::date, 'corrected' from at_place
    where t.due_at is not null and t.figure_mark = 'corrected'
  union all select community, (t.due_at at time zone zone)::date, 'due' from at_place
    where counts and t.due_at is not null and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.due_at at time zone zone)::date, 'due_on_time' from at_place
    where counts and t.resolved_at <= t.due_at and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.due_at at time zone zone)::date, 'contact_on_time' from at_place
    where counts and t.due_at is not null and t.first_contact_at <= t.first_contact_by
      and t.status not in ('withdrawn', 'terminated', 'rejected', 'answered', 'deferred')
  union all select community, (t.rated_at at time zone zone)::date, m from at_place, lateral (values
      ('rated', true), ('solved', t.rated_solved = 'yes'),
      ('satisfied', t.rated_satisfied = 'yes'), ('basically', t.rated_satisfied = 'basically')) v (m, holds)
    where counts and t.rated_at is not null and holds
$$;
-- Whoever makes a trigger must be allowed to call its function.
set local role {{definer}};
grant execute on function sec.keep_tally() to {{owner}};
set local role {{owner}};
drop trigger keep_tally on ticket;
create trigger keep_tally after update of path, status, registered_at, closed_at, due_at, resolved_at,
  first_contact_at, first_contact_by, rated_at, rated_solved, rated_satisfied, figure_mark on ticket
  for each row execute function sec.keep_tally();

-- As before; parts besides, and which of its orders are not counted and why.
set local role {{definer}};
drop function sec.own_order_facts(timestamptz, timestamptz);
create function sec.own_order_facts(p_from timestamptz, p_to timestamptz)
returns table (id uuid, rated_solved text, rated_satisfied text, figure_mark text, reason_code text, charged boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); at_now timestamptz := sec.now();
begin
  if c.organization_id is null then raise exception 'no unit' using errcode = '42501'; end if;
  return query
    select a.id, case when t.lead_assignment_id = a.id then t.rated_solved end,
      case when t.lead_assignment_id = a.id then t.rated_satisfied end, t.figure_mark,
      (select x.reason_code from public.exclusion x where x.tenant_id = t.tenant_id and x.ticket_id = t.id
        and x.status in ('excluded', 'corrected')),
      coalesce(coalesce(a.submitted_at, at_now) - a.due_at <= l.late, false)
    from public.assignment a
    join public.ticket t on t.tenant_id = a.tenant_id and t.id = a.ticket_id
    left join lateral (select max(coalesce(p.submitted_at, at_now) - p.due_at) as late from public.assignment p
      where p.tenant_id = a.tenant_id and p.lead_assignment_id = a.id
        and coalesce(a.submitted_at, at_now) > a.due_at and coalesce(p.submitted_at, at_now) > p.due_at
        and p.status not in ('returned', 'recalled', 'waived', 'terminated', 'withdrawn')) l on true
    where a.tenant_id = c.tenant_id and a.organization_id = c.organization_id
      and a.due_at >= p_from and a.due_at < p_to;
end $$;
grant execute on function sec.own_order_facts(timestamptz, timestamptz) to {{p_org}};
set local role {{owner}};
