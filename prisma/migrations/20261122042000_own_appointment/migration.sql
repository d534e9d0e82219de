{{helpers}}
-- Who fills a seat reads the papers of the own appointment: step, day and number, not what the staff noted beside.
select pg_temp.allow('seat_step', '{{=p_seat}}', 'select', 'holder_id = (select sec.person())',
  '(tenant_id, id, holder_id, path, step, happened_on, document_no)');
