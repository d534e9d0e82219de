-- What every migration that adds a table needs, in place of its line "helpers" in double braces. The functions live
-- in pg_temp, so nothing of them stays in the database.

-- Row-level security, the restrictive tenant wall, the definer's and the job's own policies.
create or replace function pg_temp.guard_table(p_table text, p_job_may_update boolean default true)
returns void language plpgsql as $helper$
begin
  execute format('alter table public.%I enable row level security', p_table);
  execute format('alter table public.%I force row level security', p_table);
  execute format('alter table public.%I add foreign key (tenant_id) references sec.tenant (id)', p_table);
  execute format(
    'create policy wall on public.%I as restrictive for all to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, '
    '{{p_receipt}}, {{p_public}}, {{p_person}}, {{p_unit}}, {{p_seat}}, {{p_job}}, {{definer}} using (tenant_id = (select sec.tenant())) '
    'with check (tenant_id = (select sec.tenant()))', p_table);
  execute format('create policy definer_all on public.%I for all to {{definer}} '
    'using (tenant_id = (select sec.tenant())) with check (tenant_id = (select sec.tenant()))', p_table);
  execute format('grant select, insert, update on public.%I to {{definer}}', p_table);
  execute format('create policy job_read on public.%I for select to {{p_job}} using (tenant_id = (select sec.tenant()))', p_table);
  execute format('create policy job_insert on public.%I for insert to {{p_job}} with check (tenant_id = (select sec.tenant()))', p_table);
  execute format('grant select, insert on public.%I to {{p_job}}', p_table);
  if p_job_may_update then
    execute format('create policy job_update on public.%I for update to {{p_job}} '
      'using (tenant_id = (select sec.tenant())) with check (tenant_id = (select sec.tenant()))', p_table);
    execute format('grant update on public.%I to {{p_job}}', p_table);
  end if;
  -- Tables older than the recusals got theirs in that migration.
  if to_regprocedure('sec.recused()') is not null and exists (select from pg_attribute a
      where a.attrelid = format('public.%I', p_table)::regclass and a.attname = 'ticket_id' and not a.attisdropped) then
    perform pg_temp.keep_recused(p_table);
  end if;
end $helper$;

-- One right of one kind role: a policy with one plain condition and the grant that goes with it.
create or replace function pg_temp.allow(p_table text, p_role text, p_command text, p_condition text, p_columns text default '')
returns void language plpgsql as $helper$
begin
  execute format('create policy %I on public.%I for %s to %I %s %s',
    p_role || '_' || p_command, p_table, p_command, p_role,
    case when p_command in ('select', 'update') then 'using (' || p_condition || ')' else '' end,
    case when p_command in ('insert', 'update') then 'with check (' || p_condition || ')' else '' end);
  execute format('grant %s %s on public.%I to %I', p_command, p_columns, p_table, p_role);
end $helper$;

-- 回避: a table that says whose ticket a row is about keeps it from the people who are recused from that ticket.
-- Restrictive, so it adds to every other condition; a row without a ticket is nobody's to be kept from.
create or replace function pg_temp.keep_recused(p_table text, p_column text default 'ticket_id')
returns void language plpgsql as $helper$
declare kept text := format('(%I <> all ((select sec.recused())::uuid[])) is not false', p_column);
begin
  execute format('create policy recused on public.%I as restrictive for all to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}} '
    'using (%s) with check (%s)', p_table, kept, kept);
  execute format('create policy recused_definer on public.%I as restrictive for select to {{definer}} using (%s)',
    p_table, replace(kept, 'sec.recused()', 'sec.recused_here()'));
end $helper$;
