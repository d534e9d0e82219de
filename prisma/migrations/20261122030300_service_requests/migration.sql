-- 点单、派单、接单、评单 and 微心愿 (DOMAIN §7.4): what residents ask for, by whom it is taken, what came out. What a
-- member may read is the public text alone; who asks, and in which words, stands in a table of its own.
{{helpers}}

create table service_item (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    title text not null,
    includes text not null,
    offered_when text not null,
    offered_by text not null,
    version integer not null default 1,
    added_at timestamptz(3) not null,
    ended_at timestamptz(3),
    constraint service_item_pkey primary key (tenant_id, id)
);
create table service_request (
    tenant_id uuid not null,
    id uuid not null,
    number text not null,
    path text collate "C" not null,
    area_id uuid not null,
    place_names text not null,
    kind text not null,
    origin text not null,
    item_id uuid,
    item_title text,
    status text not null,
    public_title text,
    public_text text,
    skills text[] not null default '{}',
    times text[] not null default '{}',
    taker_member_id uuid,
    taker_organization_id uuid,
    contact_shown_to uuid,
    contact_shown_at timestamptz(3),
    decline_text text,
    done_text text,
    confirmed_by text,
    rating text,
    resource_note text,
    submitted_at timestamptz(3) not null,
    published_at timestamptz(3),
    escalated_at timestamptz(3),
    resourced_at timestamptz(3),
    taken_at timestamptz(3),
    done_at timestamptz(3),
    confirmed_at timestamptz(3),
    rated_at timestamptz(3),
    ended_at timestamptz(3),
    version integer not null default 1,
    constraint service_request_pkey primary key (tenant_id, id)
);
create table service_contact (
    tenant_id uuid not null,
    request_id uuid not null,
    path text collate "C" not null,
    text text not null,
    name_cipher bytea,
    name_masked text not null,
    phone_cipher bytea,
    phone_masked text not null,
    address_cipher bytea,
    on_behalf boolean not null,
    notice_version text not null,
    at timestamptz(3) not null,
    erased_at timestamptz(3),
    constraint service_contact_pkey primary key (tenant_id, request_id)
);
create table service_offer (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    request_id uuid not null,
    member_id uuid,
    organization_id uuid,
    at timestamptz(3) not null,
    constraint service_offer_pkey primary key (tenant_id, id)
);

create index service_item_tenant_id_path_title_idx on service_item (tenant_id, path, title);
create unique index service_request_tenant_id_number_key on service_request (tenant_id, number);
create index service_request_tenant_id_path_submitted_at_id_idx on service_request (tenant_id, path, submitted_at desc, id desc);
create index service_request_tenant_id_status_published_at_id_idx on service_request (tenant_id, status, published_at, id);
create index service_request_tenant_id_taker_member_id_taken_at_idx on service_request (tenant_id, taker_member_id, taken_at desc);
create index service_request_tenant_id_taker_organization_id_taken_at_idx on service_request (tenant_id, taker_organization_id, taken_at desc);
create unique index service_offer_one_member on service_offer (tenant_id, request_id, member_id) where member_id is not null;
create unique index service_offer_one_organization on service_offer (tenant_id, request_id, organization_id) where organization_id is not null;
create index service_offer_tenant_id_request_id_idx on service_offer (tenant_id, request_id);
create index service_offer_tenant_id_member_id_idx on service_offer (tenant_id, member_id);
create index service_offer_tenant_id_organization_id_idx on service_offer (tenant_id, organization_id);

alter table service_item
  add check (char_length(title) between 2 and 30),
  add check (char_length(includes) between 1 and 300),
  add check (char_length(offered_when) between 1 and 60),
  add check (char_length(offered_by) between 1 and 60),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table service_request
  add check (kind in ('wish', 'order')),
  add check (origin in ('portal', 'community')),
  add check (status in ('submitted', 'declined', 'published', 'taken', 'done', 'confirmed', 'closed', 'withdrawn')),
  add check (kind = 'order' or item_id is null),
  add check (char_length(public_title) between 2 and 30),
  add check (char_length(public_text) between 1 and 500),
  add check (status in ('submitted', 'declined', 'withdrawn') or (public_title is not null and published_at is not null)),
  add check (status not in ('taken', 'done') or (taker_member_id is null) <> (taker_organization_id is null)),
  add check (status <> 'published' or (taker_member_id is null and taker_organization_id is null)),
  add check (taker_member_id is null or taker_organization_id is null),
  add check (status <> 'declined' or decline_text is not null),
  add check (status not in ('done', 'confirmed', 'closed') or done_text is not null),
  add check (status not in ('confirmed', 'closed') or confirmed_by is not null),
  add check (confirmed_by in ('resident', 'community')),
  add check (rating in ('yes', 'basically', 'no')),
  add check ((rating is null) = (rated_at is null)),
  add check ((status in ('declined', 'closed', 'withdrawn')) = (ended_at is not null)),
  add check (char_length(decline_text) <= 300),
  add check (char_length(done_text) <= 200),
  add check (char_length(resource_note) <= 300),
  add check (cardinality(skills) <= 6 and cardinality(times) <= 6),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, item_id) references service_item (tenant_id, id),
  add foreign key (tenant_id, taker_member_id) references member (tenant_id, id),
  add foreign key (tenant_id, taker_organization_id) references organization (tenant_id, id);
alter table service_contact
  add check (char_length(text) <= 1000),
  add check (erased_at is null or (name_cipher is null and phone_cipher is null and address_cipher is null and text = '')),
  add foreign key (tenant_id, request_id) references service_request (tenant_id, id);
alter table service_offer
  add check ((member_id is null) <> (organization_id is null)),
  add foreign key (tenant_id, request_id) references service_request (tenant_id, id),
  add foreign key (tenant_id, member_id) references member (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);

-- The last line: who may take which step (rules/requests.ts; a test tries every one), and that the version moves by one.
create function sec.guard_service_request() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and not exists (
    select from (values
      ('submitted', 'published', '{community_secretary,street_secretary}'::text[]),
      ('submitted', 'declined', '{community_secretary,street_secretary}'),
      ('submitted', 'withdrawn', '{resident,community_secretary,street_secretary}'),
      ('published', 'declined', '{community_secretary,street_secretary}'),
      ('published', 'taken', '{member,liaison}'),
      ('published', 'withdrawn', '{resident,community_secretary,street_secretary}'),
      ('taken', 'published', '{member,liaison,community_secretary,street_secretary}'),
      ('taken', 'done', '{member,liaison,community_secretary,street_secretary}'),
      ('taken', 'withdrawn', '{resident,community_secretary,street_secretary}'),
      ('done', 'taken', '{resident,community_secretary,street_secretary}'),
      ('done', 'confirmed', '{resident,community_secretary,street_secretary}'),
      ('done', 'closed', '{resident,community_secretary,street_secretary}'),
      ('confirmed', 'closed', '{resident,community_secretary,street_secretary,job}')) e (was, becomes, roles)
    where e.was = old.status and e.becomes = new.status and (select sec.role()) = any (e.roles)) then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_service_request before update on service_request for each row execute function sec.guard_service_request();

-- Whoever was asked and has not answered need not any more once somebody has taken it, or it has ended.
create function sec.end_offers() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  delete from public.service_offer o where o.tenant_id = new.tenant_id and o.request_id = new.id;
  return null;
end $$;
create trigger end_offers after update on service_request for each row
  when (old.status = 'published' and new.status <> 'published') execute function sec.end_offers();

select pg_temp.guard_table('service_item'), pg_temp.guard_table('service_request'), pg_temp.guard_table('service_contact'),
  pg_temp.guard_table('service_offer', false);
grant delete on service_offer to {{definer}};

-- ---------------------------------------------------------------- rights

do $$
declare
  of_need constant text := 'tenant_id, id, path, area_id, place_names, kind, item_id, item_title, status, public_title, public_text, skills, times, taker_member_id, taker_organization_id, contact_shown_to, contact_shown_at, done_text, rating, published_at, taken_at, done_at, confirmed_at, ended_at, version';
  of_take constant text := '(status, version, taker_member_id, taker_organization_id, taken_at, contact_shown_to, contact_shown_at, done_text, done_at)';
  of_contact constant text := 'tenant_id, request_id, path, text, name_masked, phone_masked, on_behalf, at, erased_at';
  purge constant text := '(text, name_cipher, name_masked, phone_cipher, phone_masked, address_cipher, erased_at)';
  mine text;
  r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    -- The menu is public; a community shows its street's items too.
    perform pg_temp.allow('service_item', r, 'select', 'tenant_id = (select sec.tenant())');
    perform pg_temp.allow('service_item', r, 'insert', mine);
    perform pg_temp.allow('service_item', r, 'update', mine, '(title, includes, offered_when, offered_by, version, ended_at)');
    perform pg_temp.allow('service_request', r, 'select', mine);
    perform pg_temp.allow('service_request', r, 'insert', mine || ' and origin = ''community'' and status = ''submitted''');
    perform pg_temp.allow('service_request', r, 'update', mine,
      '(status, version, public_title, public_text, skills, times, taker_member_id, taker_organization_id, taken_at, contact_shown_to, '
      'contact_shown_at, decline_text, done_text, done_at, confirmed_by, confirmed_at, rating, rated_at, resource_note, resourced_at, published_at, ended_at)');
    perform pg_temp.allow('service_contact', r, 'select', mine, '(' || of_contact || ')');
    perform pg_temp.allow('service_contact', r, 'insert', mine);
    perform pg_temp.allow('service_contact', r, 'update', mine, purge);
    perform pg_temp.allow('service_offer', r, 'select', mine);
    perform pg_temp.allow('service_offer', r, 'insert', mine);
  end loop;

  -- What nobody has taken is for every member of the community; what a member has taken is that member's.
  r := '{{=p_person}}';
  mine := 'case when taker_member_id is null then taker_organization_id is null and status = ''published'' '
    'and starts_with(path, (select sec.lo())) else taker_member_id = (select sec.person()) end';
  perform pg_temp.allow('service_request', r, 'select', mine, '(' || of_need || ')');
  perform pg_temp.allow('service_request', r, 'update', mine, of_take);
  perform pg_temp.allow('service_offer', r, 'select', 'member_id = (select sec.person())');
  r := '{{=p_unit}}';
  mine := 'case when taker_organization_id is null then taker_member_id is null and status = ''published'' '
    'and starts_with(path, (select sec.lo())) else taker_organization_id = (select sec.org()) end';
  perform pg_temp.allow('service_request', r, 'select', mine, '(' || of_need || ')');
  perform pg_temp.allow('service_request', r, 'update', mine, of_take);
  perform pg_temp.allow('service_offer', r, 'select', 'organization_id = (select sec.org())');

  -- Everybody reads the menu and the wishes that were published, and what became of them; nobody an order.
  r := '{{=p_public}}';
  perform pg_temp.allow('service_item', r, 'select', 'ended_at is null');
  perform pg_temp.allow('service_request', r, 'select',
    'kind = ''wish'' and status = any (array[''published'', ''taken'', ''done'', ''confirmed'', ''closed''])',
    '(tenant_id, id, path, area_id, kind, status, public_title, public_text, published_at, confirmed_at)');
  perform pg_temp.allow('service_request', r, 'insert', 'origin = ''portal'' and status = ''submitted''');
  perform pg_temp.allow('service_contact', r, 'insert', 'erased_at is null and not on_behalf');

  -- The holder of a receipt: that one request.
  r := '{{=p_receipt}}';
  perform pg_temp.allow('service_request', r, 'select', 'id = (select sec.ticket())',
    '(tenant_id, id, number, path, place_names, kind, item_title, status, public_title, public_text, taker_member_id, '
    'taker_organization_id, decline_text, done_text, confirmed_by, rating, resource_note, submitted_at, published_at, '
    'escalated_at, resourced_at, taken_at, done_at, confirmed_at, rated_at, ended_at, version)');
  perform pg_temp.allow('service_request', r, 'update', 'id = (select sec.ticket())',
    '(status, version, confirmed_by, confirmed_at, rating, rated_at, ended_at, done_text, done_at)');
  perform pg_temp.allow('service_contact', r, 'select', 'request_id = (select sec.ticket())', '(' || of_contact || ')');
  perform pg_temp.allow('service_contact', r, 'update', 'request_id = (select sec.ticket())', purge);
  -- A receipt may be of a request, whose history has no ticket.
  execute format('alter policy %I on event with check (coalesce(ticket_id, subject_id) = (select sec.ticket()) and for_resident)', r || '_insert');
end $$;

-- ---------------------------------------------------------------- listed functions

-- As sec.issue_receipt for a ticket: given once, for a request that this very transaction has written.
create function sec.issue_request_receipt(p_request uuid, p_hash bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); q record;
begin
  select k.path, k.number into q from public.service_request k
  where k.tenant_id = c.tenant_id and k.id = p_request and k.xmin = pg_current_xact_id()::xid;
  if not found then raise exception 'receipt refused' using errcode = '42501'; end if;
  insert into sec.session (hash, tenant_id, kind, role, ticket_id, name, scope_name, lo, hi, issued_at, expires_at)
  values (p_hash, c.tenant_id, 'receipt', 'resident', p_request, '居民', q.number, q.path,
    sec.range_end(q.path), sec.now(), sec.now() + interval '3 years');
end $$;

-- Who asks, and in which words: for the community and street that it was handed in to, and for whoever has taken it,
-- until it is confirmed. The audit row is the runner's.
create function sec.reveal_request(p_request uuid)
returns table (name_cipher bytea, phone_cipher bytea, address_cipher bytea, text text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role not in ('community_secretary', 'street_secretary', 'member', 'liaison') then
    raise exception 'reveal refused' using errcode = '42501';
  end if;
  return query select k.name_cipher, k.phone_cipher, k.address_cipher, k.text
    from public.service_contact k join public.service_request q on q.tenant_id = k.tenant_id and q.id = k.request_id
    where k.tenant_id = c.tenant_id and k.request_id = p_request
      and case c.role
        when 'member' then q.taker_member_id = c.person_id and q.status in ('taken', 'done')
        when 'liaison' then q.taker_organization_id = c.organization_id and q.status in ('taken', 'done')
        else q.path >= c.lo and q.path < c.hi end;
end $$;

-- 婉拒: an offer that was declined was never made. Nobody is told and nothing is kept (DOMAIN §11.2, P6).
create function sec.drop_offer(p_request uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  delete from public.service_offer o where o.tenant_id = c.tenant_id and o.request_id = p_request
    and case c.role when 'member' then o.member_id = c.person_id when 'liaison' then o.organization_id = c.organization_id
      else false end;
  return found;
end $$;

do $$
declare f text;
begin
  foreach f in array array['sec.end_offers()', 'sec.issue_request_receipt(uuid, bytea)', 'sec.reveal_request(uuid)', 'sec.drop_offer(uuid)'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.next_ticket_number() to {{p_public}}, {{p_area}}, {{p_district}};
grant execute on function sec.issue_request_receipt(uuid, bytea) to {{p_public}}, {{p_area}}, {{p_district}};
grant execute on function sec.reveal_request(uuid) to {{p_area}}, {{p_district}}, {{p_person}}, {{p_unit}};
grant execute on function sec.drop_offer(uuid) to {{p_person}}, {{p_unit}};
set local role {{owner}};
