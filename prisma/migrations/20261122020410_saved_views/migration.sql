{{helpers}}
-- The filters that somebody keeps under a name, for each list one row: their order and the one that
-- opens by itself. Of the person and not of the duty: a re-issued duty keeps them.
create table saved_views (
  tenant_id uuid not null,
  person_id uuid not null,
  list text not null check (list in ('tickets', 'assignments', 'dispatch')),
  version int not null default 1,
  -- [{id, name, query}]; the query is the part of an address after "?".
  views jsonb not null check (jsonb_typeof(views) = 'array' and jsonb_array_length(views) <= 12),
  preferred uuid,
  primary key (tenant_id, person_id, list),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
do $$
declare r text; own text := 'person_id = (select sec.person())';
begin
  perform pg_temp.guard_table('saved_views', false);
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}'] loop
    perform pg_temp.allow('saved_views', r, 'select', own);
    perform pg_temp.allow('saved_views', r, 'insert', own);
    perform pg_temp.allow('saved_views', r, 'update', own, '(version, views, preferred)');
  end loop;
end $$;
