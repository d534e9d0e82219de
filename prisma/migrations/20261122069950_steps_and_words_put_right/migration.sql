{{helpers}}
-- A step that was planned wrongly is put right or dropped while it is not done, a commitment while nobody has given a
-- word; and the place takes its word back before a unit has given one.
alter table co_step add column dropped_at timestamptz(3);
alter table co_step add constraint co_step_dropped check (dropped_at is null or done_on is null);
do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    execute format('grant update (text, organization_id, organization_name, due_on, dropped_at) on co_step to %I', r);
    execute format('grant update (text, organization_id, organization_name, due_on, rhythm) on co_commitment to %I', r);
  end loop;
end $$;

-- Who was asked before reads again what is asked then.
create function sec.ask_signers_anew() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  update public.co_signer s set version = s.version + 1
  where s.tenant_id = new.tenant_id and s.agreement_id = new.agreement_id and s.id <> new.id;
  return null;
end $$;
create trigger ask_signers_anew after update on co_signer for each row
  when (new.is_office and old.confirmed_at is not null and new.confirmed_at is null and pg_trigger_depth() = 0)
  execute function sec.ask_signers_anew();
alter function sec.ask_signers_anew() owner to {{definer}};

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
    elsif (to_jsonb(old) ->> 'done_on') is not null or (to_jsonb(old) ->> 'dropped_at') is not null then
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

create or replace function sec.guard_co_signer() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a public.co_agreement; open boolean;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then raise exception 'version must move by one' using errcode = '40001'; end if;
    -- A unit that asks for changes takes back everybody's word.
    if pg_trigger_depth() >= 2 and new.confirmed_at is null then return new; end if;
  end if;
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'signer refused' using errcode = '42501';
  end if;
  select * into a from public.co_agreement x where x.tenant_id = new.tenant_id and x.id = new.agreement_id for update;
  open := exists (select from public.organization o where o.tenant_id = new.tenant_id and o.id = new.organization_id
    and o.valid_to is null and case when new.is_office then o.kind = 'office' and o.area_id = a.area_id else o.kind = 'unit' end);
  if a.status is distinct from 'draft' or not open then raise exception 'signer refused' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.returned_at is not null or new.path <> a.path or new.unit_ids <> a.unit_ids
       or not new.is_office and new.organization_id <> all (a.unit_ids) then
      raise exception 'signer refused' using errcode = '42501';
    end if;
  elsif old.confirmed_at is not null and new.confirmed_at is null and new.is_office and c.role <> 'liaison' and not exists (
      select from public.co_signer s where s.tenant_id = new.tenant_id and s.agreement_id = new.agreement_id and not s.is_office
        and s.confirmed_at is not null) then
    -- The place takes its word back before a unit has given one.
    return new;
  elsif old.confirmed_at is not null or (c.role = 'liaison') = new.is_office
     or new.confirmed_at is null and new.is_office
     or not exists (select from public.co_commitment k where k.tenant_id = new.tenant_id and k.agreement_id = new.agreement_id
       and k.dropped_at is null)
     or not new.is_office and not exists (select from public.co_signer s where s.tenant_id = new.tenant_id
       and s.agreement_id = new.agreement_id and s.is_office and s.confirmed_at is not null) then
    raise exception 'signer refused' using errcode = '42501';
  end if;
  return new;
end $$;
set local role {{owner}};
