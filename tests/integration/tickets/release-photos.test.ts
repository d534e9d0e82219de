import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { releasePhotos } from "@/lib/affairs/tickets/commands/release-photos";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { photoFile } from "@/lib/parts/attachments/queries";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");

/** A matter in work, to which the resident has added two photos after the dispatch. */
async function lateFacts() {
  const ticket = await stage.ticketAt("accepted");
  const photos = [await photo(), await photo()];
  await execute(addFacts, ticket.receipt, { text: "灯又闪了，见照片。", photos }, newId());
  const shown = await shownTo("dispatcher1", ticket.id);
  const [first, second] = shown.photos.map(({ id }) => id);
  return { ...ticket, first: must(first), second: must(second) };
}

async function shownTo(login: string, ticketId: string) {
  return withScope(await stage.as(login), "read", (scope) => ticketDetail(scope, ticketId));
}

/** What the people of an organization see of an assignment. */
async function workOf(login: string, assignmentId: string) {
  return withScope(await stage.as(login), "read", (scope) => assignmentDetail(scope, assignmentId));
}

async function fileOf(login: string, photoId: string) {
  return withScope(await stage.as(login), "read", (scope) => photoFile(scope, photoId));
}

async function release(
  ticketId: string,
  input: { show?: string[]; hide?: string[] },
  login = "dispatcher1",
) {
  return execute(
    releasePhotos,
    await stage.as(login),
    { id: ticketId, version: 1, ...input },
    newId(),
  );
}

describe("photos that came after the dispatch", () => {
  test("reach the organization when they are released, and leave its sight again", async () => {
    const { id, first, second } = await lateFacts();
    const assignment = await stage.assignment(id);
    expect((await workOf("housingclerk", assignment.id)).released).toEqual([]);
    const before = await shownTo("dispatcher1", id);
    expect(before.ticketVerbs).toContain("releasePhotos");
    expect(before.photos.map(({ released }) => released)).toEqual([false, false]);

    await release(id, { show: [first] });
    const work = await workOf("housingclerk", assignment.id);
    expect(work.released).toHaveLength(1);
    const given = must(work.released[0]);
    expect(await fileOf("housingclerk", given.id)).toBe(await fileOf("dispatcher1", first));
    // The rows of the ticket stay the street's: the organization has its own row, and that alone.
    expect(await fileOf("housingclerk", first)).toBeNull();
    expect(await fileOf("waterclerk", given.id)).toBeNull();
    const after = await shownTo("dispatcher1", id);
    expect(after.photos.map(({ released }) => released)).toEqual([true, false]);
    expect(after.version).toBe(before.version);

    await release(id, { show: [second], hide: [first] });
    const swapped = await workOf("housingclerk", assignment.id);
    expect(swapped.released.map(({ fileKey }) => fileKey)).toEqual([
      await fileOf("dispatcher1", second),
    ]);
    expect(await fileOf("housingclerk", given.id)).toBeNull();
    expect((await shownTo("dispatcher1", id)).photos.map(({ released }) => released)).toEqual([
      false,
      true,
    ]);

    await release(id, { show: [first, second] });
    expect((await workOf("housingclerk", assignment.id)).released).toHaveLength(2);
    const { rows } = await database.admin.query(
      "select 1 from attachment where assignment_id = $1 and purpose = 'report'",
      [assignment.id],
    );
    expect(rows).toHaveLength(2);
    const told = (await workOf("housingclerk", assignment.id)).history
      .filter(({ name }) => name.startsWith("assignment.photos"))
      .map(({ name, values }) => [name, values]);
    const values = { by: must(stage.world.people["dispatcher1"]).name, count: 1 };
    expect(told).toMatchObject([
      ["assignment.photos_released", values],
      ["assignment.photos_released", values],
      ["assignment.photos_hidden", values],
      ["assignment.photos_released", values],
    ]);
  });

  test("reach the organizations that take part too, and no other", async () => {
    const { id, first } = await lateFacts();
    const coId = await addCo((await stage.assignment(id)).id, "water");
    await release(id, { show: [first] });
    expect((await workOf("waterclerk", coId)).released).toHaveLength(1);
    await release(id, { hide: [first] });
    expect((await workOf("waterclerk", coId)).released).toEqual([]);
  });

  test("one that gave the matter back is given nothing more, and loses what is taken back", async () => {
    const { id, first, second } = await lateFacts();
    const lead = await stage.assignment(id);
    await release(id, { show: [first] });
    const why = { reasonCode: "duplicate", text: "此件与另一件重复，请一并处理。" };
    await stage.onWork("housingclerk", requestReturn, id, why);
    await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，另行派单。" });
    await stage.dispatch(id, "water");
    const next = await stage.assignment(id);
    await release(id, { show: [second] });
    expect((await workOf("housingclerk", lead.id)).released).toHaveLength(1);
    await release(id, { hide: [first] });
    expect((await workOf("housingclerk", lead.id)).released).toEqual([]);
    expect((await workOf("waterclerk", next.id)).released).toHaveLength(1);
  });
});

describe("what is refused", () => {
  test("other people, other tickets' photos, nothing chosen, a matter that is not in work", async () => {
    const { id, first } = await lateFacts();
    const foreign = await lateFacts();
    await refused(release(id, { show: [first] }, "secretary1"), "forbidden");
    await refused(release(id, { show: [first] }, "grid111"), "forbidden");
    await refused(release(id, { show: [first] }, "housingclerk"), "not-found");
    await refused(release(id, { show: [first] }, "dispatcher2"), "not-found");
    const stranger = await new Stage(database, "beta").as("dispatcher1");
    await refused(
      execute(releasePhotos, stranger, { id, version: 1, show: [first] }, newId()),
      "not-found",
    );
    await refused(release(id, { show: [first, foreign.first] }), "not-found");
    await refused(release(id, { hide: [foreign.first] }), "not-found");
    const { fields } = await refused(release(id, {}), "invalid");
    expect(fields).toEqual({ show: "field.photosChosen" });
    expect((await workOf("housingclerk", (await stage.assignment(id)).id)).released).toEqual([]);

    const waiting = await stage.report({ photos: [await photo()] });
    const shown = await shownTo("dispatcher1", waiting.id);
    expect(shown.ticketVerbs).not.toContain("releasePhotos");
    await refused(release(waiting.id, { show: [must(shown.photos[0]).id] }), "wrong-status");
    const without = await stage.ticketAt("accepted");
    expect((await shownTo("dispatcher1", without.id)).ticketVerbs).not.toContain("releasePhotos");
  });

  test("two at once give a photo once", async () => {
    const { id, first } = await lateFacts();
    await Promise.all([release(id, { show: [first] }), release(id, { show: [first] }, "center")]);
    const { id: assignmentId } = await stage.assignment(id);
    expect((await workOf("housingclerk", assignmentId)).released).toHaveLength(1);
    const events = (await stage.events(id)).filter((name) => name === "assignment.photos_released");
    expect(events).toHaveLength(1);
  });
});

/** An open co-assignment like the lead's, for another department. */
async function addCo(leadId: string, department: string): Promise<string> {
  const id = newId();
  const { id: organizationId, name } = must(stage.world.departments[department]);
  await written(
    `insert into assignment select (jsonb_populate_record(a, jsonb_build_object(
       'id', $2::text, 'organization_id', $3::text, 'organization_name', $4::text, 'part', 'co',
       'lead_assignment_id', a.id))).*
     from assignment a where a.id = $1`,
    [leadId, id, organizationId, name],
  );
  return id;
}

/** What no verb does yet, past the triggers. */
async function written(sql: string, values: unknown[]): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    await client.query(sql, values);
    await client.query("commit");
  } finally {
    client.release();
  }
}
