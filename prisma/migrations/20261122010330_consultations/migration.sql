-- Consultation before the dispatch (会商, T5): with whom, until when, and what was found. Why it is
-- held stands among the words of the staff.

alter table ticket
  add column consult_with text check (char_length(consult_with) <= 200),
  add column consult_due_at timestamptz(3),
  add column consult_result text check (char_length(consult_result) <= 1000),
  add constraint ticket_consulting check (status <> 'consulting' or (consult_with is not null and consult_due_at is not null));
grant update (consult_with, consult_due_at, consult_result) on ticket to {{p_area}}, {{p_district}};
