{{helpers}}
-- 联席会议 (DOMAIN §5.3): topics are collected, an agenda with one theme is told in time, what was resolved has an
-- organization, a measure and a day, and becomes a ticket whose way it follows. Of whom a body consists is the affair
-- of that body (a council's seats); a meeting knows the level and the place.

create table meeting (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    level text not null,
    body_kind text not null,
    body_id uuid not null,
    body_name text not null,
    form text not null,
    theme text,
    convener text,
    place text not null,
    starts_at timestamptz(3) not null,
    status text not null default 'collecting',
    notified_at timestamptz(3),
    changed_at timestamptz(3),
    change_reason text,
    held_at timestamptz(3),
    minutes text,
    resolved_at timestamptz(3),
    published_at timestamptz(3),
    reviewed_at timestamptz(3),
    review text,
    called_by text not null,
    called_at timestamptz(3) not null,
    version integer not null default 1,
    constraint meeting_pkey primary key (tenant_id, id)
);
create table meeting_topic (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    body_kind text not null,
    body_id uuid not null,
    title text not null,
    matter text not null,
    origin text not null,
    organization_name text,
    holder_id uuid,
    resolution_id uuid,
    from_topic_id uuid,
    from_name text,
    status text not null default 'open',
    raised_at timestamptz(3),
    answer text,
    answered_by text,
    answered_at timestamptz(3),
    entered_by text not null,
    entered_at timestamptz(3) not null,
    version integer not null default 1,
    constraint meeting_topic_pkey primary key (tenant_id, id)
);
create table agenda_item (
    tenant_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    path text collate "C" not null,
    body_kind text not null,
    position integer not null,
    topic_id uuid not null,
    title text not null,
    state text not null,
    constraint agenda_item_pkey primary key (tenant_id, id)
);
create table meeting_attendee (
    tenant_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    path text collate "C" not null,
    body_kind text not null,
    position integer not null,
    seat_id uuid not null,
    organization_name text not null,
    name text not null,
    presence text,
    word text,
    constraint meeting_attendee_pkey primary key (tenant_id, id)
);
create table meeting_resolution (
    tenant_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    path text collate "C" not null,
    body_kind text not null,
    number integer not null,
    topic_id uuid,
    measure text not null,
    organization_id uuid not null,
    organization_name text not null,
    member_unit boolean not null,
    category_id uuid not null,
    due_on date not null,
    state text not null default 'draft',
    reason text,
    ticket_id uuid,
    ticket_number text,
    followed_seq bigint not null default 0,
    version integer not null default 1,
    constraint meeting_resolution_pkey primary key (tenant_id, id)
);

create index meeting_tenant_id_path_starts_at_idx on meeting (tenant_id, path, starts_at);
create index meeting_tenant_id_body_id_starts_at_idx on meeting (tenant_id, body_id, starts_at);
create index meeting_topic_tenant_id_path_status_idx on meeting_topic (tenant_id, path, status);
create index meeting_topic_tenant_id_body_id_status_idx on meeting_topic (tenant_id, body_id, status);
create index agenda_item_tenant_id_meeting_id_position_idx on agenda_item (tenant_id, meeting_id, position);
create index agenda_item_tenant_id_path_idx on agenda_item (tenant_id, path);
create index meeting_attendee_tenant_id_meeting_id_position_idx on meeting_attendee (tenant_id, meeting_id, position);
create index meeting_attendee_tenant_id_path_idx on meeting_attendee (tenant_id, path);
create unique index meeting_resolution_tenant_id_meeting_id_number_key on meeting_resolution (tenant_id, meeting_id, number);
create index meeting_resolution_tenant_id_path_state_idx on meeting_resolution (tenant_id, path, state);
create unique index meeting_resolution_ticket on meeting_resolution (tenant_id, ticket_id) where ticket_id is not null;

alter table meeting
  add check (level in ('district', 'street', 'community')),
  add check (body_kind in ('council', 'property', 'deliberation')),
  add check (form in ('monthly', 'joint', 'representatives', 'co_governance', 'rotating')),
  add check (char_length(body_name) between 2 and 60),
  add check (char_length(theme) between 2 and 40),
  add check (char_length(convener) between 2 and 60),
  add check (char_length(place) between 2 and 80),
  add check (status in ('collecting', 'agenda', 'notified', 'held', 'resolved', 'published', 'reviewed', 'called_off')),
  add check (status = 'collecting' or status = 'called_off' or theme is not null),
  add check (status in ('collecting', 'agenda', 'called_off') or notified_at is not null),
  add check ((changed_at is null) = (change_reason is null)),
  add check (char_length(change_reason) between 2 and 300),
  add check (status not in ('held', 'resolved', 'published', 'reviewed') or (held_at is not null and minutes is not null)),
  add check (char_length(minutes) between 5 and 6000),
  add check (status not in ('resolved', 'published', 'reviewed') or resolved_at is not null),
  add check (status not in ('published', 'reviewed') or published_at is not null),
  add check ((status = 'reviewed') = (reviewed_at is not null) and (reviewed_at is null) = (review is null)),
  add check (char_length(review) between 2 and 1000),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table meeting_topic
  add check (body_kind in ('council', 'property', 'deliberation')),
  add check (char_length(title) between 2 and 40),
  add check (char_length(matter) between 2 and 500),
  add check (origin in ('seat', 'staff', 'unsolved', 'raised')),
  add check (char_length(organization_name) between 2 and 60),
  add check ((origin = 'seat') = (holder_id is not null)),
  add check ((origin = 'unsolved') = (resolution_id is not null)),
  add check ((origin = 'raised') = (from_topic_id is not null) and (from_topic_id is null) = (from_name is null)),
  add check (status in ('open', 'agenda', 'settled', 'raised', 'answered', 'dropped')),
  add check (status not in ('raised', 'answered') or raised_at is not null),
  add check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  add check (char_length(answer) between 2 and 500);
alter table agenda_item
  add check (state in ('draft', 'told', 'dropped')),
  add check (char_length(title) between 2 and 40),
  add foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  add foreign key (tenant_id, topic_id) references meeting_topic (tenant_id, id);
alter table meeting_attendee
  add check (presence in ('present', 'substitute', 'excused')),
  add check (char_length(organization_name) between 2 and 60),
  add check (char_length(name) between 1 and 30),
  add check (char_length(word) between 1 and 40),
  add foreign key (tenant_id, meeting_id) references meeting (tenant_id, id);
alter table meeting_resolution
  add check (number between 1 and 99),
  add check (char_length(measure) between 5 and 500),
  add check (char_length(organization_name) between 2 and 60),
  add check (state in ('draft', 'dropped', 'open', 'in_progress', 'done', 'unsolved')),
  add check (state not in ('in_progress', 'done', 'unsolved') or ticket_id is not null),
  add check ((ticket_id is null) = (ticket_number is null)),
  add check (char_length(reason) between 1 and 500),
  add foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
  add foreign key (tenant_id, topic_id) references meeting_topic (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  add foreign key (tenant_id, category_id) references category (tenant_id, id),
  add foreign key (tenant_id, ticket_id) references ticket (tenant_id, id);
alter table meeting_topic
  add foreign key (tenant_id, holder_id) references seat_holder (tenant_id, id),
  add foreign key (tenant_id, resolution_id) references meeting_resolution (tenant_id, id),
  add foreign key (tenant_id, from_topic_id) references meeting_topic (tenant_id, id);
create unique index meeting_topic_unsolved on meeting_topic (tenant_id, resolution_id) where resolution_id is not null;
create unique index meeting_topic_raised on meeting_topic (tenant_id, from_topic_id) where from_topic_id is not null;

select pg_temp.guard_table('meeting'), pg_temp.guard_table('meeting_topic'), pg_temp.guard_table('agenda_item'),
  pg_temp.guard_table('meeting_attendee'), pg_temp.guard_table('meeting_resolution');

-- ---------------------------------------------------------------- the last line

-- A meeting goes its way step by step, is written by the office of its level alone, and its version moves by one.
create function sec.guard_meeting() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'job' and c.role <> (case new.level when 'district' then 'district_org'
      when 'street' then 'street_secretary' else 'community_secretary' end) then
    raise exception 'meeting refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    if c.kind <> 'job' and new.status <> 'collecting' then
      raise exception 'meeting refused' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and old.status || '>' || new.status not in ('collecting>agenda', 'agenda>notified',
      'notified>held', 'held>resolved', 'resolved>published', 'published>reviewed', 'collecting>called_off',
      'agenda>called_off', 'notified>called_off') then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  -- What was told to the members changes with a reason, or not at all.
  if old.status = 'notified' and new.status = 'notified' and new.change_reason is null then
    raise exception 'a told agenda changes with a reason' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_meeting before insert on meeting for each row execute function sec.guard_meeting();
create trigger guard_meeting_change before update on meeting for each row when (new.path = old.path)
  execute function sec.guard_meeting();

-- Resolutions are written while their meeting is being written up; afterwards they follow their ticket.
create function sec.guard_resolution() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if c.kind = 'job' then return new; end if;
  if tg_op = 'UPDATE' and old.state = 'draft' and new.state in ('dropped', 'open')
     or tg_op = 'INSERT' and new.state = 'draft' then
    if exists (select from public.meeting m where m.tenant_id = new.tenant_id and m.id = new.meeting_id
        and m.status in ('held', 'resolved') and (m.status = 'held' or new.state = 'open')) then
      return new;
    end if;
  end if;
  raise exception 'resolution refused' using errcode = '42501';
end $$;
create trigger guard_resolution before insert on meeting_resolution for each row execute function sec.guard_resolution();
create trigger guard_resolution_change before update on meeting_resolution for each row when (new.path = old.path)
  execute function sec.guard_resolution();

create function sec.guard_meeting_topic() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  return new;
end $$;
create trigger guard_meeting_topic before update on meeting_topic for each row when (new.path = old.path)
  execute function sec.guard_meeting_topic();

-- ---------------------------------------------------------------- rights

do $$
declare
  r text; t text; mine text;
  here constant text := 'path = (select sec.lo())';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['meeting', 'meeting_topic', 'agenda_item', 'meeting_attendee', 'meeting_resolution'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      -- Everything is entered at the own level.
      perform pg_temp.allow(t, r, 'insert', here);
    end loop;
    perform pg_temp.allow('meeting', r, 'update', here, '(theme, convener, place, starts_at, status, notified_at, changed_at, '
      'change_reason, held_at, minutes, resolved_at, published_at, reviewed_at, review, version)');
    -- What was raised from below is answered there.
    perform pg_temp.allow('meeting_topic', r, 'update', mine, '(status, raised_at, answer, answered_by, answered_at, version)');
    perform pg_temp.allow('agenda_item', r, 'update', here, '(state)');
    perform pg_temp.allow('meeting_attendee', r, 'update', here, '(presence, word)');
    perform pg_temp.allow('meeting_resolution', r, 'update', here, '(state, version)');
  end loop;

  -- Who fills a seat: the meetings of the own council once they are told, and its topics.
  r := '{{=p_seat}}';
  perform pg_temp.allow('meeting', r, 'select', here || ' and body_kind = ''council'' and notified_at is not null');
  perform pg_temp.allow('agenda_item', r, 'select', here || ' and body_kind = ''council'' and state = ''told''');
  perform pg_temp.allow('meeting_attendee', r, 'select', here || ' and body_kind = ''council''');
  perform pg_temp.allow('meeting_resolution', r, 'select',
    here || ' and body_kind = ''council'' and state in (''open'', ''in_progress'', ''done'', ''unsolved'')');
  perform pg_temp.allow('meeting_topic', r, 'select', here || ' and body_kind = ''council''');
  perform pg_temp.allow('meeting_topic', r, 'insert',
    here || ' and body_kind = ''council'' and origin = ''seat'' and holder_id = (select sec.person())');
end $$;

alter function sec.guard_meeting() owner to {{definer}};
alter function sec.guard_resolution() owner to {{definer}};
