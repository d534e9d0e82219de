{{helpers}}

-- A photo of the resident that an organization was given may be taken from its sight again. The row
-- stays, so that it is known what was given when; what an organization added itself is never hidden.
alter table attachment add column hidden_at timestamptz(3);
alter table attachment add check (hidden_at is null or (purpose = 'report' and organization_id is not null));

do $$
declare
  given constant text := 'purpose = ''report'' and not for_resident';
  r text;
  mine text;
begin
  execute format('drop policy %I on attachment', '{{=p_org}}_select');
  perform pg_temp.allow('attachment', '{{=p_org}}', 'select',
    'organization_id = (select sec.org()) and hidden_at is null');
  foreach r in array array['{{=p_area}}', '{{=p_district}}'] loop
    mine := case r when '{{=p_area}}' then 'path >= (select sec.lo()) and path < (select sec.hi())'
      else 'tenant_id = (select sec.whole())' end;
    perform pg_temp.allow('attachment', r, 'update', mine || ' and ' || given, '(hidden_at)');
  end loop;
end $$;
