import { localDate, type Instant } from "@/lib/platform/core/time-zone";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { receiptHash } from "@/lib/platform/access/credential";
import { demoQueryCode } from "../accounts";
import { readContext, type Context } from "./context";
import type { District } from "./districts";
import { insert } from "./insert";
import type { PhotoFiles } from "./photo-files";
import { placeStories, type PlacedPlan } from "./placing";
import { step, type Scope } from "./step";
import { tell, type Story } from "./story";

/**
 * Stories per transaction. Each event moves the one head of the chain, and PostgreSQL keeps every
 * version of that row until the transaction ends, so small parts are much faster than large ones.
 */
const storiesPerStep = 100;

/** Writes a quarter of tickets, the oldest first, as if they had happened. */
export async function writeTickets(
  district: District,
  { now, count }: { now: Instant; count: number },
  photos: PhotoFiles,
  onProgress: (done: number) => void,
): Promise<void> {
  let known: { context: Context; placed: PlacedPlan[] } | undefined;
  const onDemand = async (scope: Scope) => {
    if (known === undefined) {
      const context = await readContext(scope, district);
      known = { context, placed: placeStories(context, count, now) };
    }
    return known;
  };
  for (let first = 0; first < count; first += storiesPerStep) {
    onProgress(first);
    await step(district.slug, `tickets:${first}`, async (scope) => {
      const { context, placed } = await onDemand(scope);
      const part = placed.slice(first, first + storiesPerStep);
      const numbers = await numbersFor(scope, part);
      const stories = part.map((one, index) =>
        tell(context, one, first + index, now, photos, numbers[index] ?? ""),
      );
      await write(scope, stories);
    });
  }
}

/** The numbers of today come from the database, so that the next report does not get one again. */
async function numbersFor({ actor, tx }: Scope, placed: readonly PlacedPlan[]): Promise<string[]> {
  const today = localDate(actor.now, actor.tenant.timeZone).replaceAll("-", "");
  const wanted = placed.filter(({ day }) => day === today).length;
  const given = await tx.$queryRaw<{ number: string }[]>`
    select number from sec.next_ticket_numbers(${wanted}::int) number`;
  return placed.map(({ day, count }) =>
    day === today ? (given.shift()?.number ?? "") : `${day}${String(count).padStart(5, "0")}`,
  );
}

/** In the order the database's rules want: rows first, then the history that explains them. */
async function write(scope: Scope, stories: readonly Story[]): Promise<void> {
  await insert(
    scope,
    "ticket",
    stories.map(({ ticket }) => ticket),
  );
  await insert(
    scope,
    "complainant",
    stories.map(({ complainant }) => complainant),
  );
  await insert(
    scope,
    "assignment",
    stories.flatMap(({ earlier }) => earlier),
  );
  await insert(
    scope,
    "assignment",
    stories.flatMap(({ current }) => (current === null ? [] : [current])),
  );
  await insert(
    scope,
    "message",
    stories.flatMap(({ rows }) => rows.messages),
  );
  await insert(
    scope,
    "rating",
    stories.flatMap(({ ratings, ticket: { tenantId, id: ticketId, path } }) =>
      ratings.map((one) => ({ ...one, tenantId, ticketId, path })),
    ),
  );
  await insert(
    scope,
    "attachment",
    stories.flatMap(({ rows }) => rows.attachments),
  );
  await issueReceipts(scope, stories);
  const events = stories.flatMap(({ rows }) => rows.events);
  await insert(
    scope,
    "event",
    events.sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
}

/** What residents sent in themselves can be followed with the code that the demo tells. */
async function issueReceipts({ actor, tx }: Scope, stories: readonly Story[]): Promise<void> {
  const receipts = stories
    .filter(({ ticket }) => ticket.source === "portal")
    .map(({ ticket }) => ({
      id: ticket.id,
      hash: Buffer.from(receiptHash(actor.tenant.slug, ticket.number, demoQueryCode)).toString(
        "hex",
      ),
    }));
  const days = resolveSettings([])["receipt.valid"].value;
  await tx.$queryRaw`
    select count(sec.issue_receipt(r.id, decode(r.hash, 'hex'), ${days}::int))
    from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb) as r (id uuid, hash text)`;
}
