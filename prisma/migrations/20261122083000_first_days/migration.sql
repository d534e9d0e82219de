{{helpers}}
-- Nothing is over before it has begun: a project is finished and an agreement reviewed from its first day on, and an
-- agreement whose days are over comes to stand no more. The first day of a project can be moved, as its last one.
do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_unit}}'] loop
    execute format('grant update (starts_on) on co_project to %I', r);
  end loop;
end $$;

-- Who was asked reads again what was changed.
set local role {{definer}};
grant execute on function sec.ask_parties_anew() to {{owner}};
set local role {{owner}};
drop trigger ask_parties_anew on co_project;
create trigger ask_parties_anew after update on co_project for each row
  when (new.status = 'proposed' and (new.title, new.goal, new.tags, new.starts_on, new.ends_on)
    is distinct from (old.title, old.goal, old.tags, old.starts_on, old.ends_on))
  execute function sec.ask_parties_anew();
set local role {{definer}};
revoke execute on function sec.ask_parties_anew() from {{owner}};
set local role {{owner}};

create function sec.guard_days() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if new.status in ('finished', 'reviewed') and new.starts_on > sec.today() then
    raise exception 'its first day is ahead' using errcode = '23514';
  end if;
  if new.status = 'confirmed' and new.ends_on < sec.today() then
    raise exception 'its days are over' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_days before insert on co_project for each row when (new.status = 'finished')
  execute function sec.guard_days();
create trigger guard_days_change before update of status on co_project for each row
  when (old.status = 'running' and new.status = 'finished') execute function sec.guard_days();
create trigger guard_days_change before update of status on co_agreement for each row
  when (old.status = 'confirmed' and new.status = 'reviewed' or old.status = 'draft' and new.status = 'confirmed')
  execute function sec.guard_days();
alter function sec.guard_days() owner to {{definer}};

set local role {{definer}};
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
    if (new.title, new.goal, new.tags, new.starts_on, new.ends_on)
        is distinct from (old.title, old.goal, old.tags, old.starts_on, old.ends_on) then
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

create or replace function sec.guard_co_fulfilment() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary')
     or not exists (select from public.co_commitment k join public.co_agreement a on a.tenant_id = k.tenant_id and a.id = k.agreement_id
       where k.tenant_id = new.tenant_id and k.id = new.commitment_id and k.dropped_at is null and k.path = new.path
         and k.unit_ids = new.unit_ids and a.status in ('confirmed', 'reviewed', 'renewed')
         -- What is on record lies within the days of the agreement, and is there already.
         and new.record_on between a.starts_on and least(a.ends_on, sec.today())) then
    raise exception 'fulfilment refused' using errcode = '42501';
  end if;
  return new;
end $$;
set local role {{owner}};
