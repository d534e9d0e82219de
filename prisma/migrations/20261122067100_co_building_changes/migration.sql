{{helpers}}
-- What is entered may be put right by who keeps it while nobody has taken it up; what it said before stays readable. A
-- proposal is changed or taken back by who made it, a project that stands by who carries it.

create table co_change (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  subject_id uuid not null,
  was jsonb not null,
  at timestamptz(3) not null,
  by text not null,
  constraint co_change_pkey primary key (tenant_id, id),
  constraint co_change_was check (jsonb_typeof(was) = 'object')
);
create index co_change_of on co_change (tenant_id, subject_id, at desc);
select pg_temp.guard_table('co_change');

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_unit}}'] loop
    perform pg_temp.allow('co_change', r, 'select', 'tenant_id = (select sec.tenant())');
    -- Of what was changed in the same transaction: see the trigger.
    perform pg_temp.allow('co_change', r, 'insert', 'tenant_id = (select sec.tenant())');
    execute format('grant update (title, detail, amount_fen, wanted_from, wanted_until, priority) on co_need to %I', r);
    execute format('grant update (title, detail, amount_fen, available, capacity, contact, bookable) on co_resource to %I', r);
  end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    execute format('grant update (title, goal, tags, ends_on) on co_project to %I', r);
  end loop;
  perform pg_temp.allow('co_project', '{{=p_unit}}', 'update', 'proposer_id = (select sec.org())',
    '(title, goal, tags, ends_on, status, end_reason, settled_on, version)');
end $$;

create function sec.guard_co_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); now_ constant xid := pg_current_xact_id()::xid;
begin
  if c.kind <> 'job' and not exists (
      select from public.co_need x where x.tenant_id = new.tenant_id and x.id = new.subject_id and x.path = new.path and x.xmin = now_
      union all select from public.co_resource x where x.tenant_id = new.tenant_id and x.id = new.subject_id and x.path = new.path and x.xmin = now_
      union all select from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.subject_id and x.path = new.path and x.xmin = now_) then
    raise exception 'no such change' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_co_change before insert on co_change for each row execute function sec.guard_co_change();

-- What somebody has taken up does not change under their hands.
create function sec.guard_co_edit() returns trigger language plpgsql security definer
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
    -- A unit changes or takes back its own proposal and nothing that stands.
    if c.role = 'liaison' and (old.status <> 'proposed' or new.status not in ('proposed', 'ended')) then
      raise exception 'project refused' using errcode = '42501';
    end if;
  end if;
  return new;
end $$;
create trigger guard_co_edit before update on co_need for each row when (new.path = old.path) execute function sec.guard_co_edit();
create trigger guard_co_edit before update on co_resource for each row when (new.path = old.path) execute function sec.guard_co_edit();
create trigger guard_co_edit before update on co_project for each row when (new.path = old.path) execute function sec.guard_co_edit();

set local role {{definer}};
create or replace function sec.guard_co_building() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); p public.co_project; step text;
begin
  if c.kind <> 'job' and c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'co-building refused' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
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
      if p.status not in ('proposed', 'confirmed', 'running') then
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
        where o.tenant_id = new.tenant_id and o.id = new.organization_id and o.kind = 'office') then
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

alter function sec.guard_co_change() owner to {{definer}};
alter function sec.guard_co_edit() owner to {{definer}};
