import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import { encryptField } from "@/lib/platform/crypto/field";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { receiptHash } from "@/lib/platform/access/credential";
import { noticeVersion } from "@/lib/affairs/tickets/rules/notice";
import { demoQueryCode } from "../accounts";
import { personName } from "../content/names";
import { at, createRng, type Rng } from "../content/random";
import { readContext } from "./context";
import type { District } from "./districts";
import { insert } from "./insert";
import { step, type Scope } from "./step";
import { resident, staff, StoryRows, visitor } from "./story-rows";
import { holder } from "./telling";

/** How a first case stands, how many reported it again, and whether a dispatcher has linked them. */
const wanted = [
  { status: "screening", again: 2, linked: true },
  { status: "in_progress", again: 3, linked: true },
  { status: "in_progress", again: 1, linked: false },
  { status: "dispatched", again: 1, linked: true },
  { status: "callback", again: 2, linked: true },
] as const;

const openings = [
  "{title}，我们楼上楼下几家都受影响，请安排人来看看。",
  "也来反映一下：{title}。已经好几天了，家里有老人，进出不方便。",
  "{title}，邻居说已经有人报过，一直没看到人来，麻烦尽快处理。",
  "路过看到{title}，附近居民都在说，希望早点解决。",
] as const;

const minute = 60_000;

/** In the street of the accounts some matters have been reported by several (并案). */
export async function writeClusters(district: District, now: Instant): Promise<void> {
  await step(district.slug, "clusters", async (scope) => {
    const context = await readContext(scope, district);
    const street = at(
      context.grids.filter((grid) => grid.street.code === district.street),
      0,
    ).street;
    const rng = createRng(`clusters:${district.code}`);
    const dispatcher = staff("street_dispatcher", holder(context, "street_dispatcher", street.id));
    const taken = new Set<string>();
    for (const { status, again, linked } of wanted) {
      const lead = (await leadsAt(scope, street.path, status, now)).find(
        ({ id }) => !taken.has(id),
      );
      if (lead === undefined) continue;
      taken.add(lead.id);
      const reports = [];
      for (let n = 0; n < again; n += 1) {
        reports.push(await reportAgain(scope, rng, { lead, n, now, dispatcher, linked, district }));
      }
      await write(scope, reports);
      const waited = now - lead.registeredAt.getTime() > 24 * 60 * minute;
      if (lead.source === "portal" && waited) await urge(scope, lead, now);
    }
  });
}

type LeadTicket = Awaited<ReturnType<typeof leadsAt>>[number];
type Report = Awaited<ReturnType<typeof reportAgain>>;

/** What is in public space, and was reported early enough for others to come after. */
function leadsAt({ actor, tx }: Scope, path: string, status: string, now: Instant) {
  return tx.ticket.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: path, lt: `${path.slice(0, -1)}/` },
      status,
      physical: true,
      registeredAt: { lt: new Date(now - 5 * minute) },
    },
    orderBy: [{ registeredAt: "desc" }, { id: "asc" }],
    take: 10,
    select: {
      id: true,
      number: true,
      source: true,
      path: true,
      areaId: true,
      placeNames: true,
      address: true,
      lng: true,
      lat: true,
      categoryId: true,
      categoryName: true,
      physical: true,
      title: true,
      registeredAt: true,
      leadAssignmentId: true,
      leadOrganizationId: true,
    },
  });
}

async function reportAgain(
  { actor, tx }: Scope,
  rng: Rng,
  about: {
    lead: LeadTicket;
    n: number;
    now: Instant;
    dispatcher: ReturnType<typeof staff>;
    linked: boolean;
    district: District;
  },
) {
  const { lead, n, now, dispatcher, linked, district } = about;
  const [given] = await tx.$queryRaw<
    { number: string }[]
  >`select sec.next_ticket_number() as number`;
  const number = given?.number ?? "";
  const id = newId();
  const rows = new StoryRows(actor.tenantId, id, lead.path);
  const registeredAt = Math.max(
    lead.registeredAt.getTime() + minute,
    now - rng.int(20, 90) * minute,
  );
  rows.event("ticket.reported", visitor, registeredAt, {
    payload: { status: "screening", at: registeredAt },
  });
  const leadRows = new StoryRows(actor.tenantId, lead.id, lead.path);
  if (linked) {
    const joinedAt = registeredAt + Math.floor((now - registeredAt) / 2);
    rows.event("ticket.linked", dispatcher, joinedAt, { payload: { first: lead.number } });
    leadRows.event("ticket.joined", dispatcher, joinedAt, {
      payload: { member: number, memberId: id },
    });
    if (n === 0) {
      const addedAt = joinedAt + Math.floor((now - joinedAt) / 2);
      rows.say(resident, addedAt, "resident", "今天早上又去看了，还是老样子，请抓紧处理。");
      rows.event("ticket.facts_added", resident, addedAt);
    }
  }
  const { leadAssignmentId: _work, leadOrganizationId: _handler, ...same } = lead;
  return {
    ticket: {
      ...same,
      tenantId: actor.tenantId,
      id,
      number,
      source: "portal",
      type: "request",
      text: at(openings, (n + rng.int(0, 3)) % openings.length).replaceAll("{title}", lead.title),
      status: linked ? "linked" : "screening",
      leadTicketId: linked ? lead.id : null,
      round: 1,
      reopened: 0,
      hurried: 0,
      transfers: 0,
      dueProvisional: false,
      version: linked ? 2 : 1,
      registeredAt: new Date(registeredAt),
    },
    complainant: {
      tenantId: actor.tenantId,
      ticketId: id,
      path: lead.path,
      nameCipher: encryptField(personName(rng, district.code)),
      phoneCipher: null,
      hasPhone: false,
      allowCall: false,
      tellBySms: false,
      noticeVersion,
      at: new Date(registeredAt),
    },
    messages: rows.messages,
    events: [...rows.events, ...leadRows.events],
  };
}

async function write(scope: Scope, reports: readonly Report[]): Promise<void> {
  const { actor, tx } = scope;
  await insert(
    scope,
    "ticket",
    reports.map(({ ticket }) => ticket),
  );
  await insert(
    scope,
    "complainant",
    reports.map(({ complainant }) => complainant),
  );
  await insert(
    scope,
    "message",
    reports.flatMap(({ messages }) => messages),
  );
  const days = resolveSettings([])["receipt.valid"].value;
  for (const { ticket } of reports) {
    const hash = receiptHash(actor.tenant.slug, ticket.number, demoQueryCode);
    await tx.$executeRaw`select sec.issue_receipt(${ticket.id}::uuid, ${hash}, ${days}::int)`;
  }
  await insert(
    scope,
    "event",
    reports.flatMap(({ events }) => events).sort((a, b) => a.at.getTime() - b.at.getTime()),
  );
}

/** Somebody has waited long enough to say so (催办). */
async function urge(scope: Scope, lead: LeadTicket, now: Instant): Promise<void> {
  const { actor, tx } = scope;
  await tx.ticket.updateMany({
    where: { tenantId: actor.tenantId, id: lead.id },
    data: { hurried: { increment: 1 }, hurriedAt: new Date(now), version: { increment: 1 } },
  });
  const rows = new StoryRows(actor.tenantId, lead.id, lead.path);
  const { leadAssignmentId, leadOrganizationId } = lead;
  rows.event("ticket.hurried", resident, now - minute, {
    lead:
      leadAssignmentId === null || leadOrganizationId === null
        ? undefined
        : { id: leadAssignmentId, organizationId: leadOrganizationId },
    payload: { count: 1 },
  });
  await insert(scope, "event", rows.events);
}
