{{helpers}}
-- Notifications (DOMAIN §11, N6). A row belongs to one duty and only that duty reads it: whether
-- somebody has read it is nobody else's business. No personal text: numbers, names of categories,
-- places and organizations, times.

create table notification (
  tenant_id uuid not null,
  id uuid not null,
  duty_id uuid not null,
  seq bigint not null,
  kind text not null,
  class text not null,
  urgent boolean not null default false,
  ticket_id uuid not null,
  assignment_id uuid,
  slots jsonb not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  -- When it left the house, in a message of its own or in a daily summary.
  sent_at timestamptz(3),
  constraint notification_pkey primary key (tenant_id, id),
  check (class in ('now', 'warning', 'digest')),
  check (char_length(kind) between 1 and 60),
  foreign key (tenant_id, duty_id) references duty (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id),
  foreign key (tenant_id, assignment_id) references assignment (tenant_id, id)
);
-- Whoever reads the events twice tells once.
create unique index notification_tenant_id_seq_duty_id_kind_key on notification (tenant_id, seq, duty_id, kind);
create index notification_tenant_id_duty_id_at_id_idx on notification (tenant_id, duty_id, at desc, id desc);
create index notification_unread on notification (tenant_id, duty_id, at desc, id desc) where read_at is null;
create index notification_unsent on notification (tenant_id, duty_id) where read_at is null and sent_at is null;

-- How far a subscriber has read the district's events. Its row is the lock of its reader.
create table subscriber_cursor (
  tenant_id uuid not null,
  subscriber text not null,
  seq bigint not null,
  at timestamptz(3) not null,
  constraint subscriber_cursor_pkey primary key (tenant_id, subscriber)
);

-- What a person wants to hear outside of the house, and where. Addresses are encrypted by the
-- application; the masked form is what lists show.
create table preference (
  tenant_id uuid not null,
  person_id uuid not null,
  version int not null default 1,
  mail_cipher bytea,
  mail_masked text,
  phone_cipher bytea,
  phone_masked text,
  mail_now boolean not null default false,
  mail_warning boolean not null default false,
  mail_digest boolean not null default false,
  sms_now boolean not null default false,
  sms_warning boolean not null default false,
  digest_at text not null default '08:30',
  quiet_from text,
  quiet_to text,
  constraint preference_pkey primary key (tenant_id, person_id),
  check (digest_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  check ((quiet_from is null) = (quiet_to is null)),
  check ((mail_cipher is null) = (mail_masked is null)),
  check ((phone_cipher is null) = (phone_masked is null)),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- One message to the outside: at least once, always under the same message id. The key says what
-- it is about, so that it is written once.
create table delivery (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  kind text not null,
  channel text not null,
  person_id uuid,
  ticket_id uuid,
  path text collate "C" not null,
  address_cipher bytea,
  address_masked text not null,
  message_id text not null,
  subject text not null,
  body text not null,
  status text not null default 'pending',
  attempts int not null default 0,
  next_try_at timestamptz(3) not null,
  last_error text,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3),
  version int not null default 1,
  constraint delivery_pkey primary key (tenant_id, id),
  check (kind in ('notice', 'digest', 'resident')),
  check (channel in ('mail', 'webhook')),
  check (status in ('pending', 'failed', 'sent', 'given_up')),
  check (char_length(last_error) <= 60),
  -- What has arrived needs no address any more.
  check (status = 'sent' or address_cipher is not null),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id)
);
create unique index delivery_tenant_id_key_key on delivery (tenant_id, key);
create index delivery_tenant_id_created_at_id_idx on delivery (tenant_id, created_at desc, id desc);
create index delivery_due on delivery (tenant_id, next_try_at) where status in ('pending', 'failed');

-- A resident who left a phone number may ask to be told by a text message.
alter table complainant add column tell_by_sms boolean not null default false;

-- The person of this session: preferences belong to the person, whatever duty is acted for.
create function sec.person() returns uuid language sql stable security definer
set search_path = pg_catalog, pg_temp as $$ select (sec.ctx()).person_id $$;
alter function sec.person() owner to {{definer}};
set local role {{definer}};
grant execute on function sec.person() to {{p_area}}, {{p_district}}, {{p_org}}, {{p_admin}}, {{definer}};
set local role {{owner}};

do $$
declare r text;
begin
  perform pg_temp.guard_table('notification');
  perform pg_temp.guard_table('subscriber_cursor');
  perform pg_temp.guard_table('preference', false);
  perform pg_temp.guard_table('delivery');
  foreach r in array array['{{=p_area}}', '{{=p_district}}', '{{=p_org}}', '{{=p_admin}}'] loop
    perform pg_temp.allow('notification', r, 'select', 'duty_id = (select sec.duty())');
    perform pg_temp.allow('notification', r, 'update', 'duty_id = (select sec.duty())', '(read_at)');
    perform pg_temp.allow('preference', r, 'select', 'person_id = (select sec.person())');
    perform pg_temp.allow('preference', r, 'insert', 'person_id = (select sec.person())');
    perform pg_temp.allow('preference', r, 'update', 'person_id = (select sec.person())',
      '(version, mail_cipher, mail_masked, phone_cipher, phone_masked, mail_now, mail_warning, mail_digest, sms_now, sms_warning, digest_at, quiet_from, quiet_to)');
  end loop;
  -- Administrators look after the post: which messages failed, never what they said or to whom.
  r := '{{=p_admin}}';
  perform pg_temp.allow('delivery', r, 'select', 'path >= (select sec.lo()) and path < (select sec.hi())',
    '(tenant_id, id, kind, channel, path, address_masked, status, attempts, next_try_at, last_error, created_at, sent_at, version)');
  perform pg_temp.allow('delivery', r, 'update', 'path >= (select sec.lo()) and path < (select sec.hi())',
    '(status, attempts, next_try_at, version)');
end $$;
