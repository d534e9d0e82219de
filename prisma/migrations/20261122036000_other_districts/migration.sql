-- 转到别的区: a member takes a signed statement along; the other district checks the signature and reads nothing of the
-- one that signed (DOMAIN §12.1).
{{helpers}}

alter table member_check_in
  add column statement_id uuid,
  add column from_district text,
  add check ((origin = 'hand_over') = (statement_id is not null)),
  add check ((statement_id is null) = (from_district is null)),
  add check (char_length(from_district) between 2 and 60),
  drop constraint member_check_in_end_reason_check,
  add constraint member_check_in_end_reason_check
    check (end_reason in ('moved', 'transferred', 'handed_over', 'left_unit', 'withdrawn', 'deceased', 'duplicate'));
-- A statement is accepted once.
create unique index member_check_in_statement on member_check_in (tenant_id, statement_id) where statement_id is not null;

-- 往来区县: districts of other servers whose statements are accepted, with the public key that somebody has compared.
create table known_district (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    public_key text not null,
    entered_at timestamptz(3) not null,
    entered_by text not null,
    ended_at timestamptz(3),
    version integer not null default 1,
    constraint known_district_pkey primary key (tenant_id, id)
);
create unique index known_district_key on known_district (tenant_id, public_key) where ended_at is null;
alter table known_district
  add check (char_length(name) between 2 and 60),
  add check (public_key ~ '^[A-Za-z0-9_-]{43}$');
select pg_temp.guard_table('known_district', false);

do $$
begin
  perform pg_temp.allow('known_district', '{{=p_district}}', 'select', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('known_district', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');
  perform pg_temp.allow('known_district', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())', '(ended_at, version)');
  -- The check-in form looks whether it knows who has signed.
  perform pg_temp.allow('known_district', '{{=p_public}}', 'select', 'tenant_id = (select sec.tenant())', '(tenant_id, id, name, public_key, ended_at)');
  execute format('drop policy %I on public.member', '{{=p_public}}_insert');
  execute format('drop policy %I on public.member_check_in', '{{=p_public}}_insert');
  perform pg_temp.allow('member', '{{=p_public}}', 'insert', 'origin in (''self'', ''hand_over'') and unit_id is null and erased_at is null');
  perform pg_temp.allow('member_check_in', '{{=p_public}}', 'insert', 'origin in (''self'', ''hand_over'') and status = ''submitted''');
end $$;
