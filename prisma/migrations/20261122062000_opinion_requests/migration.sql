{{helpers}}
-- 征求意见 (DOMAIN §5.5, §10 rows 2.3, 4.32, 5.1): an office asks an organization for an opinion, or the other way
-- round. Of every request one side is the office of a place (a street, a community) and the other one organization (a
-- department, a reported unit): the two of them write it, and who is above the place reads it. It is about organizations
-- and what they do, never about a person, and the purposes are a closed list without any licence or registration (§11, P8).

create table opinion_request (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  area_name text not null,
  organization_id uuid not null,
  organization_name text not null,
  asked_by text not null,
  purpose text not null,
  title text not null,
  matter text not null,
  due_on date not null,
  asked_at timestamptz(3) not null,
  asked_name text not null,
  status text not null default 'asked',
  answer text,
  answered_on date,
  answered_at timestamptz(3),
  answered_name text,
  reply text,
  replied_at timestamptz(3),
  replied_name text,
  outcome text,
  closed_at timestamptz(3),
  closed_name text,
  version int not null default 1,
  constraint opinion_request_pkey primary key (tenant_id, id),
  constraint opinion_request_asked_by check (asked_by in ('office', 'organization')),
  constraint opinion_request_purpose check (purpose in
    ('planning', 'affairs', 'staffing', 'decisions', 'funds', 'party_work', 'member_service', 'cooperation')),
  constraint opinion_request_title check (char_length(title) between 2 and 60),
  constraint opinion_request_matter check (char_length(matter) between 5 and 1000),
  constraint opinion_request_status check (status in ('asked', 'answered', 'closed')),
  constraint opinion_request_answer check ((answer is null) = (answered_at is null) and (answer is null) = (answered_name is null)
    and (answer is null) = (answered_on is null) and char_length(answer) between 2 and 1000),
  constraint opinion_request_reply check ((reply is null) = (replied_at is null) and (reply is null) = (replied_name is null)
    and (reply is null or answer is not null) and char_length(reply) between 2 and 1000),
  constraint opinion_request_outcome check ((status = 'closed') = (outcome is not null) and (outcome is null) = (closed_at is null)
    and (outcome is null) = (closed_name is null) and char_length(outcome) between 2 and 500),
  constraint opinion_request_open check (status <> 'asked' or answer is null),
  constraint opinion_request_answered check (status <> 'answered' or answer is not null),
  foreign key (tenant_id, area_id) references area (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index opinion_request_path on opinion_request (tenant_id, path, asked_at desc, id desc);
create index opinion_request_organization on opinion_request (tenant_id, organization_id, asked_at desc, id desc);
create index opinion_request_open_due on opinion_request (tenant_id, due_on) where status <> 'closed';

select pg_temp.guard_table('opinion_request');

do $$
declare
  r text; mine text;
  here constant text := 'path = (select sec.lo())';
  whole constant text := 'tenant_id = (select sec.whole())';
  addressed constant text := 'organization_id = (select sec.org())';
  written constant text := '(status, answer, answered_on, answered_at, answered_name, reply, replied_at, replied_name, '
    'outcome, closed_at, closed_name, version)';
begin
  perform pg_temp.allow('opinion_request', '{{=p_area}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
  perform pg_temp.allow('opinion_request', '{{=p_area}}', 'insert', here);
  perform pg_temp.allow('opinion_request', '{{=p_area}}', 'update', here, written);
  perform pg_temp.allow('opinion_request', '{{=p_district}}', 'select', whole);
  foreach r in array array['{{=p_org}}', '{{=p_unit}}'] loop
    perform pg_temp.allow('opinion_request', r, 'select', addressed);
    perform pg_temp.allow('opinion_request', r, 'insert', addressed);
    perform pg_temp.allow('opinion_request', r, 'update', addressed, written);
  end loop;
end $$;

-- The last line: each side writes its own part and once; what was asked and what was said stays as it was. A street and
-- a department ask each other, a community and a unit that has reported there.
create function sec.guard_opinion() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); side text;
begin
  side := case
    when c.role in ('street_secretary', 'community_secretary') and new.path = c.lo then 'office'
    when c.role in ('dept_clerk', 'dept_leader', 'liaison') and new.organization_id = c.organization_id then 'organization'
  end;
  if tg_op = 'INSERT' then
    if c.kind <> 'job' and (side is distinct from new.asked_by or new.status <> 'asked') then
      raise exception 'opinion refused' using errcode = '42501';
    end if;
    if not exists (select from public.area a
        join public.organization o on o.tenant_id = a.tenant_id and o.id = new.organization_id and o.valid_to is null
        where a.tenant_id = new.tenant_id and a.id = new.area_id and a.path = new.path and a.valid_to is null
          and (a.level = 'street' and o.kind = 'department' or a.level = 'community' and o.kind = 'unit'
            and exists (select from public.unit_check_in u where u.tenant_id = o.tenant_id and u.organization_id = o.id
              and u.path = a.path and u.status = 'active'))) then
      raise exception 'no side of an opinion' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if old.status = 'closed' or (c.kind <> 'job' and side is null) then
    raise exception 'opinion refused' using errcode = '42501';
  end if;
  -- Whoever was asked answers, once; whoever asked replies, once, and says what follows.
  if (old.answer is not null and (new.answer, new.answered_on, new.answered_at) is distinct from (old.answer, old.answered_on, old.answered_at))
    or (old.reply is not null and new.reply is distinct from old.reply)
    or (new.answer is distinct from old.answer and (side = old.asked_by or new.status <> 'answered'))
    or (c.kind <> 'job' and side <> old.asked_by
      and (new.reply is distinct from old.reply or new.outcome is distinct from old.outcome or new.status = 'closed')) then
    raise exception 'what was said stays' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_opinion before insert on opinion_request for each row execute function sec.guard_opinion();
create trigger guard_opinion_change before update on opinion_request for each row when (new.path = old.path)
  execute function sec.guard_opinion();
alter function sec.guard_opinion() owner to {{definer}};
