-- What a post or an activity could use: of the same fixed list from which members choose what they can do.
alter table service_post add skills text[] not null default '{}',
  add check (skills <@ array['policy', 'law', 'mediation', 'health', 'teaching', 'repair', 'culture', 'counselling', 'care',
    'emergency', 'digital']);
alter table service_activity add skills text[] not null default '{}',
  add check (skills <@ array['policy', 'law', 'mediation', 'health', 'teaching', 'repair', 'culture', 'counselling', 'care',
    'emergency', 'digital']);
