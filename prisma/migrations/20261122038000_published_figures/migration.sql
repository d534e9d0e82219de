{{helpers}}
-- The figures of a month as they were published (DOMAIN §2.13, 11): what every unit had in every street, with the
-- numbers by which the rates were reckoned. What is corrected later stands beside them; they themselves stay.

alter table figure_month add column settings jsonb;

create table figure_snapshot (
  tenant_id uuid not null,
  id uuid not null,
  month_id uuid not null,
  -- Of the street, or of the district for what lies in none.
  path text collate "C" not null,
  organization_id uuid not null,
  counts jsonb not null,
  constraint figure_snapshot_pkey primary key (tenant_id, id),
  constraint figure_snapshot_counts check (jsonb_typeof(counts) = 'object'),
  foreign key (tenant_id, month_id) references figure_month (tenant_id, id),
  foreign key (tenant_id, organization_id) references organization (tenant_id, id)
);
create unique index figure_snapshot_of on figure_snapshot (tenant_id, month_id, path, organization_id);

select pg_temp.guard_table('figure_snapshot', false);
select pg_temp.allow('figure_snapshot', '{{=p_area}}', 'select', 'path >= (select sec.lo()) and path < (select sec.hi())');
select pg_temp.allow('figure_snapshot', '{{=p_district}}', 'select', 'tenant_id = (select sec.whole())');
select pg_temp.allow('figure_snapshot', '{{=p_org}}', 'select', 'organization_id = (select sec.org())');
select pg_temp.allow('figure_snapshot', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())');

-- Written with its publication and never after.
create function sec.sign_figure_snapshot() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind = 'job' then return new; end if;
  if not exists (select from public.figure_month m where m.tenant_id = c.tenant_id and m.id = new.month_id
      and m.published_duty_id = c.duty_id and m.xmin = pg_current_xact_id()::xid) then
    raise exception 'snapshot refused' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger sign_figure_snapshot before insert on figure_snapshot for each row execute function sec.sign_figure_snapshot();
alter function sec.sign_figure_snapshot() owner to {{definer}};
