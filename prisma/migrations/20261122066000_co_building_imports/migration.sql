-- Resources and projects of co-building come from a spreadsheet as well. Whichever kinds there are by now stay.
do $$
declare kinds text;
begin
  select string_agg(distinct quote_literal(k.kind), ', ' order by quote_literal(k.kind)) into kinds
  from (select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] as kind from pg_constraint
      where conrelid = 'sheet_import'::regclass and conname = 'sheet_import_kind_check'
    union all select unnest(array['resources', 'projects'])) k;
  execute 'alter table sheet_import drop constraint sheet_import_kind_check';
  execute format('alter table sheet_import add constraint sheet_import_kind_check check (kind in (%s))', kinds);
end $$;
