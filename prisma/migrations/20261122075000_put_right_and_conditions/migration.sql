-- 更正: the leader of a department puts an answer right, once, while whoever asked has neither replied nor ended it; what
-- it said before stays. And of the names of powers only those are refused that make something a condition of a licence
-- or a registration (DOMAIN §11, P8): ordinary names of what an office does may name them.

alter table opinion_request
  add column answer_before text,
  add column corrected_at timestamptz(3),
  add column corrected_name text,
  add constraint opinion_request_corrected check ((answer_before is null) = (corrected_at is null)
    and (answer_before is null) = (corrected_name is null) and (answer_before is null or answer is not null));
grant update (answer_before, corrected_at, corrected_name) on opinion_request to {{p_org}};

alter table opinion_power
  drop constraint opinion_power_voluntary,
  add constraint opinion_power_voluntary check (name !~ '(许可|登记|注册|年检|年报|备案|审批|执照|资质)[^。；！？]{0,12}(前置|前提|条件|挂钩|门槛|依据|一票否决|才给|才能|才可|方可|不予|不给|不办|把关)|(前置|前提|条件|挂钩|门槛|依据|一票否决|才给|才能|才可|方可|不予|不给|不办|把关)[^。；！？]{0,12}(许可|登记|注册|年检|年报|备案|审批|执照|资质)');

set local role {{definer}};
create or replace function sec.guard_opinion() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); side text; level text; p public.opinion_power; corrected boolean;
begin
  side := case
    when c.role in ('street_secretary', 'community_secretary') and new.path = c.lo then 'office'
    when c.role in ('dept_clerk', 'dept_leader', 'liaison') and new.organization_id = c.organization_id then 'organization'
  end;
  if tg_op = 'INSERT' then
    if c.kind <> 'job' and (side is distinct from new.asked_by or new.status <> 'asked' or new.answer_before is not null) then
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
  -- For an organization that was deregistered nobody says anything more; what it has asked may still end.
  if side = 'organization' and (new.answer, new.reply) is distinct from (old.answer, old.reply)
    and not exists (select from public.organization g where g.tenant_id = new.tenant_id and g.id = new.organization_id
      and g.valid_to is null) then
    raise exception 'organization is closed' using errcode = '42501';
  end if;
  -- 更正: once, by the leader of the department that was asked, while whoever asked has said nothing to it; what it said
  -- before stands beside it, and the day of the answer stays.
  corrected := (new.answer_before, new.corrected_at, new.corrected_name) is distinct from (old.answer_before, old.corrected_at, old.corrected_name);
  if corrected and not coalesce(c.role = 'dept_leader' and side = 'organization' and old.asked_by = 'office' and old.status = 'answered'
      and new.status = 'answered' and old.reply is null and old.answer_before is null and new.answer_before = old.answer
      and (new.answered_on, new.answered_at, new.answered_name) is not distinct from (old.answered_on, old.answered_at, old.answered_name),
      false) then
    raise exception 'what was said stays' using errcode = '42501';
  end if;
  -- Whoever was asked answers, once; whoever asked replies, once, and says what follows.
  if (old.answer is not null and not corrected and (new.answer, new.answered_on, new.answered_at) is distinct from (old.answer, old.answered_on, old.answered_at))
    or (old.reply is not null and new.reply is distinct from old.reply)
    or (new.answer is distinct from old.answer and (side = old.asked_by or new.status <> 'answered'))
    or (c.kind <> 'job' and side <> old.asked_by
      and (new.reply is distinct from old.reply or new.outcome is distinct from old.outcome or new.status = 'closed')) then
    raise exception 'what was said stays' using errcode = '42501';
  end if;
  return new;
end $$;
set local role {{owner}};
