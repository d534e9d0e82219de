import { describe, expect, test } from "vitest";
import { withScope } from "@/lib/platform/db/scope";
import { reveal } from "@/lib/affairs/tickets/commands/reveal";
import { revealPhone } from "@/lib/affairs/tickets/commands/reveal-phone";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { disclosedContact } from "@/lib/affairs/tickets/queries/disclosed";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const person = { name: "王小明", phone: "13812345678" };
const purpose = { text: "回电核实地点" };
const shown = async (login: string, id: string) =>
  withScope(await stage.as(login), "read", (scope) => disclosedContact(scope, id));

describe("name and phone of who raised a matter", () => {
  test("stand in the tables as ciphertext only", async () => {
    const { id } = await stage.report(person);
    const { rows } = await database.admin.query<{ name_cipher: Buffer; phone_cipher: Buffer }>(
      "select name_cipher, phone_cipher from complainant where ticket_id = $1",
      [id],
    );
    const stored = Buffer.concat(rows.flatMap((row) => [row.name_cipher, row.phone_cipher]));
    expect(stored.length).toBeGreaterThan(40);
    expect(stored.includes(person.phone)).toBe(false);
    expect(stored.includes(person.name)).toBe(false);
  });

  test("are shown to the duty that gave a purpose, for a quarter of an hour, on record", async () => {
    const { id } = await stage.report(person);
    expect(await shown("dispatcher1", id)).toBeNull();
    await stage.onTicket("dispatcher1", reveal, id, purpose);
    expect(await shown("dispatcher1", id)).toMatchObject(person);
    expect(await shown("center", id)).toBeNull();
    const { rows } = await database.admin.query(
      "select kind, detail from audit where subject_id = $1",
      [id],
    );
    expect(rows).toEqual([{ kind: "reveal", detail: { purpose: purpose.text } }]);
    await database.freeze(new Date(Date.now() + 16 * 60_000));
    try {
      expect(await shown("dispatcher1", id)).toBeNull();
    } finally {
      await database.freeze(null);
    }
  });

  test("of them an organization learns the phone, where a call was allowed", async () => {
    const open = await stage.report({ ...person, allowCall: "on" });
    const shut = await stage.report(person);
    for (const { id } of [open, shut]) {
      await stage.dispatch(id);
      await stage.onWork("housingclerk", accept, id);
    }
    const no = await refused(
      stage.onWork("housingclerk", revealPhone, shut.id, purpose),
      "forbidden",
    );
    expect(no.reason).toBe("refusal.noCall");
    await stage.onWork("housingclerk", revealPhone, open.id, purpose);
    expect(await shown("housingclerk", open.id)).toMatchObject({ name: null, phone: person.phone });
    expect(await shown("housingleader", open.id)).toBeNull();
  });

  test("are nowhere else: not in results, not in history, not in the audit", async () => {
    const { rows } = await database.admin.query<{ all: string }>(
      `select coalesce(string_agg(t, ' '), '') as all from (
         select row_to_json(r)::text as t from command_result r union all
         select row_to_json(e)::text from event e union all
         select row_to_json(a)::text from audit a) x`,
    );
    expect(rows[0]?.all).toContain("revealed");
    expect(rows[0]?.all).not.toContain(person.phone);
    expect(rows[0]?.all).not.toContain(person.name);
  });

  test("who left none has none", async () => {
    const { id } = await stage.report();
    const no = await refused(stage.onTicket("dispatcher1", reveal, id, purpose), "forbidden");
    expect(no.reason).toBe("refusal.noContact");
  });
});
