-- 服务岗、活动与班次、服务记录 (DOMAIN §4.4, §4.6). Places and who holds them are slots and claims.
{{helpers}}

-- What a district has changed of the kinds of posts that are shipped: another name, one more, one retired.
create table post_kind (
    tenant_id uuid not null,
    id uuid not null,
    key text not null,
    name text not null,
    retired_at timestamptz(3),
    version integer not null default 1,
    changed_at timestamptz(3) not null,
    changed_by text not null,
    constraint post_kind_pkey primary key (tenant_id, id)
);
create table service_post (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    grid_id uuid,
    kind text not null,
    name text not null,
    place text not null,
    duties text not null,
    times text[] not null default '{}',
    slot_id uuid not null,
    status text not null,
    end_text text,
    version integer not null default 1,
    created_at timestamptz(3) not null,
    created_by text not null,
    ended_at timestamptz(3),
    constraint service_post_pkey primary key (tenant_id, id)
);
create table service_activity (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    grid_id uuid,
    kind text not null,
    title text not null,
    body text not null,
    place text not null,
    risk boolean not null,
    insured boolean not null,
    status text not null,
    end_text text,
    version integer not null default 1,
    created_at timestamptz(3) not null,
    created_by text not null,
    ended_at timestamptz(3),
    constraint service_activity_pkey primary key (tenant_id, id)
);
-- What a volunteer has done, as told afterwards; it counts once the receiving side has confirmed it.
create table service_record (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    member_id uuid not null,
    unit_id uuid,
    claim_id uuid not null,
    kind text not null,
    subject_id uuid not null,
    title text not null,
    place text not null,
    what text not null,
    starts_at timestamptz(3) not null,
    ends_at timestamptz(3) not null,
    minutes integer not null,
    status text not null,
    decide_text text,
    decided_at timestamptz(3),
    decided_by text,
    version integer not null default 1,
    entered_at timestamptz(3) not null,
    constraint service_record_pkey primary key (tenant_id, id)
);

create unique index post_kind_one on post_kind (tenant_id, key);
create index service_post_tenant_id_path_status_idx on service_post (tenant_id, path, status);
create index service_activity_tenant_id_path_status_idx on service_activity (tenant_id, path, status);
create index service_record_tenant_id_path_status_starts_at_idx on service_record (tenant_id, path, status, starts_at desc);
create index service_record_tenant_id_member_id_starts_at_idx on service_record (tenant_id, member_id, starts_at desc);

alter table post_kind
  add check (key ~ '^[a-z0-9-]{1,40}$'),
  add check (char_length(name) between 2 and 12);
alter table service_post
  add check (status in ('open', 'closed')),
  add check ((status = 'closed') = (ended_at is not null)),
  add check (char_length(name) between 2 and 12),
  add check (char_length(duties) between 5 and 500),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, grid_id) references area (tenant_id, id),
  add foreign key (tenant_id, slot_id) references slot (tenant_id, id);
alter table service_activity
  add check (kind in ('mediation', 'patrol', 'property', 'environment', 'culture', 'care', 'publicity', 'clinic', 'other')),
  add check (status in ('open', 'done', 'cancelled')),
  add check ((status = 'open') = (ended_at is null)),
  add check (status <> 'cancelled' or end_text is not null),
  -- Personal insurance before anything that can hurt (志愿服务条例 art. 17).
  add check (not risk or insured),
  add check (char_length(title) between 2 and 30),
  add check (char_length(body) <= 1000),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, grid_id) references area (tenant_id, id);
alter table service_record
  add check (kind in ('post', 'shift')),
  add check (status in ('submitted', 'confirmed', 'refused', 'withdrawn')),
  add check (minutes between 1 and 1440 and minutes = extract(epoch from ends_at - starts_at) / 60),
  add check (ends_at <= entered_at),
  add check ((status in ('confirmed', 'refused')) = (decided_at is not null)),
  add check (status <> 'refused' or decide_text is not null),
  add check (char_length(what) between 2 and 200),
  add foreign key (tenant_id, member_id) references member (tenant_id, id),
  add foreign key (tenant_id, unit_id) references organization (tenant_id, id),
  add foreign key (tenant_id, claim_id) references claim (tenant_id, id);

-- The last line for what a volunteer enters: about a place that was held, with no minute counted twice, decided once
-- and by the receiving side. The lock is the one that the command takes, so that two entries wait for each other.
create function sec.guard_service_record() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if old.status <> 'submitted' or new.status not in ('confirmed', 'refused', 'withdrawn')
       or (new.status = 'withdrawn') <> (sec.role() = 'member') then
      raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
    end if;
    return new;
  end if;
  if not exists (select from public.claim k where k.tenant_id = new.tenant_id and k.id = new.claim_id
      and k.member_id = new.member_id and k.path = new.path and k.kind = new.kind and k.subject_id = new.subject_id
      and k.held_at is not null) then
    raise exception 'no place was held' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.member_id::text, 8));
  if exists (select from public.service_record r where r.tenant_id = new.tenant_id and r.member_id = new.member_id
      and r.status in ('submitted', 'confirmed') and r.starts_at < new.ends_at and r.ends_at > new.starts_at) then
    raise exception 'the time is told already' using errcode = '23P01';
  end if;
  return new;
end $$;
create trigger guard_service_record before insert or update on service_record
  for each row execute function sec.guard_service_record();
alter function sec.guard_service_record() owner to {{definer}};

select pg_temp.guard_table('post_kind', false), pg_temp.guard_table('service_post', false),
  pg_temp.guard_table('service_activity', false), pg_temp.guard_table('service_record', false);

do $$
declare r text; mine text; t text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_person}}', '{{=p_unit}}'] loop
    perform pg_temp.allow('post_kind', r, 'select', 'tenant_id = (select sec.tenant())');
  end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['service_post', 'service_activity'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', mine || ' and status = ''open''');
    end loop;
    perform pg_temp.allow('service_post', r, 'update', mine, '(status, end_text, ended_at, version)');
    perform pg_temp.allow('service_activity', r, 'update', mine, '(status, end_text, ended_at, insured, version)');
    perform pg_temp.allow('service_record', r, 'select', mine);
    perform pg_temp.allow('service_record', r, 'update', mine, '(status, decide_text, decided_at, decided_by, version)');
  end loop;
  r := '{{=p_district}}';
  perform pg_temp.allow('post_kind', r, 'insert', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('post_kind', r, 'update', 'tenant_id = (select sec.whole())', '(name, retired_at, version, changed_at, changed_by)');

  foreach t in array array['service_post', 'service_activity'] loop
    perform pg_temp.allow(t, '{{=p_person}}', 'select', 'starts_with((select sec.lo()), path)');
    perform pg_temp.allow(t, '{{=p_unit}}', 'select', 'starts_with((select sec.lo()), path)');
  end loop;
  r := '{{=p_person}}';
  perform pg_temp.allow('service_record', r, 'select', 'member_id = (select sec.person())');
  perform pg_temp.allow('service_record', r, 'insert', 'member_id = (select sec.person()) and status = ''submitted''');
  perform pg_temp.allow('service_record', r, 'update', 'member_id = (select sec.person())', '(status, version)');
end $$;
