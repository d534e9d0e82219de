{{helpers}}
-- 保存期限 of names (PIPL art. 19, 47; docs/decisions/014): who filled a seat of a council, held a post beside the own one,
-- was named for a unit or led what is closed, was on the move, or has left the service. What is counted stays: seats,
-- posts, days, documents, conflicts and steps; so no figure ever changes.

alter table retention_run drop constraint retention_run_rule;
alter table retention_run add constraint retention_run_rule check (rule in ('contact', 'words', 'photos', 'requests', 'topics',
  'checkIns', 'seats', 'posts', 'mobile', 'staff', 'deliveries', 'audit'));
grant delete on preference to {{definer}};

create or replace function sec.retention_before(p_rule text, p_days int) returns timestamptz language plpgsql stable
set search_path = pg_catalog, pg_temp as $$
begin
  if not (case p_rule
    when 'contact' then p_days between 180 and 1095
    when 'words' then p_days between 365 and 1095
    when 'photos' then p_days between 180 and 1095
    when 'requests' then p_days between 180 and 365
    when 'topics' then p_days between 180 and 1095
    when 'checkIns' then p_days between 180 and 1095
    when 'seats' then p_days between 365 and 1825
    when 'posts' then p_days between 180 and 1825
    when 'mobile' then p_days between 180 and 1095
    when 'staff' then p_days between 180 and 1095
    when 'deliveries' then p_days between 180 and 1095
    when 'audit' then p_days between 180 and 3650 else false end)
  then
    raise exception 'rule % does not keep for % days', p_rule, p_days using errcode = '22023';
  end if;
  return sec.now() - make_interval(days => p_days);
end $$;

-- The function of 20261122068000 with four rules more.
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
  when 'seats' then return query
    -- 席位人员 who have left, were declined, or were never appointed before their term was over.
    select h.id::text, x.at::timestamptz, false
    from public.seat_holder h
    join public.council_seat s on s.tenant_id = h.tenant_id and s.id = h.seat_id
    join public.council_term m on m.tenant_id = s.tenant_id and m.id = s.term_id
    join sec.tenant z on z.id = h.tenant_id
    cross join lateral (select case
      when h.status = 'ended' then (h.ends_on + 1)::timestamp at time zone z.time_zone
      when h.status = 'declined' then coalesce((select max(p.entered_at) from public.seat_step p
        where p.tenant_id = h.tenant_id and p.holder_id = h.id), m.starts_on::timestamp at time zone z.time_zone)
      when h.status in ('recommended', 'selected', 'approved') and m.status = 'ended'
        then (m.ends_on + 1)::timestamp at time zone z.time_zone end as at) x
    where h.tenant_id = p_tenant and h.name <> '***' and x.at < p_before;
  when 'posts' then return query
    -- Who held a post beside the own one, sat for a side of an estate, or was named for a unit, once that is over; also
    -- with the estate or the unit. An organization that is named for a unit is nobody's name.
    select x.key::text, ((x.day + 1)::timestamp at time zone z.time_zone)::timestamptz, false
    from sec.tenant z
    cross join lateral (
      select a.id as key, least(a.ends_on, e.closed_on) as day
      from public.cross_appointment a join public.estate e on e.tenant_id = a.tenant_id and e.id = a.estate_id
      where a.tenant_id = z.id and a.name <> '***'
      union all
      select s.id, least(s.closed_on, e.closed_on)
      from public.estate_seat s join public.estate e on e.tenant_id = s.tenant_id and e.id = s.estate_id
      where s.tenant_id = z.id and s.name <> '***'
      union all
      select d.id, least(d.ends_on, u.closed_on)
      from public.unit_adviser d join public.unit_profile u on u.tenant_id = d.tenant_id and u.id = d.unit_id
      where d.tenant_id = z.id and d.name <> '***' and d.kind <> 'mass_organization'
      union all
      select o.id, o.closed_on from public.party_organization o where o.tenant_id = z.id and o.secretary is not null
      union all
      -- With whom one spoke of a resource: taken back, it is offered by nobody; its day is that of its entry.
      select r.id, (r.entered_at at time zone z.time_zone)::date
      from public.co_resource r where r.tenant_id = z.id and r.status = 'withdrawn' and r.contact <> '***'
    ) x
    where z.id = p_tenant and ((x.day + 1)::timestamp at time zone z.time_zone) < p_before;
  when 'mobile' then return query
    -- 流动党员 with whom nobody keeps contact any more. Whoever was lost may be found again within two years.
    select m.id::text, x.at::timestamptz, false
    from public.mobile_member m
    cross join lateral (select case when m.status in ('returned', 'affiliation_transferred') then m.status_at
      when m.status = 'lost_contact' then m.status_at + interval '2 years' end as at) x
    where m.tenant_id = p_tenant and m.name_masked <> '***' and x.at < p_before;
  when 'staff' then return query
    -- Where somebody of the staff wanted to be told, once the last duty is over.
    select p.person_id::text, max((d.valid_to + 1)::timestamp at time zone z.time_zone)::timestamptz, false
    from public.preference p
    join public.duty d on d.tenant_id = p.tenant_id and d.person_id = p.person_id
    join sec.tenant z on z.id = p.tenant_id
    where p.tenant_id = p_tenant
    group by p.person_id
    having bool_and(d.valid_to is not null) and max((d.valid_to + 1)::timestamp at time zone z.time_zone) < p_before;
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

-- Whether a row changes by nothing but a name that goes with its time. Who writes it is the run (sec.retain): no role has
-- the right to write these columns.
create function sec.forgets(p_old jsonb, p_new jsonb, p_column text) returns boolean language sql immutable
set search_path = pg_catalog, pg_temp as $$
  select p_new - p_column - 'version' = p_old - p_column - 'version' and coalesce(p_new ->> p_column, '***') = '***'
$$;
grant execute on function sec.forgets(jsonb, jsonb, text) to {{definer}};

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
  when 'seats' then
    update public.seat_step x set note = null where x.tenant_id = c.tenant_id and x.holder_id = any (ids) and x.note is not null;
    update public.seat_holder h set name = '***', title = '***', phone_cipher = null, phone_masked = null, phone_index = null,
      end_text = null, version = h.version + 1
    where h.tenant_id = c.tenant_id and h.id = any (ids);
  when 'posts' then
    update public.cross_appointment a set name = '***', version = a.version + 1 where a.tenant_id = c.tenant_id and a.id = any (ids);
    update public.estate_seat s set name = '***', version = s.version + 1 where s.tenant_id = c.tenant_id and s.id = any (ids);
    update public.unit_adviser d set name = '***', version = d.version + 1 where d.tenant_id = c.tenant_id and d.id = any (ids);
    update public.party_organization o set secretary = null, version = o.version + 1
    where o.tenant_id = c.tenant_id and o.id = any (ids);
    update public.co_resource r set contact = '***', version = r.version + 1 where r.tenant_id = c.tenant_id and r.id = any (ids);
    -- What a withdrawn resource said of its contact before.
    update public.co_change x set was = x.was - 'contact' where x.tenant_id = c.tenant_id and x.subject_id = any (ids) and x.was ? 'contact';
  when 'mobile' then
    update public.mobile_contact k set text = mark where k.tenant_id = c.tenant_id and k.mobile_id = any (ids);
    update public.mobile_referral f set text = mark, answer = case when f.answer is not null then mark end, version = f.version + 1
    where f.tenant_id = c.tenant_id and f.mobile_id = any (ids);
    update public.mobile_member m set name_cipher = null, phone_cipher = null, name_masked = '***', phone_masked = '***',
      version = m.version + 1
    where m.tenant_id = c.tenant_id and m.id = any (ids);
  when 'staff' then
    delete from public.preference p where p.tenant_id = c.tenant_id and p.person_id = any (ids);
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

-- ---------------------------------------------------------------- what is over stays, but for the name

create or replace function sec.guard_cross_appointment() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'job' and not (c.role = 'community_secretary' and new.path = c.lo) then
    raise exception 'appointment refused' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then return new; end if;
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if old.ends_on is not null and not (c.kind = 'job' and sec.forgets(to_jsonb(old), to_jsonb(new), 'name')) then
    raise exception 'what is over stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function sec.guard_estate() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); own boolean;
begin
  own := c.kind = 'job' or (c.role = 'community_secretary' and new.path = c.lo);
  if tg_table_name = 'estate_plan' then
    own := own or c.role = 'street_secretary';
  elsif tg_table_name = 'estate' and tg_op = 'UPDATE' then
    own := own or (c.role = 'street_secretary'
      and to_jsonb(new) - 'plan_due' - 'version' = to_jsonb(old) - 'plan_due' - 'version');
  end if;
  if not own then raise exception 'estate refused' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then return new; end if;
  if tg_table_name <> 'estate_management' and to_jsonb(new) ->> 'version' <> ((to_jsonb(old) ->> 'version')::int + 1)::text then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if (tg_table_name = 'estate' and to_jsonb(old) ->> 'closed_on' is not null)
    or (tg_table_name = 'estate_management' and to_jsonb(old) ->> 'ends_on' is not null)
    or (tg_table_name = 'estate_plan' and to_jsonb(old) ->> 'status' <> 'open')
    or (tg_table_name = 'estate_seat' and to_jsonb(old) ->> 'closed_on' is not null
      and not (c.kind = 'job' and sec.forgets(to_jsonb(old), to_jsonb(new), 'name'))) then
    raise exception 'what is over stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function sec.guard_unit_row() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); u public.unit_profile;
begin
  select * into u from public.unit_profile p where p.tenant_id = c.tenant_id and p.id = new.unit_id;
  if not found or u.path <> new.path then raise exception 'no such unit' using errcode = '23514'; end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) ->> 'version' <> ((to_jsonb(old) ->> 'version')::int + 1)::text then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if to_jsonb(old) ->> 'ends_on' is not null and not (c.kind = 'job' and sec.forgets(to_jsonb(old), to_jsonb(new), 'name')) then
      raise exception 'what is over stays as it was' using errcode = '42501';
    end if;
  elsif tg_table_name <> 'unit_step' and u.closed_on is not null and c.kind <> 'job' then
    raise exception 'unit is closed' using errcode = '42501';
  end if;
  return new;
end $$;

create or replace function sec.guard_party() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); above public.party_organization;
begin
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if old.closed_on is not null and not (c.kind = 'job' and sec.forgets(to_jsonb(old), to_jsonb(new), 'secretary')) then
      raise exception 'closed organizations stay as they were' using errcode = '42501';
    end if;
    if new.closed_on is not null and old.closed_on is null and exists (select from public.party_organization p
        where p.tenant_id = c.tenant_id and p.parent_id = new.id and p.closed_on is null) then
      raise exception 'an organization above others is not closed' using errcode = '42501';
    end if;
  end if;
  if new.parent_id is null or (tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id) then
    return new;
  end if;
  -- Two who move organizations at once wait for each other: together they could close a circle.
  perform pg_advisory_xact_lock(hashtextextended(c.tenant_id::text, 44));
  select * into above from public.party_organization p where p.tenant_id = c.tenant_id and p.id = new.parent_id;
  if not found or above.closed_on is not null or not starts_with(new.path, above.path) then
    raise exception 'no such organization above' using errcode = '23514';
  end if;
  if exists (with recursive up as (
      select p.id, p.parent_id from public.party_organization p where p.tenant_id = c.tenant_id and p.id = new.parent_id
      union select p.id, p.parent_id from public.party_organization p join up on p.id = up.parent_id where p.tenant_id = c.tenant_id)
    select from up where up.id = new.id) then
    raise exception 'an organization is not below itself' using errcode = '23514';
  end if;
  return new;
end $$;

-- A code for a phone that was never used: what is kept of the phone goes with it.
create or replace function sec.forget() returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); gone int;
begin
  delete from public.command_result r
  where r.tenant_id = c.tenant_id
    and r.at < sec.now() - case when r.command = 'ticket.report' then interval '10 days' else interval '3 days' end;
  get diagnostics gone = row_count;
  delete from sec.phone_code k where k.tenant_id = c.tenant_id and k.expires_at < sec.now() - interval '1 day';
  return gone;
end $$;
set local role {{owner}};
