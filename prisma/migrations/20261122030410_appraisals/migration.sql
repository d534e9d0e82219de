-- 民主评选星级党员 (DOMAIN §4.7, §10 row 4.15) as a secret vote (DESIGN §4): tallies and who has voted, nothing else.
-- There are no ballots. Both stand in one row for each round, which every vote writes anew as a whole: neither the
-- order of rows nor the number of a transaction belongs to one voter, and the names of those who voted are sorted.
{{helpers}}

create table appraisal (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    title text not null,
    max_choices integer not null,
    opens_at timestamptz(3) not null,
    closes_at timestamptz(3) not null,
    created_at timestamptz(3) not null,
    created_by text not null,
    cancelled_at timestamptz(3),
    version integer not null default 1,
    constraint appraisal_pkey primary key (tenant_id, id)
);
create table appraisal_candidate (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    appraisal_id uuid not null,
    member_id uuid not null,
    constraint appraisal_candidate_pkey primary key (tenant_id, id)
);
create index appraisal_tenant_id_path_closes_at_id_idx on appraisal (tenant_id, path, closes_at desc, id desc);
create unique index appraisal_candidate_tenant_id_appraisal_id_member_id_key on appraisal_candidate (tenant_id, appraisal_id, member_id);

alter table appraisal
  add check (char_length(title) between 4 and 40),
  add check (max_choices between 1 and 20),
  add check (closes_at > opens_at),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table appraisal_candidate
  add foreign key (tenant_id, appraisal_id) references appraisal (tenant_id, id),
  add foreign key (tenant_id, member_id) references member (tenant_id, id);

-- No role reads this, not even the worker: only the functions below.
create table sec.ballot_box (
  tenant_id uuid not null references sec.tenant (id),
  appraisal_id uuid not null,
  voted uuid[] not null default '{}',
  tally jsonb not null default '{}',
  primary key (tenant_id, appraisal_id)
);
grant select, insert, update on sec.ballot_box to {{definer}};

select pg_temp.guard_table('appraisal', false), pg_temp.guard_table('appraisal_candidate', false);

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('appraisal', r, 'select', mine);
    perform pg_temp.allow('appraisal', r, 'insert', mine);
    perform pg_temp.allow('appraisal', r, 'update', mine, '(cancelled_at, version)');
    perform pg_temp.allow('appraisal_candidate', r, 'select', mine);
    perform pg_temp.allow('appraisal_candidate', r, 'insert', mine);
  end loop;
  perform pg_temp.allow('appraisal', '{{=p_person}}', 'select', 'path = (select sec.lo())');
end $$;

create function sec.guard_appraisal() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 or old.cancelled_at is not null then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  return new;
end $$;
create trigger guard_appraisal before update on appraisal for each row execute function sec.guard_appraisal();

create function sec.place_box() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  insert into sec.ballot_box (tenant_id, appraisal_id) values (new.tenant_id, new.id);
  return null;
end $$;
create trigger place_box after insert on appraisal for each row execute function sec.place_box();

-- A candidate is a member of the community who agreed to it; nobody is added once a vote may have been cast.
create function sec.guard_candidate() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.appraisal a
      join public.consent k on k.tenant_id = a.tenant_id and k.member_id = new.member_id and k.purpose = 'appraisal'
        and k.withdrawn_at is null
      join public.member_check_in c on c.tenant_id = a.tenant_id and c.member_id = new.member_id and c.path = a.path
        and c.status = 'active'
      where a.tenant_id = new.tenant_id and a.id = new.appraisal_id and a.path = new.path
        and a.xmin = pg_current_xact_id()::xid) then
    raise exception 'not a candidate' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_candidate before insert on appraisal_candidate for each row execute function sec.guard_candidate();

-- Who has agreed to stand, by name: for the community that draws up the list.
create function sec.appraisal_agreed() returns table (member_id uuid, unit_name text, name_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role <> 'community_secretary' then raise exception 'agreed refused' using errcode = '42501'; end if;
  return query select m.id, m.unit_name, m.name_cipher from public.member m
    join public.member_check_in k on k.tenant_id = m.tenant_id and k.member_id = m.id and k.status = 'active'
    join public.consent a on a.tenant_id = m.tenant_id and a.member_id = m.id and a.purpose = 'appraisal' and a.withdrawn_at is null
    where m.tenant_id = c.tenant_id and k.path = c.lo and m.erased_at is null
    order by m.unit_name, m.id limit 500;
end $$;

-- Who stands, for the community and its members; who has taken the consent back stands no longer. Votes and the number
-- of voters only after the end, and only from five voters up.
create function sec.appraisal_candidates(p_appraisal uuid) returns table (id uuid, unit_name text, name_cipher bytea, votes int, voters int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a public.appraisal; b sec.ballot_box; open_box boolean;
begin
  select * into a from public.appraisal x where x.tenant_id = c.tenant_id and x.id = p_appraisal
    and case when c.role = 'member' then x.path = c.lo
      when c.role in ('community_secretary', 'street_secretary', 'district_org') then x.path >= c.lo and x.path < c.hi
      else false end;
  if not found then return; end if;
  select * into b from sec.ballot_box x where x.tenant_id = a.tenant_id and x.appraisal_id = a.id;
  open_box := a.cancelled_at is null and a.closes_at <= sec.now() and cardinality(b.voted) >= 5;
  return query select k.id, m.unit_name, m.name_cipher,
      case when open_box then coalesce((b.tally ->> k.id::text)::int, 0) end, case when open_box then cardinality(b.voted) end
    from public.appraisal_candidate k
    join public.member m on m.tenant_id = k.tenant_id and m.id = k.member_id and m.erased_at is null
    where k.tenant_id = a.tenant_id and k.appraisal_id = a.id
      and exists (select from public.consent s where s.tenant_id = k.tenant_id and s.member_id = k.member_id
        and s.purpose = 'appraisal' and s.withdrawn_at is null)
    order by m.unit_name, k.id;
end $$;

-- Whether the member who acts has voted in a round.
create function sec.has_voted(p_appraisal uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select c.person_id = any (b.voted) from sec.ballot_box b
    where b.tenant_id = c.tenant_id and b.appraisal_id = p_appraisal), false)
  from (select (sec.ctx()).*) c where c.role = 'member'
$$;

-- One vote: the lock on the box decides every race. Tells done, or why not: missing, closed, choice, many, again.
create function sec.cast_vote(p_appraisal uuid, p_choices uuid[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); a public.appraisal; b sec.ballot_box; n int;
begin
  select * into a from public.appraisal x where x.tenant_id = c.tenant_id and x.id = p_appraisal and x.path = c.lo;
  if not found or c.role <> 'member' or not exists (select from public.member_check_in k where k.tenant_id = c.tenant_id
      and k.member_id = c.person_id and k.path = a.path and k.status in ('active', 'exempt')) then
    return 'missing';
  end if;
  if a.cancelled_at is not null or sec.now() < a.opens_at or sec.now() >= a.closes_at then return 'closed'; end if;
  select count(*) into n from public.appraisal_candidate k
    where k.tenant_id = a.tenant_id and k.appraisal_id = a.id and k.id = any (p_choices);
  if n = 0 or n <> cardinality(p_choices) then return 'choice'; end if;
  if n > a.max_choices then return 'many'; end if;
  select * into b from sec.ballot_box x where x.tenant_id = a.tenant_id and x.appraisal_id = a.id for update;
  if c.person_id = any (b.voted) then return 'again'; end if;
  update sec.ballot_box x set
    voted = array(select v from unnest(b.voted || c.person_id) v order by v),
    tally = (select jsonb_object_agg(k.id::text, coalesce((b.tally ->> k.id::text)::int, 0) + (k.id = any (p_choices))::int)
      from public.appraisal_candidate k where k.tenant_id = a.tenant_id and k.appraisal_id = a.id)
  where x.tenant_id = a.tenant_id and x.appraisal_id = a.id;
  return 'done';
end $$;

do $$
declare f text;
begin
  foreach f in array array['sec.place_box()', 'sec.guard_candidate()', 'sec.appraisal_agreed()', 'sec.appraisal_candidates(uuid)',
    'sec.has_voted(uuid)', 'sec.cast_vote(uuid, uuid[])'] loop
    execute format('alter function %s owner to {{definer}}', f);
  end loop;
end $$;
set local role {{definer}};
grant execute on function sec.appraisal_agreed() to {{p_area}};
grant execute on function sec.appraisal_candidates(uuid) to {{p_area}}, {{p_district}}, {{p_person}};
grant execute on function sec.has_voted(uuid), sec.cast_vote(uuid, uuid[]) to {{p_person}};
set local role {{owner}};
