-- 承诺书 and 双报告 (DOMAIN §4.7, §10 rows 4.15 and 5.5): what members promise by their own will, and what each side
-- hears of what was done.
{{helpers}}

create table pledge_template (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    title text not null,
    text text not null,
    retired_at timestamptz(3),
    version integer not null default 1,
    constraint pledge_template_pkey primary key (tenant_id, id)
);
create table pledge (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    member_id uuid not null,
    post text not null,
    text text not null,
    text_hash bytea not null,
    from_day date not null,
    to_day date not null,
    status text not null,
    confirmed_at timestamptz(3) not null,
    fulfilled_at timestamptz(3),
    fulfilled_text text,
    review text,
    reviewed_at timestamptz(3),
    reviewed_by text,
    withdrawn_at timestamptz(3),
    version integer not null default 1,
    constraint pledge_pkey primary key (tenant_id, id)
);
create table service_statement (
    tenant_id uuid not null,
    id uuid not null,
    path text collate "C" not null,
    area_id uuid not null,
    subject text not null,
    member_id uuid,
    organization_id uuid,
    unit_name text not null,
    kind text not null,
    from_day date not null,
    to_day date not null,
    members integer not null default 0,
    posts integer not null,
    minutes integer not null,
    wishes integer not null,
    pledges integer not null,
    fulfilled integer not null,
    status text not null,
    evaluation text,
    evaluated_at timestamptz(3),
    evaluated_by text,
    acknowledged_at timestamptz(3),
    generated_at timestamptz(3) not null,
    version integer not null default 1,
    constraint service_statement_pkey primary key (tenant_id, id)
);

create index pledge_template_tenant_id_path_idx on pledge_template (tenant_id, path);
create index pledge_tenant_id_path_status_confirmed_at_id_idx on pledge (tenant_id, path, status, confirmed_at desc, id desc);
create index pledge_tenant_id_member_id_confirmed_at_idx on pledge (tenant_id, member_id, confirmed_at desc);
create index service_statement_tenant_id_path_status_from_day_id_idx on service_statement (tenant_id, path, status, from_day desc, id);
create index service_statement_tenant_id_organization_id_from_day_id_idx on service_statement (tenant_id, organization_id, from_day desc, id);
create index service_statement_tenant_id_member_id_from_day_idx on service_statement (tenant_id, member_id, from_day desc);
-- Exactly one for each member, or unit, and period.
create unique index service_statement_member on service_statement (tenant_id, member_id, kind, from_day);
create unique index service_statement_unit on service_statement (tenant_id, organization_id, kind, from_day) where subject = 'unit';

alter table pledge_template
  add check (char_length(title) between 2 and 30),
  add check (char_length(text) between 10 and 2000),
  add foreign key (tenant_id, area_id) references area (tenant_id, id);
alter table pledge
  add check (status in ('confirmed', 'fulfilled', 'reviewed', 'withdrawn')),
  add check (char_length(post) between 2 and 30),
  add check (char_length(text) between 10 and 2000),
  -- The hash is of this text: whoever changes one of them is found out by the other.
  add check (text_hash = sha256(convert_to(text, 'UTF8'))),
  add check (to_day >= from_day),
  add check (char_length(fulfilled_text) <= 500),
  add check (char_length(review) <= 500),
  add check (status not in ('fulfilled', 'reviewed') or fulfilled_at is not null),
  add check ((status = 'reviewed') = (review is not null)),
  add check ((status = 'withdrawn') = (withdrawn_at is not null)),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, member_id) references member (tenant_id, id);
alter table service_statement
  add check (subject in ('member', 'unit')),
  add check ((subject = 'member') = (member_id is not null)),
  add check (subject = 'member' or organization_id is not null),
  add check (kind in ('quarter', 'half_year', 'year')),
  add check (to_day > from_day),
  add check (least(members, posts, minutes, wishes, pledges, fulfilled) >= 0),
  add check (status in ('drafted', 'sent', 'acknowledged')),
  add check ((status = 'drafted') = (evaluation is null)),
  add check ((status = 'acknowledged') = (acknowledged_at is not null)),
  add check (char_length(evaluation) between 2 and 500),
  add foreign key (tenant_id, area_id) references area (tenant_id, id),
  add foreign key (tenant_id, member_id) references member (tenant_id, id),
  add foreign key (tenant_id, organization_id) references organization (tenant_id, id);

-- The last line: which change of a status is legal (the trigger names them), and that the version moves by one.
create function sec.guard_step() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'version must move by one' using errcode = '40001';
  end if;
  if new.status <> old.status and old.status || '>' || new.status <> all (tg_argv) then
    raise exception 'no way from % to %', old.status, new.status using errcode = '42501';
  end if;
  return new;
end $$;
create trigger guard_step before update on pledge for each row
  execute function sec.guard_step('confirmed>fulfilled', 'confirmed>withdrawn', 'fulfilled>reviewed');
create trigger guard_step before update on service_statement for each row
  execute function sec.guard_step('drafted>sent', 'sent>acknowledged');

select pg_temp.guard_table('pledge_template', false), pg_temp.guard_table('pledge', false),
  pg_temp.guard_table('service_statement', false);

do $$
declare r text; mine text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('pledge_template', r, 'select', mine);
    perform pg_temp.allow('pledge_template', r, 'insert', mine);
    perform pg_temp.allow('pledge_template', r, 'update', mine, '(title, text, retired_at, version)');
    perform pg_temp.allow('pledge', r, 'select', mine);
    perform pg_temp.allow('pledge', r, 'update', mine, '(status, review, reviewed_at, reviewed_by, version)');
    perform pg_temp.allow('service_statement', r, 'select', mine);
    perform pg_temp.allow('service_statement', r, 'update', mine, '(status, evaluation, evaluated_at, evaluated_by, version)');
  end loop;
  perform pg_temp.allow('pledge_template', '{{=p_person}}', 'select', 'starts_with((select sec.lo()), path)');
  perform pg_temp.allow('pledge', '{{=p_person}}', 'select', 'member_id = (select sec.person())');
  perform pg_temp.allow('pledge', '{{=p_person}}', 'insert',
    'member_id = (select sec.person()) and path = (select sec.lo()) and status = ''confirmed''');
  perform pg_temp.allow('pledge', '{{=p_person}}', 'update', 'member_id = (select sec.person())',
    '(status, fulfilled_at, fulfilled_text, withdrawn_at, version)');
  -- Member and unit hear of it when the community has written its word.
  perform pg_temp.allow('service_statement', '{{=p_person}}', 'select',
    'member_id = (select sec.person()) and status in (''sent'', ''acknowledged'')');
  perform pg_temp.allow('service_statement', '{{=p_unit}}', 'select',
    'organization_id = (select sec.org()) and status in (''sent'', ''acknowledged'')');
  perform pg_temp.allow('service_statement', '{{=p_unit}}', 'update',
    'organization_id = (select sec.org()) and status in (''sent'', ''acknowledged'')', '(status, acknowledged_at, version)');
end $$;

-- What a community shows of its members' pledges: only with their consent to it, and a name and unit only with the
-- consent to that too (DOMAIN §11.2, P3; PIPL art. 25). Taken back, it is gone at once.
create function sec.public_pledges(p_area uuid) returns table (id uuid, post text, text text, from_day date, to_day date,
  status text, unit_name text, name_cipher bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.post, p.text, p.from_day, p.to_day, case p.status when 'confirmed' then 'confirmed' else 'fulfilled' end,
    case when named.yes then m.unit_name end, case when named.yes then m.name_cipher end
  from public.pledge p
  join public.member m on m.tenant_id = p.tenant_id and m.id = p.member_id and m.erased_at is null
  cross join lateral (select exists (select from public.consent k where k.tenant_id = p.tenant_id and k.member_id = p.member_id
    and k.purpose = 'public_name' and k.withdrawn_at is null) as yes) named
  where p.tenant_id = sec.tenant() and p.area_id = p_area and p.status <> 'withdrawn'
    and exists (select from public.consent k where k.tenant_id = p.tenant_id and k.member_id = p.member_id
      and k.purpose = 'pledge_public' and k.withdrawn_at is null)
  order by p.confirmed_at desc, p.id desc limit 200
$$;
alter function sec.public_pledges(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.public_pledges(uuid) to {{p_public}};
set local role {{owner}};
