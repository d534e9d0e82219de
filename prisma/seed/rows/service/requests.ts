import { newId } from "@/lib/platform/core/id";
import { maskName, maskPhone } from "@/lib/platform/core/masking";
import { localDate } from "@/lib/platform/core/time-zone";
import { encryptField } from "@/lib/platform/crypto/field";
import { requestNoticeVersion } from "@/lib/affairs/service/rules/request-notice";
import { demoPhone } from "../../accounts";
import { personNames } from "../../content/names";
import { at } from "../../content/random";
import { serviceTexts, wishTexts } from "../../content/volunteering";
import type { Home, Life } from "./life";
import type { Unit, Volunteer } from "./members";

/** Where a wish or an order stands, and since how many days it does. */
interface Turn {
  status: string;
  days: number;
  by?: "member" | "unit" | "other";
  rating?: string;
  escalated?: boolean;
  resourced?: boolean;
  asked?: boolean;
  origin?: "community";
}

const wishTurns: readonly Turn[] = [
  { status: "closed", days: 70, by: "member", rating: "yes" },
  { status: "closed", days: 48, by: "other", rating: "basically" },
  { status: "confirmed", days: 20, by: "member" },
  { status: "done", days: 9, by: "other", origin: "community" },
  { status: "published", days: 16, escalated: true, resourced: true },
  { status: "published", days: 2 },
  { status: "published", days: 11, escalated: true },
  { status: "taken", days: 4, by: "unit" },
  { status: "taken", days: 3, by: "member" },
  { status: "published", days: 1, asked: true },
  { status: "submitted", days: 0 },
  { status: "declined", days: 6 },
];

const orderTurns: readonly Turn[] = [
  { status: "closed", days: 30, by: "unit", rating: "yes" },
  { status: "taken", days: 2, by: "unit" },
  { status: "published", days: 1, asked: true },
  { status: "submitted", days: 0 },
  { status: "withdrawn", days: 5 },
  { status: "done", days: 8, by: "other" },
];

/** The menu of each community, its wishes and orders in every state, and who has taken them. */
export async function writeRequests(
  life: Life,
  volunteers: readonly Volunteer[],
  units: readonly Unit[],
): Promise<void> {
  const { tx } = life.scope;
  let told = 0;
  const count = () => (told += 1);
  for (const home of life.homes) {
    const items = serviceTexts.items
      .slice(0, home.full ? serviceTexts.items.length : 2)
      .map((item) => ({
        tenantId: life.tenantId,
        id: newId(),
        path: home.area.path,
        areaId: home.area.id,
        title: item.title,
        includes: item.includes,
        offeredWhen: item.when,
        offeredBy: item.by,
        addedAt: life.at(-200, 600),
      }));
    await tx.serviceItem.createMany({ data: items });
    const here = volunteers.filter((one) => one.home === home);
    const wishes = (home.full ? wishTurns : life.rng.shuffle(wishTurns).slice(0, 3)).map(
      (turn, index) => tell(life, home, here, units, { turn, index, n: count() }),
    );
    const orders = (home.full ? orderTurns : orderTurns.slice(2, 3)).map((turn, index) =>
      tell(life, home, here, units, { turn, index, n: count(), item: items[index % items.length] }),
    );
    const rows = [...wishes, ...orders];
    await tx.serviceRequest.createMany({ data: rows.map(({ request }) => request) });
    await tx.serviceContact.createMany({ data: rows.map(({ contact }) => contact) });
    await tx.serviceOffer.createMany({ data: rows.flatMap(({ offers }) => offers) });
  }
}

function tell(
  life: Life,
  home: Home,
  here: readonly Volunteer[],
  units: readonly Unit[],
  given: { turn: Turn; index: number; n: number; item?: { id: string; title: string } | undefined },
) {
  const { tenantId, rng, district } = life;
  const { turn, index, n, item } = given;
  const wish = at(wishTexts, index % wishTexts.length);
  const day = -turn.days;
  // What is told has happened, at whatever hour the demo begins.
  const past = (days: number, minute: number) =>
    new Date(Math.min(life.at(days, minute).getTime(), life.now - 60_000));
  const submittedAt =
    turn.days === 0 ? new Date(life.now - (index + 1) * 1_800_000) : past(day - 1, 560);
  const shown = !["submitted", "declined", "withdrawn"].includes(turn.status);
  const over = ["done", "confirmed", "closed"].includes(turn.status);
  const taken = over || turn.status === "taken";
  const member = turn.by === "other" ? rng.pick(here) : here[0];
  const grid = turn.origin === "community" ? at(home.grids, 0) : null;
  const id = newId();
  const placed = { tenantId, path: grid?.path ?? home.area.path };
  const on = localDate(submittedAt.getTime(), life.scope.actor.tenant.timeZone).replaceAll("-", "");
  const title = item === undefined ? wish.title : item.title;
  const done = wish.done ?? "按约定上门做好了，居民试过没有问题。";
  const request = {
    ...placed,
    id,
    number: `${on}9${String(n).padStart(4, "0")}`,
    areaId: home.area.id,
    placeNames: home.names,
    kind: item === undefined ? "wish" : "order",
    origin: turn.origin ?? "portal",
    itemId: item?.id ?? null,
    itemTitle: item?.title ?? null,
    status: turn.status,
    publicTitle: shown ? title : null,
    publicText: shown
      ? item === undefined
        ? wish.text
        : `一位居民需要“${item.title}”，时间可以商量。`
      : null,
    skills: shown && item === undefined ? [...wish.skills] : [],
    times: shown ? [index % 2 === 0 ? "weekend" : "weekday_evening"] : [],
    takerMemberId: taken && turn.by !== "unit" ? (member?.id ?? null) : null,
    takerOrganizationId: taken && turn.by === "unit" ? (units[0]?.id ?? null) : null,
    declineText: turn.status === "declined" ? serviceTexts.declined : null,
    doneText: over ? done : null,
    confirmedBy: turn.status === "confirmed" || turn.status === "closed" ? "resident" : null,
    rating: turn.rating ?? null,
    resourceNote: turn.resourced === true ? serviceTexts.resource : null,
    submittedAt,
    publishedAt: shown ? past(day, 600) : null,
    escalatedAt: turn.escalated === true ? past(day + 7, 600) : null,
    resourcedAt: turn.resourced === true ? past(day + 9, 640) : null,
    takenAt: taken ? past(day, 700) : null,
    doneAt: over ? past(day + 4, 660) : null,
    confirmedAt:
      turn.status === "confirmed" || turn.status === "closed" ? past(day + 5, 610) : null,
    ratedAt: turn.rating === undefined ? null : past(day + 5, 620),
    endedAt: ["declined", "closed", "withdrawn"].includes(turn.status) ? past(day + 5, 620) : null,
  };
  const [name] = personNames(rng, district.code, 1);
  const phone = demoPhone("resident", n);
  const contact = {
    ...placed,
    requestId: id,
    text: item === undefined ? wish.said : `想约${item.title}，平时下午都在家。`,
    nameCipher: encryptField(name ?? ""),
    nameMasked: maskName(name ?? ""),
    phoneCipher: encryptField(phone),
    phoneMasked: maskPhone(phone),
    addressCipher: encryptField(
      `${home.area.name}${String(rng.int(1, 30))}号楼${String(rng.int(1, 6))}0${String(rng.int(1, 4))}室`,
    ),
    onBehalf: turn.origin === "community",
    noticeVersion: requestNoticeVersion,
    at: submittedAt,
  };
  const offers =
    turn.asked !== true || member === undefined
      ? []
      : [{ ...placed, id: newId(), requestId: id, memberId: member.id, at: past(day, 800) }];
  return { request, contact, offers };
}
