import { beforeAll, describe, expect, test } from "vitest";
import { retentionRules, type RetentionRule } from "@/lib/across/retention/rules/rules";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Every column that may hold somebody's name, telephone or address is taken away by a rule or stays for a reason that is
// written here (PIPL art. 19, 47). A new column of the kind is in neither list, and this test says so.

const database = useDatabase();

/** What a column of a person is called, whatever it holds. */
const ofPerson =
  /(^|_)(names?|phone|mail|contact|liaison|address|secretary|convener|author|holder|cipher|masked|by)(_|$)/;

/** Columns a rule empties, or whose rows it deletes. */
const takenBy: Partial<Record<RetentionRule, readonly string[]>> = {
  contact: ["complainant.name_cipher", "complainant.phone_cipher"],
  words: ["ticket.address"],
  requests: [
    "service_contact.name_cipher",
    "service_contact.name_masked",
    "service_contact.phone_cipher",
    "service_contact.phone_masked",
    "service_contact.address_cipher",
  ],
  checkIns: [
    "member.name_cipher",
    "member.name_masked",
    "member.name_key",
    "member.phone_cipher",
    "member.phone_masked",
    "member.phone_index",
    "member.unit_name",
    "unit_check_in.liaison_cipher",
    "unit_check_in.liaison_masked",
    "unit_check_in.phone_cipher",
    "unit_check_in.phone_masked",
    "unit_check_in.phone_index",
  ],
  seats: [
    "seat_holder.name",
    "seat_holder.phone_cipher",
    "seat_holder.phone_masked",
    "seat_holder.phone_index",
  ],
  posts: [
    "cross_appointment.name",
    "estate_seat.name",
    "unit_adviser.name",
    "party_organization.secretary",
    "co_resource.contact",
  ],
  mobile: [
    "mobile_member.name_cipher",
    "mobile_member.name_masked",
    "mobile_member.phone_cipher",
    "mobile_member.phone_masked",
  ],
  staff: [
    "preference.mail_cipher",
    "preference.mail_masked",
    "preference.phone_cipher",
    "preference.phone_masked",
  ],
  deliveries: ["delivery.address_cipher", "delivery.address_masked"],
  audit: ["audit.actor_name", "session.name", "session.scope_name"],
};

/** Which columns stay, and why. */
const kept: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  "the name of an organization, a place or a kind of things, as it was": [
    /^(?!member\.)\w+\.(organization|company|unit|category|area|street|community|body|party|party_org|branch)_name$/,
    /\.(place|subject|rater)_names$/,
    /^(area|category|co_dimension|council|estate|known_district|opinion_power|organization|outside_system|party_organization|post_kind|service_post|tenant)\.name$/,
    "organization.short_name",
    "opinion_request.purpose_name",
    "meeting_topic.from_name",
    "ticket.lead_name",
    "unit_profile.address",
  ],
  "the telephone of an office, which it gives to the public": ["organization.phone"],
  "who acted for an office stands under the act, as in its files: written from the session, never typed":
    [
      /\.(\w+_)?by$/,
      "event.actor_name",
      "message.author_name",
      /\.by_name$/,
      /^application\.(applied|decided)_name$/,
      /^catalogue_version\.(created|published)_name$/,
      /^opinion_request\.(asked|answered|corrected|replied|closed)_name$/,
      "setting.entered_name",
      "assignment.handler_name",
      "ticket.claimed_by_name",
    ],
  "who of the staff was in charge when, without which no act could be told whose it was": [
    "person.name",
    "account.login_name",
    /^absence\.(person|deputy)_name$/,
    /^hand_over\.(from|to)_name$/,
    "on_call.person_name",
    "recusal.person_name",
  ],
  "the minutes of a meeting say who was there and who called it; they are kept as files of the body":
    ["meeting_attendee.name", "meeting.convener"],
  "forgotten with the deregistration of the unit, by its command and a check of the table": [
    /^unit_profile\.(contact|phone)_(cipher|masked)$/,
  ],
  "wiped as soon as the sheet is written or thrown away": [
    "member_list_part.body_cipher",
    "sheet_import_part.body_cipher",
  ],
  "deleted a day after the code's last minute (sec.forget)": ["phone_code.phone_index"],
  "no person's": ["event.name", "beat.name", /\.file_name$/, "_prisma_migrations.migration_name"],
};

interface Column {
  name: string; // table.column
  kind: string;
}
let columns: Column[];
let runs: string;

beforeAll(async () => {
  const { rows } = await database.admin.query<Column>(
    `select c.relname || '.' || a.attname as name, t.typname as kind
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
     where c.relnamespace = any (array['public', 'pub', 'sec', 'auth']::regnamespace[]) and c.relkind in ('r', 'p')
       and a.attnum > 0 and not a.attisdropped order by 1`,
  );
  columns = rows.filter(
    ({ name, kind }) =>
      ["text", "varchar", "_text", "bytea"].includes(kind) &&
      ofPerson.test(name.slice(name.indexOf(".") + 1)),
  );
  const { rows: source } = await database.admin.query<{ text: string }>(
    "select prosrc as text from pg_proc where oid = 'sec.retain(text, int, int, uuid)'::regprocedure",
  );
  runs = must(source[0]).text;
});

describe("what is kept of people", () => {
  test("has a rule that takes it, or a reason why it stays", () => {
    expect(without(columns)).toEqual([]);
    expect(columns.length).toBeGreaterThan(150);
  });

  test("a new column of the kind is in neither list", () => {
    const planted = ["stall.keeper_phone", "stall.name", "council.secretary", "ticket.names"];
    expect(without(planted.map((name) => ({ name, kind: "text" })))).toEqual(planted);
  });

  test("no list names a column that is not there, or in both", () => {
    const there = new Set(columns.map(({ name }) => name));
    const taken = Object.values(takenBy).flat();
    expect(taken.filter((name) => !there.has(name))).toEqual([]);
    expect(taken.filter(stays)).toEqual([]);
    const idle = Object.values(kept)
      .flat()
      .filter((one) => ![...there].some((name) => fits(one, name)));
    expect(idle.map(String)).toEqual([]);
  });

  test.each(retentionRules)("the run of %s takes what it is said to take", (rule) => {
    expect((takenBy[rule] ?? []).filter((name) => !takes(rule, name))).toEqual([]);
    expect(takes(rule, "ticket.category_name")).toBe(false);
  });
});

function without(found: readonly Column[]): string[] {
  const taken = new Set(Object.values(takenBy).flat());
  return found.map(({ name }) => name).filter((name) => !taken.has(name) && !stays(name));
}

function stays(name: string): boolean {
  return Object.values(kept)
    .flat()
    .some((one) => fits(one, name));
}

function fits(one: string | RegExp, name: string): boolean {
  return typeof one === "string" ? one === name : one.test(name);
}

/** Whether the branch of a rule deletes the rows of a table, or sets the column of it. */
function takes(rule: RetentionRule, name: string): boolean {
  const [table, column] = name.split(".");
  const branch = must(
    new RegExp(`when '${rule}' then\\n(.*?)(?=\\n  when '|\\n  end case)`, "s").exec(runs),
  )[1];
  const statements = must(branch).split(";");
  return statements.some(
    (one) =>
      new RegExp(`delete from \\w+\\.${String(table)} `).test(one) ||
      (new RegExp(`update public\\.${String(table)} `).test(one) &&
        new RegExp(`[ ,]${String(column)} = `).test(one)),
  );
}
