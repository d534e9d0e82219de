{{helpers}}
-- 五项权利 (DOMAIN §10 row 2.3): what a street has a say in, as the district words it. Five are shipped; a district renames,
-- retires and adds. None of them may be a licence, a registration or a yearly report (§11, P8). A request keeps the words
-- of the day on which it was asked; without words of its own they are the shipped ones.

create table opinion_power (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  retired_at timestamptz(3),
  version int not null default 1,
  changed_at timestamptz(3) not null,
  changed_by text not null,
  constraint opinion_power_pkey primary key (tenant_id, id),
  constraint opinion_power_key check (key ~ '^[a-z0-9-]{1,40}$'),
  constraint opinion_power_name check (char_length(name) between 2 and 20),
  constraint opinion_power_voluntary check (name !~ '许可|登记|注册|年检|年报|备案|审批|执照|资质')
);
create unique index opinion_power_one on opinion_power (tenant_id, key);

select pg_temp.guard_table('opinion_power', false);

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    perform pg_temp.allow('opinion_power', r, 'select', 'tenant_id = (select sec.tenant())');
  end loop;
  r := '{{=p_district}}';
  perform pg_temp.allow('opinion_power', r, 'insert', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('opinion_power', r, 'update', 'tenant_id = (select sec.whole())', '(name, retired_at, version, changed_at, changed_by)');
end $$;

alter table opinion_request
  add column purpose_name text,
  add column reminded_on date,
  drop constraint opinion_request_purpose,
  add constraint opinion_request_purpose check (purpose ~ '^[a-z0-9_-]{1,40}$' and (purpose_name is not null or purpose in
    ('planning', 'affairs', 'staffing', 'decisions', 'funds', 'party_work', 'member_service', 'cooperation'))),
  add constraint opinion_request_purpose_name check (char_length(purpose_name) between 2 and 20);

-- As before, and of a street's request the purpose is one of the district's list as it stands. The worker may note
-- that it has reminded, which is no version: nobody's half-written answer is thrown back by it.
set local role {{definer}};
create or replace function sec.guard_opinion() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); side text; level text; p public.opinion_power;
begin
  side := case
    when c.role in ('street_secretary', 'community_secretary') and new.path = c.lo then 'office'
    when c.role in ('dept_clerk', 'dept_leader', 'liaison') and new.organization_id = c.organization_id then 'organization'
  end;
  if tg_op = 'INSERT' then
    if c.kind <> 'job' and (side is distinct from new.asked_by or new.status <> 'asked') then
      raise exception 'opinion refused' using errcode = '42501';
    end if;
    select a.level into level from public.area a
      join public.organization o on o.tenant_id = a.tenant_id and o.id = new.organization_id and o.valid_to is null
      where a.tenant_id = new.tenant_id and a.id = new.area_id and a.path = new.path and a.valid_to is null
        and (a.level = 'street' and o.kind = 'department' or a.level = 'community' and o.kind = 'unit'
          and exists (select from public.unit_check_in u where u.tenant_id = o.tenant_id and u.organization_id = o.id
            and u.path = a.path and u.status = 'active'));
    if level is null then raise exception 'no side of an opinion' using errcode = '42501'; end if;
    if c.kind <> 'job' then
      select * into p from public.opinion_power x where x.tenant_id = new.tenant_id and x.key = new.purpose;
      if not (case
          when level = 'community' then new.purpose in ('party_work', 'member_service', 'cooperation') and new.purpose_name is null
          when p.key is null then new.purpose in ('planning', 'affairs', 'staffing', 'decisions', 'funds') and new.purpose_name is null
          else p.retired_at is null and new.purpose_name is not distinct from p.name end) then
        raise exception 'no purpose of an opinion' using errcode = '42501';
      end if;
    end if;
    return new;
  end if;
  if c.kind = 'job' and old.status = 'asked' and old.reminded_on is null
      and to_jsonb(new) - 'reminded_on' = to_jsonb(old) - 'reminded_on' then
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
set local role {{owner}};
