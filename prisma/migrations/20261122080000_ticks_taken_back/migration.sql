{{helpers}}
-- What was ticked off or marked as done by mistake is taken back with a reason: a tick until its agreement is reviewed or
-- ended, a step until its project is over. What stood there before stays readable, and the same record may tick again.

alter table co_fulfilment
  add column version int not null default 1,
  add column taken_back_at timestamptz(3),
  add column taken_back_by text,
  add column taken_back_reason text,
  add constraint co_fulfilment_taken_back check ((taken_back_at is null) = (taken_back_by is null)
    and (taken_back_at is null) = (taken_back_reason is null) and char_length(taken_back_reason) between 2 and 200);
drop index co_fulfilment_once;
create unique index co_fulfilment_once on co_fulfilment (tenant_id, commitment_id, record_id) where taken_back_at is null;
create index co_fulfilment_of on co_fulfilment (tenant_id, commitment_id, record_on);
create index co_fulfilment_by on co_fulfilment (tenant_id, record_id);

alter table co_change add column reason text;
alter table co_change add constraint co_change_reason check (char_length(reason) between 2 and 200);

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    perform pg_temp.allow('co_fulfilment', r, 'update', 'path = (select sec.lo())',
      '(taken_back_at, taken_back_by, taken_back_reason, version)');
  end loop;
end $$;

-- Taken back once, by its place, while the agreement stands and nobody has reviewed it.
create function sec.guard_untick() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); state text;
begin
  if new.version <> old.version + 1 then raise exception 'version must move by one' using errcode = '40001'; end if;
  if old.taken_back_at is not null or new.taken_back_at is null
     or to_jsonb(new) - array['taken_back_at', 'taken_back_by', 'taken_back_reason', 'version']
       <> to_jsonb(old) - array['taken_back_at', 'taken_back_by', 'taken_back_reason', 'version'] then
    raise exception 'fulfilment refused' using errcode = '42501';
  end if;
  -- A record that is taken back itself: sec.require_undo_trace().
  if c.kind = 'job' or pg_trigger_depth() > 1 then return new; end if;
  select a.status into state from public.co_commitment k join public.co_agreement a on a.tenant_id = k.tenant_id and a.id = k.agreement_id
  where k.tenant_id = new.tenant_id and k.id = new.commitment_id for share of a;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') or state is distinct from 'confirmed' then
    raise exception 'fulfilment refused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_co_fulfilment_change before update on co_fulfilment for each row when (new.path = old.path)
  execute function sec.guard_untick();
alter function sec.guard_untick() owner to {{definer}};

-- A step is not taken back without its trace; what it has ticked off is open again where nobody has reviewed it yet.
create function sec.require_undo_trace() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare on_ timestamptz; who text; why text;
begin
  select x.at, x.by, x.reason into on_, who, why from public.co_change x where x.tenant_id = new.tenant_id and x.subject_id = new.project_id
    and x.reason is not null and x.xmin = pg_current_xact_id()::xid limit 1;
  if not found then raise exception 'a step is taken back with its trace' using errcode = '23514'; end if;
  update public.co_fulfilment f set taken_back_at = on_, taken_back_by = who, taken_back_reason = why,
    version = f.version + 1
  from public.co_commitment k join public.co_agreement a on a.tenant_id = k.tenant_id and a.id = k.agreement_id
  where f.tenant_id = new.tenant_id and f.record_id = new.id and f.record_kind = 'step' and f.taken_back_at is null
    and k.tenant_id = f.tenant_id and k.id = f.commitment_id and a.status = 'confirmed';
  return null;
end $$;
create constraint trigger require_undo_trace after update on co_step
  deferrable initially deferred for each row when (old.done_on is not null and new.done_on is null)
  execute function sec.require_undo_trace();
alter function sec.require_undo_trace() owner to {{definer}};

set local role {{definer}};
create or replace function sec.guard_co_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); now_ constant xid := pg_current_xact_id()::xid;
begin
  if c.kind = 'job' then return new; end if;
  -- Why a step is not done after all stands with its project.
  if new.reason is not null and exists (select from public.co_step x join public.co_project p on p.tenant_id = x.tenant_id
      and p.id = x.project_id where x.tenant_id = new.tenant_id and x.project_id = new.subject_id and p.path = new.path
      and x.done_on is null and x.xmin = now_) then
    return new;
  end if;
  if new.reason is not null or not exists (
      select from public.co_need x where x.tenant_id = new.tenant_id and x.id = new.subject_id and x.path = new.path and x.xmin = now_
      union all select from public.co_resource x where x.tenant_id = new.tenant_id and x.id = new.subject_id and x.path = new.path and x.xmin = now_
      union all select from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.subject_id and x.path = new.path and x.xmin = now_) then
    raise exception 'no such change' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function sec.guard_co_building() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); p public.co_project; step text;
begin
  if c.kind <> 'job' and c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'co-building refused' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    -- The question that a party is asked moves with the words: sec.ask_parties_anew().
    if tg_table_name = 'co_party' and pg_trigger_depth() > 1 and to_jsonb(new) - 'version' = to_jsonb(old) - 'version' then
      return new;
    end if;
    if (to_jsonb(new) ->> 'version')::int <> (to_jsonb(old) ->> 'version')::int + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    -- What it says may be put right where it stands: sec.guard_co_edit().
    if to_jsonb(new) ? 'status' and (to_jsonb(new) ->> 'status') = (to_jsonb(old) ->> 'status') then
      null;
    elsif to_jsonb(new) ? 'status' then
      step := (to_jsonb(old) ->> 'status') || '>' || (to_jsonb(new) ->> 'status');
      -- What follows from a project or from the word of its parties is written by their triggers alone.
      if step in ('open>claimed', 'claimed>open', 'claimed>met', 'offered>claimed', 'claimed>offered', 'claimed>used',
          'offered>used', 'used>offered', 'proposed>confirmed', 'proposed>declined') then
        if pg_trigger_depth() < 2 then
          raise exception 'no way %', step using errcode = '42501';
        end if;
      elsif step not in ('open>withdrawn', 'offered>withdrawn', 'proposed>ended', 'confirmed>running', 'confirmed>ended',
          'running>finished', 'running>ended') then
        raise exception 'no way %', step using errcode = '42501';
      end if;
    elsif tg_table_name = 'co_party' then
      if (to_jsonb(old) ->> 'confirmed_at') is not null or (to_jsonb(old) ->> 'declined_at') is not null then
        raise exception 'what is said is said' using errcode = '42501';
      end if;
    elsif (to_jsonb(old) ->> 'dropped_at') is not null or (to_jsonb(old) ->> 'done_on') is not null
        -- What was marked as done by mistake is taken back, and nothing else of it changes: sec.require_undo_trace().
        and ((to_jsonb(new) ->> 'done_on') is not null or to_jsonb(new) - array['done_on', 'done_text', 'done_by', 'version']
          <> to_jsonb(old) - array['done_on', 'done_text', 'done_by', 'version']) then
      raise exception 'what is done is done' using errcode = '42501';
    end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if tg_table_name in ('co_party', 'co_step') then
    if tg_table_name = 'co_step' then
      -- Who finishes it at the same moment comes before or after.
      perform from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.project_id for share;
    end if;
    select * into p from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.project_id;
    if tg_table_name = 'co_step' then
      if p.status not in ('proposed', 'confirmed', 'running') or p.path <> new.path or not exists (select from public.co_party q
          where q.tenant_id = new.tenant_id and q.project_id = new.project_id and q.organization_id = new.organization_id) then
        raise exception 'step refused' using errcode = '42501';
      end if;
    elsif tg_op = 'INSERT' then
      -- Together with its project alone; and who proposes speaks for nobody else.
      if p.status is distinct from 'proposed'
         or not exists (select from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.project_id
           and x.xmin = pg_current_xact_id()::xid)
         or not (case c.role when 'liaison' then p.proposer_id = c.organization_id else p.path = c.lo end)
         or (new.confirmed_at is not null) <> (new.organization_id = p.proposer_id) then
        raise exception 'party refused' using errcode = '42501';
      end if;
    -- A secretary speaks for the own office, a liaison officer for the own unit: nobody for the other side.
    elsif p.status <> 'proposed' or c.role <> 'liaison' and not exists (select from public.organization o
        where o.tenant_id = new.tenant_id and o.id = new.organization_id and o.kind = 'office')
      or not exists (select from public.organization o where o.tenant_id = new.tenant_id and o.id = new.organization_id
        and o.valid_to is null) then
      raise exception 'party refused' using errcode = '42501';
    end if;
  elsif tg_table_name = 'co_project' and tg_op = 'INSERT' then
    -- A unit's proposal lies where the need is.
    if new.status <> 'proposed' or c.role = 'liaison' and not exists (select from public.co_need n
        where n.tenant_id = new.tenant_id and n.id = new.need_id and n.path = new.path) then
      raise exception 'project refused' using errcode = '42501';
    end if;
  elsif tg_op = 'INSERT' and (to_jsonb(new) ->> 'status') not in ('open', 'offered') then
    raise exception 'entry refused' using errcode = '42501';
  end if;
  return new;
end $$;
set local role {{owner}};
