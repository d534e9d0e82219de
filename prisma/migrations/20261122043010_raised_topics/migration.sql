-- 提请上级 (DOMAIN §5.3, §10 rows 1.27 and 1.30): what a level cannot solve waits with the council above, where the
-- level itself may not write. Its answer is written back by the level above, in whose range the topic lies.
create function sec.raise_topic(p_topic uuid, p_new uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); t record; above record;
begin
  if c.role not in ('street_secretary', 'community_secretary') then
    raise exception 'raising refused' using errcode = '42501';
  end if;
  select k.title, k.matter, b.name, b.path, b.level into t
    from public.meeting_topic k join public.council b on b.tenant_id = k.tenant_id and b.id = k.body_id
    where k.tenant_id = c.tenant_id and k.id = p_topic and k.path = c.lo and k.body_kind = 'council' and k.status = 'open';
  if not found then raise exception 'raising refused' using errcode = '42501'; end if;
  -- The nearest council above: a district without a council of the street answers itself.
  select b.id, b.path into above from public.council b
    where b.tenant_id = c.tenant_id and b.dissolved_on is null and b.path <> t.path and starts_with(t.path, b.path)
    order by length(b.path) desc limit 1;
  if not found then return false; end if;
  insert into public.meeting_topic (tenant_id, id, path, body_kind, body_id, title, matter, origin, from_topic_id, from_name,
    entered_by, entered_at)
  values (c.tenant_id, p_new, above.path, 'council', above.id, t.title, t.matter, 'raised', p_topic, t.name, t.name, sec.now());
  return true;
end $$;
alter function sec.raise_topic(uuid, uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.raise_topic(uuid, uuid) to {{p_area}};
set local role {{owner}};
