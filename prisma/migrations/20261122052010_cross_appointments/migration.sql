{{helpers}}
-- 双向进入、交叉任职 (DOMAIN §7.5): who of one body of an estate holds a post in another, from when to when, by which
-- document. Nothing is forbidden; where an interest is in conflict with the post, a note says how it is kept apart.

create table cross_appointment (
  tenant_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  path text collate "C" not null,
  name text not null,
  from_body text not null,
  from_post text not null,
  to_body text not null,
  to_post text not null,
  company_id uuid,
  company_name text,
  paid boolean not null default false,
  starts_on date not null,
  ends_on date,
  document_no text,
  conflict_note text,
  entered_at timestamptz(3) not null,
  entered_by text not null,
  version int not null default 1,
  constraint cross_appointment_pkey primary key (tenant_id, id),
  constraint cross_appointment_bodies check (from_body in ('residents_committee', 'party', 'owners', 'company')
    and to_body in ('residents_committee', 'party', 'owners', 'company') and from_body <> to_body),
  constraint cross_appointment_company check (('company' in (from_body, to_body)) = (company_id is not null)
    and (company_id is null) = (company_name is null)),
  constraint cross_appointment_name check (char_length(name) between 1 and 30),
  constraint cross_appointment_posts check (char_length(from_post) between 2 and 40 and char_length(to_post) between 2 and 40),
  constraint cross_appointment_days check (ends_on >= starts_on),
  constraint cross_appointment_document check (char_length(document_no) between 2 and 60),
  constraint cross_appointment_note check (char_length(conflict_note) between 2 and 300),
  foreign key (tenant_id, estate_id) references estate (tenant_id, id),
  foreign key (tenant_id, company_id) references organization (tenant_id, id)
);
create index cross_appointment_of on cross_appointment (tenant_id, estate_id, starts_on desc);

select pg_temp.guard_table('cross_appointment');

do $$
declare
  r text;
  here constant text := 'path = (select sec.lo())';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    perform pg_temp.allow('cross_appointment', r, 'select', case r
      when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end);
  end loop;
  r := '{{=p_area}}';
  perform pg_temp.allow('cross_appointment', r, 'insert', here);
  perform pg_temp.allow('cross_appointment', r, 'update', here, '(ends_on, conflict_note, version)');
end $$;

-- The last line: the community writes its own, and what is over stays as it was.
create function sec.guard_cross_appointment() returns trigger language plpgsql security definer
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
  if old.ends_on is not null then
    raise exception 'what is over stays as it was' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_cross_appointment before insert on cross_appointment for each row
  execute function sec.guard_cross_appointment();
create trigger guard_cross_appointment_change before update on cross_appointment for each row when (new.path = old.path)
  execute function sec.guard_cross_appointment();
alter function sec.guard_cross_appointment() owner to {{definer}};
