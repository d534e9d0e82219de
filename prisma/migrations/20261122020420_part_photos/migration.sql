-- The photos of a part go to the organization that leads, with the part's result (DOMAIN §2.6): the
-- lead answers for the whole and must see what was done. As with photos of a report that are given to
-- an organization, the lead has a row of its own for the same file.
alter table attachment drop constraint attachment_purpose_check;
alter table attachment add constraint attachment_purpose_check
  check (purpose in ('report', 'before', 'after', 'verification', 'part'));

-- An organization may not write rows of another one, so this names what is given: of the caller's own
-- part, once it is delivered, the photos of its result, each once.
create function sec.share_part(p_assignment uuid) returns int language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); given int;
begin
  insert into public.attachment (tenant_id, id, ticket_id, assignment_id, organization_id, path, purpose,
      for_resident, file_key, width, height, bytes, at)
    select x.tenant_id, gen_random_uuid(), x.ticket_id, l.id, l.organization_id, x.path, 'part',
      false, x.file_key, x.width, x.height, x.bytes, x.at
    from public.assignment a
    join public.assignment l on l.tenant_id = a.tenant_id and l.id = a.lead_assignment_id
    join public.attachment x on x.tenant_id = a.tenant_id and x.assignment_id = a.id and x.purpose in ('before', 'after')
    where a.tenant_id = c.tenant_id and a.id = p_assignment and a.organization_id = c.organization_id
      and a.part = 'co' and a.status = 'done'
      and not exists (select from public.attachment y where y.tenant_id = x.tenant_id and y.assignment_id = l.id
        and y.file_key = x.file_key);
  get diagnostics given = row_count;
  return given;
end $$;

-- As in 20261122010300_co_assignments, with the photos that the lead was given of each part.
drop function sec.parts_of(uuid);
create function sec.parts_of(p_assignment uuid) returns table (
  id uuid, part text, organization_name text, task text, status text, due_at timestamptz, accepted_at timestamptz,
  submitted_at timestamptz, ended_at timestamptz, result text, late_reason text, decision_text text, photos uuid[]
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare c sec.session := sec.ctx(); mine record;
begin
  select a.id, a.part, a.lead_assignment_id into mine from public.assignment a
  where a.tenant_id = c.tenant_id and a.id = p_assignment and a.organization_id = c.organization_id;
  if not found then return; end if;
  if mine.part = 'co' then
    return query select a.id, a.part, a.organization_name, null::text, a.status, a.due_at, null::timestamptz,
      null::timestamptz, a.ended_at, null::text, null::text, null::text, '{}'::uuid[]
    from public.assignment a where a.tenant_id = c.tenant_id and a.id = mine.lead_assignment_id;
  else
    return query select a.id, a.part, a.organization_name, a.task, a.status, a.due_at, a.accepted_at,
      a.submitted_at, a.ended_at, a.result, a.late_reason, a.decision_text,
      array(select y.id from public.attachment y where y.tenant_id = c.tenant_id and y.assignment_id = mine.id
        and y.purpose = 'part' and exists (select from public.attachment x where x.tenant_id = c.tenant_id
          and x.assignment_id = a.id and x.file_key = y.file_key) order by y.at, y.id)
    from public.assignment a where a.tenant_id = c.tenant_id and a.lead_assignment_id = mine.id order by a.id;
  end if;
end $$;

alter function sec.share_part(uuid) owner to {{definer}};
alter function sec.parts_of(uuid) owner to {{definer}};
set local role {{definer}};
grant execute on function sec.share_part(uuid), sec.parts_of(uuid) to {{p_org}};
set local role {{owner}};
