{{helpers}}
-- 每月一题 (DOMAIN §2.10): a district or a street takes up one theme for a month, with two or three concrete problems,
-- each with who leads, measures with a day, and what became of it. Everybody of the staff may read them, because an
-- organization must see what it helps with and a street what the district has taken up; nothing in them is about a
-- person. Writing is by place: who chose it, and for the measures the organization that leads.

create table monthly_topic (
  tenant_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  area_id uuid not null,
  area_name text not null,
  month date not null,
  title text not null,
  version int not null default 1,
  chosen_at timestamptz(3) not null,
  chosen_by text not null,
  constraint monthly_topic_pkey primary key (tenant_id, id),
  constraint monthly_topic_month check (extract(day from month) = 1),
  constraint monthly_topic_title check (char_length(title) between 2 and 40),
  foreign key (tenant_id, area_id) references area (tenant_id, id)
);
-- One theme a month at each level.
create unique index monthly_topic_of on monthly_topic (tenant_id, area_id, month);
create index monthly_topic_path on monthly_topic (tenant_id, month, path);

create table topic_problem (
  tenant_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  path text collate "C" not null,
  organization_id uuid not null,
  organization_name text not null,
  helper_ids uuid[] not null default '{}',
  title text not null,
  matter text not null,
  category_id uuid,
  counted_area_id uuid,
  counted_from date,
  counted_to date,
  tests text[] not null default '{}',
  outcome text,
  outcome_text text,
  reviewed_at timestamptz(3),
  reviewed_by text,
  public_text text,
  released_at timestamptz(3),
  version int not null default 1,
  given_at timestamptz(3) not null,
  given_by text not null,
  constraint topic_problem_pkey primary key (tenant_id, id),
  constraint topic_problem_title check (char_length(title) between 2 and 40),
  constraint topic_problem_matter check (char_length(matter) between 1 and 500),
  constraint topic_problem_tests check (tests <@ array['prominent', 'wide', 'solvable', 'policy']),
  constraint topic_problem_counted check ((category_id is null) = (counted_area_id is null)
    and (category_id is null) = (counted_from is null) and (category_id is null) = (counted_to is null)),
  constraint topic_problem_outcome check (outcome in ('solved', 'partly', 'dropped')),
  constraint topic_problem_outcome_text check (char_length(outcome_text) <= 500),
  constraint topic_problem_reviewed check ((reviewed_at is null) = (outcome is null)
    and (reviewed_at is null) = (outcome_text is null)),
  constraint topic_problem_public check (char_length(public_text) between 1 and 500),
  constraint topic_problem_released check ((public_text is null) = (released_at is null)),
  foreign key (tenant_id, topic_id) references monthly_topic (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, counted_area_id) references area (tenant_id, id)
);
create index topic_problem_of on topic_problem (tenant_id, topic_id, given_at);
create index topic_problem_lead on topic_problem (tenant_id, organization_id) where reviewed_at is null;

create table topic_measure (
  tenant_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  path text collate "C" not null,
  organization_id uuid not null,
  text text not null,
  due_on date not null,
  done_text text,
  done_at timestamptz(3),
  done_by text,
  back_text text,
  version int not null default 1,
  constraint topic_measure_pkey primary key (tenant_id, id),
  constraint topic_measure_text check (char_length(text) between 1 and 200),
  constraint topic_measure_done_text check (char_length(done_text) <= 300),
  constraint topic_measure_back_text check (char_length(back_text) <= 300),
  constraint topic_measure_done check ((done_at is null) = (done_text is null) and (done_at is null) = (done_by is null)),
  foreign key (tenant_id, problem_id) references topic_problem (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create index topic_measure_of on topic_measure (tenant_id, problem_id, due_on, id);

select pg_temp.guard_table('monthly_topic'), pg_temp.guard_table('topic_problem'), pg_temp.guard_table('topic_measure');

do $$
declare r text; mine text; t text;
begin
  foreach t in array array['monthly_topic', 'topic_problem', 'topic_measure'] loop
    foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
      perform pg_temp.allow(t, r, 'select', 'tenant_id = (select sec.tenant())');
    end loop;
  end loop;
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    foreach t in array array['monthly_topic', 'topic_problem', 'topic_measure'] loop
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('monthly_topic', r, 'update', mine, '(version)');
    perform pg_temp.allow('topic_problem', r, 'update', mine,
      '(outcome, outcome_text, reviewed_at, reviewed_by, public_text, released_at, version)');
    perform pg_temp.allow('topic_measure', r, 'update', mine, '(text, due_on, done_text, done_at, done_by, back_text, version)');
  end loop;
  perform pg_temp.allow('topic_measure', '{{=p_org}}', 'update', 'organization_id = (select sec.org())',
    '(done_text, done_at, done_by, version)');
end $$;

-- The last line: who may choose, what may be reported, that a version moves by one, and that nobody writes on a
-- measure whose problem is reviewed.
create function sec.guard_topic() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); chooses boolean;
begin
  if tg_op = 'UPDATE' and new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if c.kind = 'job' then return new; end if;
  chooses := c.role in ('district_org', 'district_dispatcher', 'street_secretary');
  if tg_table_name = 'topic_measure' then
    if exists (select from public.topic_problem p where p.tenant_id = new.tenant_id and p.id = new.problem_id
        and p.reviewed_at is not null) then
      raise exception 'the problem is reviewed' using errcode = '42501';
    end if;
    if not chooses and (tg_op = 'INSERT' or c.role not in ('dept_clerk', 'dept_leader')
        or old.done_at is not null or new.done_at is null) then
      raise exception 'measure refused' using errcode = '42501';
    end if;
    -- Who checks does not report: a measure is done by the word of who leads.
    if chooses and tg_op = 'UPDATE' and old.done_at is null and new.done_at is not null then
      raise exception 'measure refused' using errcode = '42501';
    end if;
  elsif not chooses then
    raise exception 'topic refused' using errcode = '42501';
  end if;
  return new;
end $$;
-- A street that moves takes its topics along; that is no change of theirs.
create trigger guard_topic before insert on monthly_topic for each row execute function sec.guard_topic();
create trigger guard_topic_change before update on monthly_topic for each row when (new.path = old.path) execute function sec.guard_topic();
create trigger guard_topic before insert on topic_problem for each row execute function sec.guard_topic();
create trigger guard_topic_change before update on topic_problem for each row when (new.path = old.path) execute function sec.guard_topic();
create trigger guard_topic before insert on topic_measure for each row execute function sec.guard_topic();
create trigger guard_topic_change before update on topic_measure for each row when (new.path = old.path) execute function sec.guard_topic();

-- What residents read: the released problems of a year, with how far they are, and not a word that was not released.
create function sec.public_topics(p_year int) returns table (id uuid, area_name text, month date, theme text, title text,
  organization_name text, public_text text, measures int, done int, outcome text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  return query
    select p.id, t.area_name, t.month, t.title, p.title, p.organization_name, p.public_text,
      (select count(*)::int from public.topic_measure m where m.tenant_id = p.tenant_id and m.problem_id = p.id),
      (select count(*)::int from public.topic_measure m where m.tenant_id = p.tenant_id and m.problem_id = p.id
        and m.done_at is not null),
      p.outcome
    from public.topic_problem p
    join public.monthly_topic t on t.tenant_id = p.tenant_id and t.id = p.topic_id
    where p.tenant_id = c.tenant_id and p.released_at is not null
      and t.month >= make_date(p_year, 1, 1) and t.month < make_date(p_year + 1, 1, 1)
    order by t.month desc, t.path, p.given_at limit 300;
end $$;

alter table notification add column topic_id uuid;
alter table notification add foreign key (tenant_id, topic_id) references monthly_topic (tenant_id, id);

alter function sec.guard_topic() owner to {{definer}};
alter function sec.public_topics(int) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.public_topics(int) to {{p_public}};
set local role {{owner}};
