{{helpers}}
-- Photos of what a project has done, never demanded (DOMAIN §11): each is put there by a party, for everybody who reads
-- the project, and taken down by that party or by who carries the project. A photo that is taken down is no row for
-- anybody any more; its bytes go with its time (docs/decisions/014).

create table co_photo (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  path text collate "C" not null,
  organization_id uuid not null,
  organization_name text not null,
  file_key text not null,
  width int not null,
  height int not null,
  bytes int not null,
  at timestamptz(3) not null,
  by text not null,
  hidden_at timestamptz(3),
  constraint co_photo_pkey primary key (tenant_id, id),
  constraint co_photo_organization check (char_length(organization_name) between 2 and 60),
  constraint co_photo_size check (width > 0 and height > 0 and bytes > 0),
  foreign key (tenant_id, project_id) references co_project (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index co_photo_of on co_photo (tenant_id, project_id, at);
create index co_photo_file on co_photo (tenant_id, file_key);
select pg_temp.guard_table('co_photo', false);
grant delete on co_photo to {{definer}};

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_unit}}'] loop
    perform pg_temp.allow('co_photo', r, 'select', 'tenant_id = (select sec.tenant()) and hidden_at is null');
    -- Of which project it may be is for the trigger.
    perform pg_temp.allow('co_photo', r, 'insert', case r
      when '{{=p_unit}}' then 'organization_id = (select sec.org()) and hidden_at is null'
      else 'path = (select sec.lo()) and hidden_at is null' end);
  end loop;
end $$;

-- Who carries a project, or speaks for a party that has given its word, while it runs and when it is done.
create function sec.guard_co_photo() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); p public.co_project;
begin
  if c.kind = 'job' then return new; end if;
  if c.role not in ('district_org', 'street_secretary', 'community_secretary', 'liaison') then
    raise exception 'photo refused' using errcode = '42501';
  end if;
  -- The lock of the command: two parties at once count one after the other.
  perform pg_advisory_xact_lock(hashtextextended(new.project_id::text, 68));
  select * into p from public.co_project x where x.tenant_id = new.tenant_id and x.id = new.project_id;
  if p.status is null or p.status not in ('running', 'finished') or new.path <> c.lo
     or new.organization_id is distinct from sec.books_for()
     or not (c.role <> 'liaison' and p.path = c.lo or exists (select from public.co_party q where q.tenant_id = new.tenant_id
       and q.project_id = new.project_id and q.organization_id = new.organization_id and q.confirmed_at is not null)) then
    raise exception 'photo refused' using errcode = '42501';
  end if;
  if (select count(*) from public.co_photo x where x.tenant_id = new.tenant_id and x.project_id = new.project_id
      and x.hidden_at is null) >= 9 then
    raise exception 'a project shows nine photos' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger guard_co_photo before insert on co_photo for each row execute function sec.guard_co_photo();

-- 撤下. Tells: done, or missing: there is no such photo, or not any more, or it is not theirs.
create function sec.hide_co_photo(p_photo uuid) returns text language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  update public.co_photo x set hidden_at = sec.now()
  where x.tenant_id = c.tenant_id and x.id = p_photo and x.hidden_at is null
    and (x.organization_id = case c.role when 'liaison' then c.organization_id else sec.books_for() end
      or c.role in ('district_org', 'street_secretary', 'community_secretary') and exists (select from public.co_project p
        where p.tenant_id = x.tenant_id and p.id = x.project_id and p.path = c.lo));
  return case when found then 'done' else 'missing' end;
end $$;

alter function sec.guard_co_photo() owner to {{definer}};
alter function sec.hide_co_photo(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.hide_co_photo(uuid) to {{p_area}}, {{p_district}}, {{p_unit}};

-- ---------------------------------------------------------------- the bytes

-- As in 20261122020700, for both tables that name files.
create or replace function sec.drop_file() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  -- A photo released to an organization is a second row with the same file.
  if not exists (select from public.attachment x where x.tenant_id = old.tenant_id and x.file_key = old.file_key)
     and not exists (select from public.co_photo x where x.tenant_id = old.tenant_id and x.file_key = old.file_key) then
    insert into sec.dropped_file (tenant_id, file_key, at) values (old.tenant_id, old.file_key, sec.now())
    on conflict do nothing;
  end if;
  return null;
end $$;
grant execute on function sec.drop_file() to {{owner}};
set local role {{owner}};
create trigger drop_file after delete on co_photo for each row execute function sec.drop_file();

-- ---------------------------------------------------------------- 保存期限

-- Each function is the one of 20261122053110, where photos are also those of projects.
create or replace function sec.retention_rows(p_tenant uuid, p_rule text, p_before timestamptz)
returns table (key text, at timestamptz, held boolean) language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
  case p_rule
  when 'contact' then return query
    select t.id::text, t.closed_at::timestamptz, h.id is not null
    from public.ticket t
    join public.complainant k on k.tenant_id = t.tenant_id and k.ticket_id = t.id
    left join public.retention_hold h on h.tenant_id = t.tenant_id and h.subject_id = t.id and h.lifted_at is null
    where t.tenant_id = p_tenant and t.closed_at < p_before and coalesce(k.name_cipher, k.phone_cipher) is not null;
  when 'words' then return query
    select t.id::text, t.closed_at::timestamptz, h.id is not null
    from public.ticket t
    left join public.retention_hold h on h.tenant_id = t.tenant_id and h.subject_id = t.id and h.lifted_at is null
    where t.tenant_id = p_tenant and t.closed_at < p_before and t.words_erased_at is null;
  when 'photos' then return query
    -- What was released to the public stays as long as it is shown there.
    select x.id::text, t.closed_at::timestamptz, h.id is not null
    from public.ticket t
    join public.attachment x on x.tenant_id = t.tenant_id and x.ticket_id = t.id
    left join public.retention_hold h on h.tenant_id = t.tenant_id and h.subject_id = t.id and h.lifted_at is null
    where t.tenant_id = p_tenant and t.closed_at < p_before
      and not exists (select from public.wall_photo w
        join public.wall_entry e on e.tenant_id = w.tenant_id and e.id = w.entry_id and e.status = 'published'
        where w.tenant_id = x.tenant_id and w.attachment_id = x.id and w.hidden_at is null)
    union all
    -- Of a project that is over; one that was taken down from that moment.
    select x.id::text, least(x.hidden_at, (p.settled_on + 1)::timestamp at time zone z.time_zone)::timestamptz, false
    from public.co_photo x
    join public.co_project p on p.tenant_id = x.tenant_id and p.id = x.project_id
    join sec.tenant z on z.id = x.tenant_id
    where x.tenant_id = p_tenant and least(x.hidden_at, (p.settled_on + 1)::timestamp at time zone z.time_zone) < p_before;
  when 'requests' then return query
    select r.id::text, r.ended_at::timestamptz, h.id is not null
    from public.service_request r
    join public.service_contact k on k.tenant_id = r.tenant_id and k.request_id = r.id
    left join public.retention_hold h on h.tenant_id = r.tenant_id and h.subject_id = r.id and h.lifted_at is null
    where r.tenant_id = p_tenant and r.status in ('declined', 'closed') and r.ended_at < p_before and k.erased_at is null;
  when 'topics' then return query
    -- 居民提的议题, once it was talked about, answered or not taken up. What stood on an agenda is the meeting's record.
    select k.id::text, k.ended_at::timestamptz, h.id is not null
    from public.meeting_topic k
    left join public.retention_hold h on h.tenant_id = k.tenant_id and h.subject_id = k.id and h.lifted_at is null
    where k.tenant_id = p_tenant and k.origin = 'resident' and k.ended_at < p_before and k.words_erased_at is null;
  when 'checkIns' then return query
    -- Nothing of the person is with any community any more, and the last of it ended that long ago.
    select m.id::text, max(coalesce(k.ended_at, k.decided_at, k.submitted_at))::timestamptz, false
    from public.member m
    join public.member_check_in k on k.tenant_id = m.tenant_id and k.member_id = m.id
    where m.tenant_id = p_tenant and m.erased_at is null
    group by m.id
    having bool_and(k.status in ('declined', 'ended')) and max(coalesce(k.ended_at, k.decided_at, k.submitted_at)) < p_before
    union all
    select u.id::text, coalesce(u.ended_at, u.decided_at)::timestamptz, false
    from public.unit_check_in u
    where u.tenant_id = p_tenant and u.status in ('declined', 'ended') and coalesce(u.ended_at, u.decided_at) < p_before
      and coalesce(u.liaison_cipher, u.phone_cipher) is not null;
  when 'deliveries' then return query
    select d.id::text, d.created_at::timestamptz, false
    from public.delivery d
    where d.tenant_id = p_tenant and d.created_at < p_before and d.status in ('sent', 'given_up', 'withdrawn');
  when 'audit' then return query
    select a.id::text, a.at::timestamptz, false
    from public.audit a where a.tenant_id = p_tenant and a.at < p_before
    union all
    -- Who was in from when to when. A resident's receipt is no sign-in; it says for itself when it ends.
    select encode(s.hash, 'hex'), s.expires_at::timestamptz, false
    from sec.session s
    where s.tenant_id = p_tenant and s.kind in ('user', 'phone') and s.expires_at < p_before;
  else
    raise exception 'no such rule' using errcode = '22023';
  end case;
end $$;

set local role {{definer}};
create or replace function sec.retain(p_rule text, p_days int, p_limit int, p_run uuid)
returns table (run_id uuid, taken int, total int, finished boolean, news boolean, gone uuid[])
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  c sec.session := sec.ctx();
  before timestamptz := sec.retention_before(p_rule, p_days);
  mark constant text := '（已按保存期限删除）';
  keys text[]; ids uuid[]; n int; today date; root_path text; over boolean;
begin
  if c.kind <> 'job' then
    raise exception 'retention refused' using errcode = '42501';
  end if;
  perform sec.lock_retention(c.tenant_id);
  select (sec.now() at time zone t.time_zone)::date, t.root into today, root_path from sec.tenant t where t.id = c.tenant_id;
  keys := array(select r.key from sec.retention_rows(c.tenant_id, p_rule, before) r where not r.held
    order by r.at, r.key limit p_limit);
  ids := array(select k::uuid from unnest(keys) k where char_length(k) = 36);
  n := cardinality(keys);
  over := exists (select from public.retention_run r where r.tenant_id = c.tenant_id and r.rule = p_rule and r.day = today
    and r.finished_at is not null);
  case p_rule
  when 'contact' then
    update public.complainant k set name_cipher = null, phone_cipher = null, has_phone = false, allow_call = false
    where k.tenant_id = c.tenant_id and k.ticket_id = any (ids);
  when 'words' then
    update public.message m set body = mark where m.tenant_id = c.tenant_id and m.ticket_id = any (ids);
    update public.rating g set comment = null where g.tenant_id = c.tenant_id and g.ticket_id = any (ids);
    update public.call_back b set note = mark where b.tenant_id = c.tenant_id and b.ticket_id = any (ids) and b.note is not null;
    -- The order before its matter: what the lead tells its ticket must not find the ticket changed already.
    update public.assignment a set title = a.category_name, task = mark, place = t.place_names,
      result = case when a.result is not null then mark end, measures = case when a.measures is not null then mark end,
      return_text = case when a.return_text is not null then mark end,
      decision_text = case when a.decision_text is not null then mark end,
      verify_text = case when a.verify_text is not null then mark end,
      outcome_reason = case when a.outcome_reason is not null then mark end, version = a.version + 1
    from public.ticket t
    where a.tenant_id = c.tenant_id and a.ticket_id = any (ids) and t.tenant_id = a.tenant_id and t.id = a.ticket_id;
    update public.ticket t set title = left(t.category_name, 60), text = mark, address = null, lng = null, lat = null,
      reply_text = case when t.reply_text is not null then mark end,
      outcome_reason = case when t.outcome_reason is not null then mark end,
      consult_result = case when t.consult_result is not null then mark end,
      words_erased_at = sec.now(), version = t.version + 1
    where t.tenant_id = c.tenant_id and t.id = any (ids);
  when 'photos' then
    delete from public.wall_photo w where w.tenant_id = c.tenant_id and w.attachment_id = any (ids);
    delete from public.attachment x where x.tenant_id = c.tenant_id and x.id = any (ids);
    delete from public.co_photo x where x.tenant_id = c.tenant_id and x.id = any (ids);
  when 'requests' then
    update public.service_contact k set text = '', name_cipher = null, name_masked = '', phone_cipher = null,
      phone_masked = '', address_cipher = null, erased_at = sec.now()
    where k.tenant_id = c.tenant_id and k.request_id = any (ids);
  when 'topics' then
    -- Also where it was handed further up in the same words.
    with recursive down as (
      select k.id from public.meeting_topic k where k.tenant_id = c.tenant_id and k.id = any (ids)
      union
      select k.id from down d join public.meeting_topic k on k.tenant_id = c.tenant_id and k.from_topic_id = d.id)
    update public.meeting_topic k set title = mark, matter = mark, words_erased_at = sec.now(), version = k.version + 1
    from down d where k.tenant_id = c.tenant_id and k.id = d.id;
  when 'checkIns' then
    update public.consent x set withdrawn_at = sec.now()
    where x.tenant_id = c.tenant_id and x.member_id = any (ids) and x.withdrawn_at is null;
    update public.member_check_in k set decline_text = mark, version = k.version + 1
    where k.tenant_id = c.tenant_id and k.member_id = any (ids) and k.decline_text is not null;
    update public.member m set name_cipher = null, phone_cipher = null, name_masked = '***', phone_masked = '***',
      name_key = sha256(uuid_send(gen_random_uuid())), phone_index = sha256(uuid_send(gen_random_uuid())),
      phone_checked_at = null, unit_id = null, unit_name = '***', skills = '{}', times = '{}', erased_at = sec.now(),
      version = m.version + 1
    where m.tenant_id = c.tenant_id and m.id = any (ids);
    update public.unit_check_in u set liaison_cipher = null, phone_cipher = null, liaison_masked = '***',
      phone_masked = '***', phone_index = sha256(uuid_send(gen_random_uuid())),
      decline_text = case when u.decline_text is not null then mark end, version = u.version + 1
    where u.tenant_id = c.tenant_id and u.id = any (ids);
  when 'deliveries' then
    delete from public.delivery d where d.tenant_id = c.tenant_id and d.id = any (ids);
  when 'audit' then
    delete from public.audit a where a.tenant_id = c.tenant_id and a.id = any (ids);
    delete from sec.session s where s.tenant_id = c.tenant_id
      and s.hash = any (array(select decode(k, 'hex') from unnest(keys) k where char_length(k) = 64));
  end case;
  return query
    insert into public.retention_run as r (tenant_id, id, path, rule, day, days, taken, started_at, finished_at)
    values (c.tenant_id, p_run, root_path, p_rule, today, p_days, n, sec.now(), case when n < p_limit then sec.now() end)
    on conflict (tenant_id, rule, day) do update
      set taken = r.taken + excluded.taken, finished_at = excluded.finished_at, days = excluded.days
    returning r.id, n, r.taken, r.finished_at is not null,
      -- One line in the history for each time that it came to an end.
      r.finished_at is not null and r.taken > 0 and (n > 0 or not over), case when p_rule = 'words' then ids else '{}'::uuid[] end;
end $$;
set local role {{owner}};
