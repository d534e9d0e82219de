{{helpers}}
-- A step lies where its project does and is one of its parties'; nobody ends what two others are about to agree on; a
-- booking that was used is not given back any more.
set local role {{definer}};
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
    elsif (to_jsonb(old) ->> 'done_on') is not null then
      raise exception 'what is done is done' using errcode = '42501';
    end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if tg_table_name in ('co_party', 'co_step') then
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

create or replace function sec.guard_co_edit() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' or pg_trigger_depth() > 1 then return new; end if;
  if tg_table_name = 'co_need' then
    if (new.title, new.detail, new.amount_fen, new.wanted_from, new.wanted_until, new.priority)
        is distinct from (old.title, old.detail, old.amount_fen, old.wanted_from, old.wanted_until, old.priority)
       and (old.status <> 'open' or new.status <> 'open') then
      raise exception 'need refused' using errcode = '42501';
    end if;
  elsif tg_table_name = 'co_resource' then
    if (new.title, new.detail, new.amount_fen, new.available, new.capacity, new.contact, new.bookable)
        is distinct from (old.title, old.detail, old.amount_fen, old.available, old.capacity, old.contact, old.bookable)
       and (old.status <> 'offered' or new.status <> 'offered' or old.bookable and not new.bookable) then
      raise exception 'resource refused' using errcode = '42501';
    end if;
  else
    if (new.title, new.goal, new.tags, new.ends_on) is distinct from (old.title, old.goal, old.tags, old.ends_on) then
      if new.status <> old.status or old.status not in ('proposed', 'confirmed', 'running') then
        raise exception 'project refused' using errcode = '42501';
      end if;
      -- While it waits: by who proposed it, before anybody else has said something.
      if old.status = 'proposed' and (exists (select from public.co_party q where q.tenant_id = old.tenant_id
            and q.project_id = old.id and q.organization_id <> old.proposer_id and q.confirmed_at is not null)
          or not exists (select from public.organization o where o.tenant_id = old.tenant_id and o.id = old.proposer_id
            and case c.role when 'liaison' then o.id = c.organization_id else o.kind = 'office' and o.area_id = c.area_id end)) then
        raise exception 'project refused' using errcode = '42501';
      end if;
    end if;
    -- A proposal is taken back by who made it; once its first day is here without everybody's word, also by its place.
    if c.role <> 'liaison' and old.status = 'proposed' and new.status = 'ended' and old.starts_on > sec.today()
       and not exists (select from public.organization o where o.tenant_id = old.tenant_id and o.id = old.proposer_id
         and o.kind = 'office' and o.area_id = c.area_id) then
      raise exception 'project refused' using errcode = '42501';
    end if;
    -- A unit changes or takes back its own proposal and nothing that stands.
    if c.role = 'liaison' and (old.status <> 'proposed' or new.status not in ('proposed', 'ended')) then
      raise exception 'project refused' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;

-- Gives a place back; who waits first moves up, here and (`elsewhere`) where the one who is free now has waited. After
-- the limit only staff may, and whoever took the place at a time that has been changed since.
create or replace function sec.release_claim(p_claim uuid) returns table (answer text, moved_up uuid[], elsewhere uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); k public.claim; s public.slot; locked uuid[];
begin
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim;
  locked := sec.lock_places(array[k.slot_id], array[k.member_id]);
  select * into s from public.slot x where x.tenant_id = c.tenant_id and x.id = k.slot_id;
  select * into k from public.claim x where x.tenant_id = c.tenant_id and x.id = p_claim and x.status in ('held', 'waiting');
  if k.id is null or not sec.claims_for(s, k.member_id, k.organization_id) then
    return query select 'missing', '{}'::uuid[], '{}'::uuid[]; return;
  end if;
  if c.kind = 'phone' and k.status = 'held' and coalesce(s.cancel_until, s.starts_at) <= sec.now()
     and not coalesce(s.moved_at > k.held_at and s.starts_at > sec.now(), false) then
    return query select 'late', '{}'::uuid[], '{}'::uuid[]; return;
  end if;
  -- What was used stays on record.
  if k.status = 'held' and s.kind = 'resource' and s.ends_at <= sec.now() then
    return query select 'late', '{}'::uuid[], '{}'::uuid[]; return;
  end if;
  update public.claim x set status = 'cancelled', ended_at = sec.now(), wants_slot_id = null
  where x.tenant_id = c.tenant_id and x.id = p_claim;
  update public.slot x set held = x.held - (k.status = 'held')::int, waiting = x.waiting - (k.status = 'waiting')::int
  where x.tenant_id = c.tenant_id and x.id = s.id;
  return query select 'done', array(select sec.move_up(s.id)),
    array(select sec.move_up(x) from unnest(locked) x where x <> s.id);
end $$;
set local role {{owner}};
