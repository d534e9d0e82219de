-- 报送全国志愿服务信息系统: a file of confirmed service, whose columns the district names as that system wants them.
{{helpers}}

create table volunteer_columns (
    tenant_id uuid not null,
    columns jsonb not null,
    changed_at timestamptz(3) not null,
    changed_by text not null,
    version integer not null default 1,
    constraint volunteer_columns_pkey primary key (tenant_id)
);
alter table volunteer_columns add check (jsonb_typeof(columns) = 'array' and jsonb_array_length(columns) between 1 and 40);
select pg_temp.guard_table('volunteer_columns', false);

do $$
declare r text;
begin
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    perform pg_temp.allow('volunteer_columns', r, 'select', 'tenant_id = (select sec.tenant())');
  end loop;
  perform pg_temp.allow('volunteer_columns', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('volunteer_columns', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())',
    '(columns, changed_at, changed_by, version)');
end $$;

-- Name and phone for the file, of members of the own range who have agreed to it and not taken it back.
create function sec.agreed_members(p_members uuid[]) returns table (id uuid, name_cipher bytea, phone_cipher bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare c sec.session := sec.ctx();
begin
  if c.role not in ('district_org', 'street_secretary', 'community_secretary') then
    raise exception 'export refused' using errcode = '42501';
  end if;
  return query select m.id, m.name_cipher, m.phone_cipher from public.member m
    where m.tenant_id = c.tenant_id and m.id = any (p_members) and m.path >= c.lo and m.path < c.hi and m.erased_at is null
      and exists (select from public.consent k where k.tenant_id = m.tenant_id and k.member_id = m.id
        and k.purpose = 'national_export' and k.withdrawn_at is null);
end $$;
alter function sec.agreed_members(uuid[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.agreed_members(uuid[]) to {{p_area}}, {{p_district}};
set local role {{owner}};
