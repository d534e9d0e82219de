import { afterAll, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { jobTenants } from "@/lib/platform/jobs/tenants";
import { deliver } from "@/scripts/jobs/deliver";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { startOutside } from "@/tests/support/outside";
import { enterSettings } from "@/tests/proofs/tickets/deadline-districts";
import { must } from "@/tests/support/world";

const outside = await startOutside();
const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const now = new Date("2026-11-23T10:00:00+08:00");
const days = 86_400_000;
afterAll(() => outside.stop());

const answers = { contacted: "yes", solved: "yes", satisfied: "basically" };

/** A matter with a result whose resident was told of it; returns what the text message says. */
async function told() {
  await database.freeze(now);
  const ticket = await alpha.ticketAt("verified", { phone: "13900000009", tellBySms: "on" });
  outside.sms.received.length = 0;
  while (await withScope(alpha.job, "read", hasUntold)) await execute(tell, alpha.job, {}, newId());
  const tenant = must((await jobTenants()).find(({ slug }) => slug === "alpha"));
  await deliver(tenant, new AbortController().signal, (_doing, run) => run());
  const said = outside.sms.received.map(({ text }) => text).join("\n");
  const link = /https:\/\/gezhi\.example\/alpha\/rate#(\d{13})\.([0-9A-Z-]+)$/m.exec(said);
  const [, number, key] = must(link);
  expect(number).toBe(ticket.number);
  return { ticket, rating: { kind: "rating", slug: "alpha", key: must(key) } as const };
}

const send = (credential: Credential) => execute(rate, credential, answers, newId());

test("who holds the link rates the one handling, once", async () => {
  const { ticket, rating } = await told();
  await send(rating);
  expect(await alpha.ticket(ticket.id)).toMatchObject({
    rated_contacted: true,
    rated_solved: "yes",
    rated_satisfied: "basically",
  });
  await refused(send(rating), "limit");
});

test("the link of another district, a wrong one, and one that is too old open nothing", async () => {
  const { rating } = await told();
  await expect(send({ ...rating, slug: "beta" })).rejects.toThrow(DoorClosed);
  await expect(send({ ...rating, key: "0000-0000-0000" })).rejects.toThrow(DoorClosed);
  await database.freeze(new Date(now.getTime() + 14 * days + 1));
  await expect(send(rating)).rejects.toThrow(DoorClosed);
});

test("how long it opens is the district's number, and the database's between its bounds", async () => {
  await enterSettings(database.admin, alpha.world, {
    "rating.linkDays": { value: 5, unit: "day" },
  });
  const { rating } = await told();
  await enterSettings(database.admin, alpha.world, {});
  await database.freeze(new Date(now.getTime() + 5 * days + 1));
  await expect(send(rating)).rejects.toThrow(DoorClosed);
  const longer = withScope(
    alpha.job,
    "write",
    ({ tx }) => tx.$queryRaw`select sec.issue_rating_links(array[]::uuid[], array[]::text[], 31)`,
  );
  await expect(longer).rejects.toThrow(/between 3 and 30/);
});

test("it is no query code: with the number it opens nothing", async () => {
  const { ticket, rating } = await told();
  const { slug, key: code } = rating;
  const receipt = { kind: "receipt", slug, number: ticket.number, code } as const;
  await expect(withScope(receipt, "read", () => Promise.resolve(0))).rejects.toThrow(DoorClosed);
});

test("telling a second time gives the same link", async () => {
  const { ticket, rating } = await told();
  await database.admin.query("update subscriber_cursor set seq = 0");
  await database.admin.query("delete from delivery where ticket_id = $1", [ticket.id]);
  outside.sms.received.length = 0;
  while (await withScope(alpha.job, "read", hasUntold)) await execute(tell, alpha.job, {}, newId());
  const { rows } = await database.admin.query<{ body: string }>(
    "select body from delivery where ticket_id = $1",
    [ticket.id],
  );
  expect(rows.map(({ body }) => body).join()).toContain(`.${rating.key}`);
});
