{{helpers}}
-- 项目党支部 and 每月一题: which theme of the month a project branch works for. It lies with the branch, because its
-- secretary names it; the topic's page shows the name to everybody who reads topics of an area.
create table topic_branch (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    topic_id uuid not null,
    party_id uuid not null,
    party_name text not null,
    named_at timestamptz(3) not null,
    named_by text not null,
    ended_at timestamptz(3),
    version integer not null default 1,
    constraint topic_branch_pkey primary key (tenant_id, id)
);
create index topic_branch_tenant_id_topic_id_idx on topic_branch (tenant_id, topic_id);
create index topic_branch_tenant_id_party_id_idx on topic_branch (tenant_id, party_id);
create unique index topic_branch_one on topic_branch (tenant_id, party_id, topic_id) where ended_at is null;
alter table topic_branch
  add check (char_length(party_name) between 2 and 60),
  add foreign key (tenant_id, topic_id) references monthly_topic (tenant_id, id),
  add foreign key (tenant_id, party_id) references party_organization (tenant_id, id);
select pg_temp.guard_table('topic_branch');

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    -- As the topics themselves.
    perform pg_temp.allow('topic_branch', r, 'select', 'tenant_id = (select sec.tenant())');
    perform pg_temp.allow('topic_branch', r, 'insert', mine);
    perform pg_temp.allow('topic_branch', r, 'update', mine, '(ended_at, version)');
  end loop;
end $$;

-- A project branch that stands, a topic of its own place or above, named by who is responsible for Party organizations.
create function sec.guard_topic_branch() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'user' and c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'branch refused' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    if new.version <> old.version + 1 then
      raise exception 'version must move by one' using errcode = '40001';
    end if;
    if old.ended_at is not null then raise exception 'branch refused' using errcode = '42501'; end if;
    return new;
  end if;
  if not exists (select from public.party_organization p
      join public.monthly_topic t on t.tenant_id = p.tenant_id and t.id = new.topic_id and starts_with(p.path, t.path)
      where p.tenant_id = new.tenant_id and p.id = new.party_id and p.form = 'project' and p.closed_on is null
        and p.path = new.path) then
    raise exception 'branch refused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_topic_branch before insert on topic_branch for each row execute function sec.guard_topic_branch();
create trigger guard_topic_branch_change before update on topic_branch for each row when (new.path = old.path)
  execute function sec.guard_topic_branch();
alter function sec.guard_topic_branch() owner to {{definer}};
