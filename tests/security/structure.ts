import type pg from "pg";

/**
 * T1: reads the catalog back and returns what breaks the isolation pattern, one line per finding.
 * It knows no table by name, so a new table is covered unasked; exceptions are listed below with
 * their reason.
 */
export async function structuralFindings(db: pg.Client, prefix: string): Promise<string[]> {
  const findings: string[] = [];
  for (const [name, sql] of Object.entries(checks)) {
    const { rows } = await db.query<{ finding: string }>(sql.replaceAll("{{prefix}}", prefix));
    findings.push(...rows.map((row) => `${name}: ${row.finding}`));
  }
  return findings.sort();
}

const kinds =
  "('{{prefix}}p_area','{{prefix}}p_district','{{prefix}}p_org','{{prefix}}p_admin','{{prefix}}p_receipt','{{prefix}}p_public','{{prefix}}p_person','{{prefix}}p_unit','{{prefix}}p_seat','{{prefix}}p_job')";
const logins = "('{{prefix}}app','{{prefix}}auth','{{prefix}}job')";
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public','pub') and c.relkind in ('r','p') and c.relname <> '_prisma_migrations'`;
/** History and what people said are appended, never changed. */
const appendOnly = "('event','audit','message','rating','call_back','command_result','setting')";
/** Definer functions a run-time role may call; each is looked at one by one when it is added. */
const callable = `(
  'sec.ctx','sec.tenant','sec.whole','sec.lo','sec.hi','sec.org','sec.ticket','sec.duty','sec.person','sec.role','sec.actor_key','sec.now',
  'sec.enter','sec.tenants','sec.pulse','sec.health','sec.beat','sec.next_area_seq','sec.find_tickets','sec.index_words','sec.find_areas',
  'sec.next_ticket_number','sec.next_ticket_numbers','sec.issue_receipt','sec.reveal','sec.own_finding','sec.result_asks','sec.own_result','sec.has_interest','sec.hand_up','sec.serves','sec.parts_of','sec.share_part','sec.handled_with','sec.handled_with_steps','sec.transfer_ticket','sec.my_duties','sec.set_account',
  'sec.disable_account','sec.learn','sec.routes','sec.accounts','sec.login_taken','sec.forget','sec.retention_preview','sec.place_hold','sec.retain','sec.dropped_files','sec.files_dropped','sec.known_files','sec.reaches_beyond','auth.wait_seconds','auth.record_attempt',
  'sec.issue_rating_links','sec.count_report','sec.issue_system_key','sec.hand_in','sec.system_seen','sec.own_hand_ins','sec.count_request',
  'sec.member_of_phone','sec.reveal_member','sec.agreed_members','sec.reveal_liaison','sec.unit_organization','sec.prove_phone','sec.tell_member_code',
  'sec.issue_request_receipt','sec.reveal_request','sec.drop_offer',
  'sec.transfer_check_in','sec.erase_member','sec.duplicate_check_ins','sec.unit_of_phone','sec.tell_liaison_code',
  'sec.public_pledges','sec.public_topics','sec.appraisal_agreed','sec.appraisal_candidates','sec.has_voted','sec.cast_vote','sec.reveal_mobile',
  'sec.claim_slot','sec.release_claim','sec.resize_slot','sec.want_swap','sec.swaps_for_me','sec.swap_claims',
  'sec.waiting_places','sec.call_off','sec.move_slot','sec.correct_contact','sec.change_own_phone',
  'sec.own_order_facts','sec.own_action_counts','sec.own_calls','sec.figures_published',
  'sec.member_list_faults','sec.sheet_import_advice',
  'sec.reveal_seat_holder','sec.propose_again','sec.tell_councillor_code','sec.raise_topic',
  'sec.grid_estates','sec.public_estates',
  'sec.units_with_voice','sec.open_resource_slot','sec.resource_slots','sec.resource_bookings','sec.resource_of_slot','sec.hide_co_photo',
  'sec.register_unit','sec.follow_unit','sec.reveal_unit_contact','sec.unit_standing',
  'sec.council_near','sec.propose_as_resident','sec.talks_of_tickets','sec.own_talks',
  'sec.own_reviews','sec.review_results','sec.cast_review','sec.appeal_review',
  'sec.are_questions','sec.cast_rating','sec.rating_results','sec.rated_by',
  'auth.keep_phone_code','auth.open_phone_session','auth.seat_of_phone',
  'sec.recused','sec.recused_calls','sec.recused_from','sec.sees_ticket',
  'sec.open_work','sec.hand_over','sec.duties_left','sec.staff_names','sec.deputies','sec.begin_absence','sec.end_absence','sec.acting_for','sec.colleagues',
  'sec.own_entry','sec.follow_entry','sec.unfollow_entry','sec.followed_entries',
  'auth.find_account','auth.open_session','auth.switch_duty','auth.sign_out','auth.password_of','auth.change_password')`;

const checks: Record<string, string> = {
  "no row-level security": `select c.relname as finding from ${tables} and not (c.relrowsecurity and c.relforcerowsecurity)`,
  "no tenant column": `select c.relname as finding from ${tables} and not exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)`,
  "no wall": `select c.relname || ' for ' || r.rolname as finding from ${tables.replace("where", "cross join pg_roles r where")}
    and r.rolname in ${kinds.slice(0, -1)},'{{prefix}}definer')
    and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
      and r.oid = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = ( SELECT sec.tenant()%'
      and pg_get_expr(p.polwithcheck, p.polrelid) like '%tenant_id = ( SELECT sec.tenant()%')`,
  "grant without policy": `select g.table_name || ' ' || g.privilege_type || ' to ' || g.grantee as finding
    from (select table_name::text, privilege_type::text, grantee::text from information_schema.role_table_grants where table_schema in ('public','pub')
          union select table_name, privilege_type, grantee from information_schema.role_column_grants where table_schema in ('public','pub')) g
    where g.grantee in ${kinds} and not exists (select from pg_policies p where p.schemaname in ('public','pub')
      and p.tablename = g.table_name and p.cmd = g.privilege_type and p.permissive = 'PERMISSIVE' and p.roles = array[g.grantee]::name[])`,
  "policy for everybody": `select tablename || '.' || policyname as finding from pg_policies where schemaname in ('public','pub')
    and ('public' = any (roles) or (permissive = 'PERMISSIVE' and cmd = 'ALL' and roles <> array['{{prefix}}definer']::name[]))`,
  "policy that is always true": `select tablename || '.' || policyname as finding from pg_policies where schemaname in ('public','pub')
    and (qual = 'true' or with_check = 'true')`,
  "policy with OR": `select tablename || '.' || policyname as finding from pg_policies where schemaname in ('public','pub')
    and (coalesce(qual, '') ~ ' OR ' or coalesce(with_check, '') ~ ' OR ')`,
  "update without check": `select tablename || '.' || policyname as finding from pg_policies where schemaname in ('public','pub')
    and cmd = 'UPDATE' and (with_check is null or with_check <> qual)`,
  "policy that calls a helper per row": `select tablename || '.' || policyname as finding from pg_policies where schemaname in ('public','pub')
    and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), 'SELECT sec\\.', '', 'g') ~ 'sec\\.'`,
  "two policies for one right": `select tablename || ' ' || cmd || ' ' || roles[1] as finding from pg_policies
    where schemaname in ('public','pub') and permissive = 'PERMISSIVE' group by tablename, cmd, roles having count(*) > 1`,
  "too much right": `select table_schema || '.' || table_name || ' ' || privilege_type || ' to ' || grantee as finding
    from information_schema.role_table_grants where table_schema in ('public','pub','sec','auth')
    and (grantee in ${kinds} or grantee in ${logins} or grantee = 'PUBLIC')
    and (privilege_type in ('DELETE','TRUNCATE','REFERENCES','TRIGGER') or table_schema not in ('public','pub') or (table_schema = 'pub' and privilege_type <> 'SELECT') or grantee in ${logins} or grantee = 'PUBLIC')`,
  "whole-row update": `select table_name || ' to ' || grantee as finding from information_schema.role_table_grants
    where table_schema = 'public' and privilege_type = 'UPDATE' and grantee in ${kinds} and grantee <> '{{prefix}}p_job'`,
  "key or place can be changed": `select table_name || '.' || column_name || ' by ' || grantee as finding
    from information_schema.role_column_grants where table_schema = 'public' and privilege_type = 'UPDATE'
    and column_name in ('tenant_id','id','ticket_id','number','task','registered_at','dispatched_at') and grantee in ${kinds} and grantee <> '{{prefix}}p_job'`,
  "history can be changed": `select table_name || ' ' || privilege_type || ' by ' || grantee as finding
    from information_schema.role_column_grants where table_schema = 'public' and table_name in ${appendOnly}
    and privilege_type = 'UPDATE' and grantee in ${kinds}`,
  "secret column readable": `select table_name || '.' || column_name || ' by ' || grantee as finding
    from information_schema.role_column_grants where privilege_type = 'SELECT'
    and table_name <> 'preference' -- a person's own address, for that person alone
    and (column_name like '%\_cipher' or column_name in ('name_key', 'phone_index')) and grantee in ${kinds} and grantee <> '{{prefix}}p_job'`,
  "secret address readable": `select table_name || '.' || column_name || ' by ' || grantee as finding
    from information_schema.role_column_grants where table_schema = 'public' and table_name = 'delivery' and privilege_type = 'SELECT'
    and column_name in ('address_cipher','body','person_id') and grantee in ${kinds} and grantee <> '{{prefix}}p_job'`,
  "sequence right": `select c.relname as finding from pg_class c join pg_roles r on r.rolname in ${kinds} or r.rolname in ${logins}
    where c.relkind = 'S' and has_sequence_privilege(r.oid, c.oid, 'USAGE')`,
  "role too strong": `select rolname as finding from pg_roles where rolname like '{{prefix}}%'
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or (rolcanlogin and rolname not in ${logins}) or (rolinherit and (rolname in ${logins} or rolname in ${kinds})))`,
  "role owns something": `select r.rolname || ' owns ' || c.relname as finding from pg_class c join pg_roles r on r.oid = c.relowner
    where r.rolname in ${logins} or r.rolname in ${kinds} or (r.rolname = '{{prefix}}definer' and c.relkind in ('r','v','m'))`,
  "unexpected membership": `select m.rolname || ' in ' || g.rolname as finding from pg_auth_members a
    join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
    where m.rolname like '{{prefix}}%' and (m.rolname, g.rolname) not in (
      ('{{prefix}}app','{{prefix}}p_area'),('{{prefix}}app','{{prefix}}p_district'),('{{prefix}}app','{{prefix}}p_org'),('{{prefix}}app','{{prefix}}p_admin'),
      ('{{prefix}}app','{{prefix}}p_receipt'),('{{prefix}}app','{{prefix}}p_public'),('{{prefix}}app','{{prefix}}p_person'),('{{prefix}}app','{{prefix}}p_unit'),('{{prefix}}app','{{prefix}}p_seat'),('{{prefix}}job','{{prefix}}p_job'),
      ('{{prefix}}owner','{{prefix}}definer'))`,
  "role may create": `select r.rolname || ' in ' || n.nspname as finding from pg_roles r cross join pg_namespace n
    where n.nspname in ('public','pub','sec','auth') and (r.rolname in ${logins} or r.rolname in ${kinds})
    and has_schema_privilege(r.oid, n.oid, 'CREATE')`,
  "view around the policies": `select c.relname as finding from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public','pub','sec','auth') and (c.relkind = 'm'
      or (c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)))`,
  "definer function not pinned": `select p.oid::regprocedure::text as finding from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog','information_schema') and p.prosecdef
    and (coalesce(array_to_string(p.proconfig, ','), '') <> 'search_path=pg_catalog, pg_temp' or pg_get_userbyid(p.proowner) <> '{{prefix}}definer')`,
  "function open to a role": `select r.rolname || ' may call ' || n.nspname || '.' || p.proname as finding
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    join pg_roles r on r.rolname in ${logins} or r.rolname in ${kinds}
    where n.nspname in ('sec','auth','public','pub') and has_function_privilege(r.oid, p.oid, 'EXECUTE')
    and n.nspname || '.' || p.proname not in ${callable}`,
  "tenant creation open": `select r.rolname as finding from pg_roles r where (r.rolname in ${logins} or r.rolname in ${kinds})
    and exists (select from pg_proc p where p.proname in ('create_tenant','set_job_hash','assume_tenant','ctx','duties_of')
      and has_function_privilege(r.oid, p.oid, 'EXECUTE'))`,
  "foreign key without tenant": `select conrelid::regclass || ' -> ' || confrelid::regclass as finding from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('public','pub') and confrelid <> 'sec.tenant'::regclass
    and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant_id' and a.attnum = any (k.conkey))`,
  "key not beginning with tenant": `select i.indexrelid::regclass::text as finding from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public','pub') and c.relname <> '_prisma_migrations' and i.indisunique
    and (select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) <> 'tenant_id'`,
  "enum column": `select c.relname || '.' || a.attname as finding from ${tables.replace("where", "join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid where")} and t.typtype = 'e'`,
  "path in another order": `select c.relname || '.' || a.attname as finding from ${tables.replace("where", "join pg_attribute a on a.attrelid = c.oid join pg_collation l on l.oid = a.attcollation where")}
    and a.attname = 'path' and l.collname <> 'C'`,
  "no time limit": `select r.rolname as finding from pg_roles r left join pg_db_role_setting s on s.setrole = r.oid
    where r.rolname in ${logins} and not (coalesce(array_to_string(s.setconfig, ','), '') ~ 'statement_timeout='
      and array_to_string(s.setconfig, ',') ~ 'lock_timeout=' and array_to_string(s.setconfig, ',') ~ 'idle_in_transaction_session_timeout=')`,
  "matter shown to the recused": `select c.relname || ' for ' || r.rolname as finding from ${tables.replace("where", "cross join pg_roles r where")}
    and r.rolname in ('{{prefix}}p_area','{{prefix}}p_district','{{prefix}}p_org')
    and (c.relname in ('ticket', 'whistle_response') or exists (select from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'ticket_id' and not a.attisdropped))
    and exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and r.oid = any (p.polroles))
    and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
      and r.oid = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) like '%SELECT sec.recused%')`,
  "no event guard": `select x.t as finding from (values ('ticket'),('assignment')) x (t)
    where not exists (select from pg_trigger g where g.tgrelid = x.t::regclass and g.tgname = 'require_event' and g.tgenabled = 'O' and g.tginitdeferred)`,
};

/** Planted faults: each, alone, must be found by the named check. */
export const sabotages: Record<string, readonly [check: string, sql: string]> = {
  "security switched off": [
    "no row-level security",
    "alter table ticket disable row level security",
  ],
  "owner not bound": ["no row-level security", "alter table message no force row level security"],
  "table forgotten": [
    "no row-level security",
    "create table public.leak (tenant_id uuid not null, id uuid, primary key (tenant_id, id))",
  ],
  "table without tenant": ["no tenant column", "create table public.leak (id uuid)"],
  "wall dropped": ["no wall", "drop policy wall on assignment"],
  "wall widened": ["no wall", "alter policy wall on ticket using (true)"],
  "wall for fewer roles": ["no wall", 'alter policy wall on ticket to "{{prefix}}p_area"'],
  "recusal forgotten": ["matter shown to the recused", "drop policy recused on message"],
  "policy always true": [
    "policy that is always true",
    "alter policy {{prefix}}p_area_select on ticket using (true)",
  ],
  "policy with or": [
    "policy with OR",
    "alter policy {{prefix}}p_org_select on assignment using (organization_id = (select sec.org()) or path >= (select sec.lo()))",
  ],
  "policy for public": [
    "policy for everybody",
    "create policy open on ticket for select to public using (tenant_id = (select sec.tenant()))",
  ],
  "second policy": [
    "two policies for one right",
    'create policy more on ticket for select to "{{prefix}}p_area" using (tenant_id = (select sec.tenant()))',
  ],
  "update unchecked": [
    "update without check",
    "alter policy {{prefix}}p_area_update on ticket with check (path >= '')",
  ],
  "helper per row": [
    "policy that calls a helper per row",
    "alter policy {{prefix}}p_area_select on message using (path >= sec.lo())",
  ],
  "grant without policy": ["grant without policy", 'grant select on ticket to "{{prefix}}p_org"'],
  "delete granted": ["too much right", 'grant delete on ticket to "{{prefix}}p_area"'],
  "truncate granted": ["too much right", 'grant truncate on event to "{{prefix}}p_job"'],
  "key may change": [
    "key or place can be changed",
    'grant update (path, tenant_id) on ticket to "{{prefix}}p_area"',
  ],
  "whole update": ["whole-row update", 'grant update on assignment to "{{prefix}}p_org"'],
  "history may change": [
    "history can be changed",
    'grant update (payload) on event to "{{prefix}}p_area"',
  ],
  "phone readable": [
    "secret column readable",
    'grant select (phone_cipher) on complainant to "{{prefix}}p_area"',
  ],
  "wall writable": ["too much right", 'grant insert on pub.entry to "{{prefix}}p_public"'],
  "followers readable": [
    "grant without policy",
    'grant select on pub.follow to "{{prefix}}p_public"',
  ],
  "wall unguarded": ["no row-level security", "alter table pub.photo disable row level security"],
  "address readable": [
    "secret address readable",
    'grant select (address_cipher) on delivery to "{{prefix}}p_admin"',
  ],
  "login reads": ["too much right", 'grant select on category to "{{prefix}}app"'],
  "member readable": [
    "secret column readable",
    'grant select (name_cipher) on member to "{{prefix}}p_area"',
  ],
  "session readable": ["too much right", 'grant select on sec.session to "{{prefix}}p_admin"'],
  bypass: ["role too strong", 'alter role "{{prefix}}app" bypassrls'],
  "auth may act": ["unexpected membership", 'grant "{{prefix}}p_job" to "{{prefix}}auth"'],
  inherits: ["role too strong", 'alter role "{{prefix}}app" inherit'],
  owns: ["role owns something", 'alter table saved_reply owner to "{{prefix}}app"'],
  "may create": ["role may create", 'grant create on schema public to "{{prefix}}p_area"'],
  "view as owner": [
    "view around the policies",
    "create view public.all_tickets as select * from ticket",
  ],
  materialised: [
    "view around the policies",
    "create materialized view public.copy as select 1 as one",
  ],
  "unpinned definer": [
    "definer function not pinned",
    "alter function sec.reveal(uuid) reset search_path",
  ],
  "foreign definer": [
    "definer function not pinned",
    "alter function sec.find_tickets(text) owner to current_user",
  ],
  "function opened": [
    "tenant creation open",
    'grant execute on function sec.create_tenant(uuid, text, text, text, boolean, bytea) to "{{prefix}}p_admin"',
  ],
  "key across tenants": [
    "foreign key without tenant",
    "alter table message add column other uuid; alter table person add unique (tenant_id, id, name); alter table message add foreign key (author_duty_id) references sec.tenant (id); create table public.k (tenant_id uuid not null, id uuid unique); alter table message add foreign key (other) references public.k (id)",
  ],
  "unique without tenant": [
    "key not beginning with tenant",
    "create unique index leak on ticket (number)",
  ],
  enum: ["enum column", "create type mood as enum ('a'); alter table ticket add column mood mood"],
  "path collation": [
    "path in another order",
    'create table public.leak (tenant_id uuid primary key, path text collate "POSIX")',
  ],
  "no timeout": ["no time limit", 'alter role "{{prefix}}app" reset statement_timeout'],
  "event guard off": ["no event guard", "alter table ticket disable trigger require_event"],
};
