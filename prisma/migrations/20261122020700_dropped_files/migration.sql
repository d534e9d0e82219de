-- The bytes of a photo go with the last row that speaks of them. Files lie outside the database, so the
-- deletion leaves their names here until the worker has removed them: once for certain, also after a crash.
create table sec.dropped_file (
  tenant_id uuid not null references sec.tenant (id), file_key text not null, at timestamptz(3) not null,
  primary key (tenant_id, file_key)
);
grant select, insert, delete on sec.dropped_file to {{definer}};

create function sec.drop_file() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
begin
  -- A photo released to an organization is a second row with the same file.
  if not exists (select from public.attachment x where x.tenant_id = old.tenant_id and x.file_key = old.file_key) then
    insert into sec.dropped_file (tenant_id, file_key, at) values (old.tenant_id, old.file_key, sec.now())
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger drop_file after delete on attachment for each row execute function sec.drop_file();

create function sec.dropped_files() returns setof text language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
  select f.file_key from sec.dropped_file f where f.tenant_id = (sec.ctx()).tenant_id order by f.at limit 100
$$;

create function sec.files_dropped(p_keys text[]) returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); gone int;
begin
  delete from sec.dropped_file f where f.tenant_id = c.tenant_id and f.file_key = any (p_keys);
  get diagnostics gone = row_count;
  return gone;
end $$;

alter function sec.drop_file() owner to {{definer}};
alter function sec.dropped_files() owner to {{definer}};
alter function sec.files_dropped(text[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.dropped_files(), sec.files_dropped(text[]) to {{p_job}};
set local role {{owner}};
