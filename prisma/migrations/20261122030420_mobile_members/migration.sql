-- 流动党员 (DOMAIN §4.8, §10 rows 4.16 and 5.3): who keeps contact, and what help was asked for. No second register of
-- members: the affiliation stays in the national system, here stands a reference and what happens locally.
{{helpers}}

create table mobile_member (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    direction text not null,
    name_cipher bytea,
    name_masked text not null,
    phone_cipher bytea,
    phone_masked text not null,
    home_branch text not null,
    host_branch text,
    destination text not null,
    since date not null,
    status text not null,
    status_at timestamptz(3) not null,
    contact_due date not null,
    contacted_at timestamptz(3),
    reminded_for date,
    created_at timestamptz(3) not null,
    created_by text not null,
    version integer not null default 1,
    constraint mobile_member_pkey primary key (tenant_id, id)
);
create table mobile_contact (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    mobile_id uuid not null,
    text text not null,
    at timestamptz(3) not null,
    by_name text not null,
    constraint mobile_contact_pkey primary key (tenant_id, id)
);
create table mobile_referral (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    mobile_id uuid not null,
    kind text not null,
    text text not null,
    status text not null,
    answer text,
    created_at timestamptz(3) not null,
    answered_at timestamptz(3),
    answered_by text,
    version integer not null default 1,
    constraint mobile_referral_pkey primary key (tenant_id, id)
);
create index mobile_member_tenant_id_path_contact_due_id_idx on mobile_member (tenant_id, path, contact_due, id);
create index mobile_contact_tenant_id_mobile_id_at_idx on mobile_contact (tenant_id, mobile_id, at desc);
create index mobile_referral_tenant_id_mobile_id_created_at_idx on mobile_referral (tenant_id, mobile_id, created_at desc);

alter table mobile_member
  add check (direction in ('out', 'in')),
  add check (status in ('out_registered', 'in_notified', 'in_accepted', 'active', 'affiliation_transferred', 'returned', 'lost_contact')),
  add check (direction = 'out' or status <> 'out_registered'),
  add check (char_length(home_branch) between 2 and 60),
  add check (char_length(host_branch) between 2 and 60),
  add check (status not in ('in_accepted', 'active') or host_branch is not null),
  add check (char_length(destination) between 2 and 60),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table mobile_contact
  add check (char_length(text) between 2 and 100),
  add foreign key (tenant_id, mobile_id) references mobile_member (tenant_id, id);
alter table mobile_referral
  add check (kind in ('job', 'training', 'legal_aid', 'hardship')),
  add check (status in ('open', 'done', 'declined')),
  add check ((status = 'open') = (answered_at is null)),
  add check ((status = 'open') = (answer is null)),
  add check (char_length(text) between 2 and 300),
  add check (char_length(answer) between 2 and 300),
  add foreign key (tenant_id, mobile_id) references mobile_member (tenant_id, id);

create trigger guard_step before update on mobile_member for each row execute function sec.guard_step(
  'out_registered>in_notified', 'in_notified>in_accepted', 'in_accepted>active',
  'out_registered>returned', 'in_notified>returned', 'in_accepted>returned', 'active>returned',
  'in_accepted>affiliation_transferred', 'active>affiliation_transferred',
  'out_registered>lost_contact', 'in_notified>lost_contact', 'in_accepted>lost_contact', 'active>lost_contact',
  'lost_contact>active', 'lost_contact>returned');
create trigger guard_step before update on mobile_referral for each row execute function sec.guard_step('open>done', 'open>declined');

select pg_temp.guard_table('mobile_member'), pg_temp.guard_table('mobile_contact', false), pg_temp.guard_table('mobile_referral', false);

do $$
declare
  r text; mine text; t text;
  shown constant text := '(tenant_id, id, path, area_id, direction, name_masked, phone_masked, home_branch, host_branch, destination, '
    'since, status, status_at, contact_due, contacted_at, reminded_for, created_at, created_by, version)';
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('mobile_member', r, 'select', mine, shown);
    perform pg_temp.allow('mobile_member', r, 'insert', mine);
    perform pg_temp.allow('mobile_member', r, 'update', mine, '(host_branch, status, status_at, contact_due, contacted_at, version)');
    foreach t in array array['mobile_contact', 'mobile_referral'] loop
      perform pg_temp.allow(t, r, 'select', mine);
      perform pg_temp.allow(t, r, 'insert', mine);
    end loop;
    perform pg_temp.allow('mobile_referral', r, 'update', mine, '(status, answer, answered_at, answered_by, version)');
  end loop;
end $$;

-- Name and phone of one, for the community that keeps contact. The event is the runner's.
create function sec.reveal_mobile(p_mobile uuid) returns table (name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.role <> 'community_secretary' then raise exception 'reveal refused' using errcode = '42501'; end if;
  return query select m.name_cipher, m.phone_cipher from public.mobile_member m
    where m.tenant_id = c.tenant_id and m.id = p_mobile and m.path >= c.lo and m.path < c.hi;
end $$;
alter function sec.reveal_mobile(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.reveal_mobile(uuid) to {{p_area}};
set local role {{owner}};
