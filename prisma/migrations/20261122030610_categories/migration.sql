-- The list of categories belongs to the district: its dispatchers keep it, the job writes what a new district begins with.
{{helpers}}
alter table category add column version integer not null default 1;
alter table category add check (char_length(name) between 2 and 30), add check (code ~ '^\d{2}(\d{2})?$');
select pg_temp.allow('category', '{{=p_district}}', 'insert', 'tenant_id = (select sec.whole())'),
  pg_temp.allow('category', '{{=p_district}}', 'update', 'tenant_id = (select sec.whole())', '(name, physical, urgency, active, version)');
