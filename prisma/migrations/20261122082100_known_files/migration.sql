{{helpers}}
-- Which of these files a row of the district speaks of, whoever may see it: what no district knows was left behind by a
-- transaction that failed, and the worker removes it a day later (lib/platform/files/sweep.ts).
create function sec.known_files(p_keys text[]) returns setof text language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx();
begin
  if c.kind <> 'job' then
    raise exception 'files refused' using errcode = '42501';
  end if;
  return query
    select x.file_key from public.attachment x where x.tenant_id = c.tenant_id and x.file_key = any (p_keys)
    union
    select x.file_key from public.co_photo x where x.tenant_id = c.tenant_id and x.file_key = any (p_keys)
    union
    -- What stands on a wall is a copy of a row above; asked all the same.
    select x.file_key from pub.photo x where x.tenant_id = c.tenant_id and x.file_key = any (p_keys);
end $$;
alter function sec.known_files(text[]) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.known_files(text[]) to {{p_job}};
set local role {{owner}};
