import { newId } from "@/lib/platform/core/id";
import { must } from "@/tests/support/world";
import { readRights, type Rights } from "../matrix/rights";
import { scenes } from "../matrix/scenes";
import { deliveries } from "./ask";
import type { ActionDoor, BuiltAction, Door } from "./doors";
import { origins, type Origin, type Principal, type Site } from "./site";

/** One request for a page or a route. */
export interface GetProbe {
  kind: "get";
  door: Door;
  principal: Principal;
  origin: Origin;
  delivery: string;
  address: string;
  /** Set when the address names what this principal may not have: it must not be told from nothing. */
  hidden: boolean;
}

/** One call of a server action, in a way that must not work. */
export interface ActionProbe {
  kind: "action";
  action: ActionDoor & BuiltAction;
  /** The row of commands.txt that is tried. */
  row: string;
  principal: Principal;
  manner: Manner;
  origin: Origin;
  address: string;
  fields: Record<string, unknown>;
}

export const manners = ["ids", "garbage", "no-origin", "foreign-origin", "no-such-path"] as const;
export type Manner = (typeof manners)[number];

/** Every page and route × principals × origins of ids × ways to deliver. */
export function planGets(site: Site, doors: readonly Door[]): GetProbe[] {
  return doors.flatMap((door) =>
    site.principals.flatMap((principal) =>
      origins.flatMap((origin) =>
        Object.keys(deliveries)
          .filter((delivery) => door.kind === "page" || delivery === "plain")
          .map((delivery) => ({
            kind: "get" as const,
            door,
            principal,
            origin,
            delivery,
            address: addressOf(site, door, principal, origin),
            hidden: isHidden(door, principal, origin),
          })),
      ),
    ),
  );
}

function isHidden(door: Door, principal: Principal, origin: Origin): boolean {
  if (door.subject !== "-") return !mayHave(door, principal, origin);
  return typeof door.who !== "string" && origin === "foreign";
}

/**
 * The address with its places filled in. A door without an id is asked once as it is, and then with
 * parameters of every usual name, so that a filter that follows a foreign id is met as well.
 */
function addressOf(site: Site, door: Door, principal: Principal, origin: Origin): string {
  const district =
    origin === "foreign" && door.subject === "-" ? site.far.world.slug : site.near.world.slug;
  const path = door.address
    .replace("[district]", district)
    .replace(/\[\.\.\.\w+\]/, "session")
    .replace(/\[\w+\]/, idOf(site, door, principal, origin));
  const bare = door.subject === "-" && origin === "first";
  return `${site.base}${path}${bare ? "" : `?${parametersOf(site, origin)}`}`;
}

function parametersOf(site: Site, origin: Origin): string {
  const world = origin === "foreign" ? site.far.world : site.near.world;
  const street = origin === "second" ? "street2" : "street1";
  const random = origin === "random";
  const area = random ? newId() : must(world.areas[street]).id;
  const organization = random ? newId() : must(world.departments["housing"]).id;
  return new URLSearchParams({
    area,
    parent: area,
    organization,
    person: site.ids.person[origin],
    id: site.ids.ticket[origin],
    ticket: site.ids.ticket[origin],
    key: random ? newId() : site.exportKeys[origin === "foreign" ? "far" : "near"],
    q: "漏水",
  }).toString();
}

function idOf(site: Site, door: Door, principal: Principal, origin: Origin): string {
  if (door.subject === "-") return "-";
  if (door.subject !== "photo") return site.ids[door.subject][origin];
  const whose = principal.viewer.kind === "organization" ? "organization" : "resident";
  return site.photos[whose][origin];
}

/** The people of the first street have what is in it, those of the district both streets. */
function mayHave(door: Door, principal: Principal, origin: Origin): boolean {
  if (origin === "foreign" || origin === "random") return false;
  // What stands on a wall of the district is for everybody.
  if (door.subject === "entry" || door.subject === "released") return true;
  // An estate's name, company and rating are for everybody.
  if (door.address === "/[district]/property/[id]") return true;
  const { viewer } = principal;
  // What a level of the district has taken up is known to all of its staff; only who follows it adds to it.
  if (door.subject === "topic" && door.address === "/topics/[id]") {
    return viewer.kind === "area" || viewer.kind === "organization";
  }
  const own = origin === "first" ? "s1" : "s2";
  if (reported.has(door.subject)) return mayHaveReported(door, viewer, origin);
  if (door.subject === "project-photo") return viewer.kind === "area" || viewer.kind === "liaison";
  // What is needed, given and done together is open to the district's staff of areas and to its units.
  if (shared.has(door.subject)) {
    return viewer.kind === (door.address.startsWith("/unit/") ? "liaison" : "area");
  }
  // What two sides have promised is theirs, and known to those above.
  if (door.subject === "agreement") {
    return door.address.startsWith("/unit/")
      ? viewer.kind === "liaison" && origin === "first"
      : viewer.kind === "area" && `${own}.c1`.startsWith(viewer.place);
  }
  // A community's council, its estates and the profiles of its units are for the staff of the community and those above.
  if (["council", "estate", "profile"].includes(door.subject)) {
    return viewer.kind === "area" && `${own}.c1`.startsWith(viewer.place);
  }
  // A Party organization is known to the staff of its place and those above; the district files and reads.
  if (door.subject === "party") {
    if (/\/(add|edit)$/.test(door.address) && viewer.place === "") return false;
    return viewer.kind === "area" && `${own}.c1`.startsWith(viewer.place);
  }
  // Of a street and the department that it asks, or that asks it.
  if (door.subject === "opinion" && viewer.kind === "area") return own.startsWith(viewer.place);
  // The draft of a street's round: nobody but who holds it knows of it, the district above neither.
  if (door.subject === "round") {
    return viewer.kind === "area" && viewer.place !== "" && own.startsWith(viewer.place);
  }
  // Its members read a meeting that was told at their own desk.
  if (door.subject === "meeting") {
    return door.address.startsWith("/seat/")
      ? viewer.kind === "councillor" && `${own}.c1` === viewer.place
      : viewer.kind === "area" && `${own}.c1`.startsWith(viewer.place);
  }
  // Who is away, and what is planned, is known to the staff of the community alone, and to those above.
  if (door.subject === "mobile" || door.subject === "activity") {
    return viewer.kind === "area" && `${own}.c1`.startsWith(viewer.place);
  }
  switch (viewer.kind) {
    case "area":
      return viewer.place === "" || viewer.place.startsWith(own);
    case "organization":
      return viewer.organization === (origin === "first" ? "housing" : "water");
    case "admin":
      return door.subject === "person";
    case "receipt":
      return origin === "first";
    case "member":
    case "liaison":
    case "councillor":
    case "nobody":
      return false;
  }
}

const shared = new Set(["need", "resource", "project"]);
const reported = new Set(["member", "check-in", "unit"]);

/** Who has reported to the first community of a street: the staff there, and whom it is about. */
function mayHaveReported(door: Door, viewer: Principal["viewer"], origin: Origin): boolean {
  switch (viewer.kind) {
    case "area":
      return (origin === "first" ? "s1.c1" : "s2.c1").startsWith(viewer.place);
    case "member":
      return origin === "first" && door.subject !== "unit";
    case "liaison":
      return origin === "first";
    case "organization":
    case "admin":
    case "councillor":
    case "receipt":
    case "nobody":
      return false;
  }
}

/** Every action (and each row of commands.txt for it) × principals × ways that must not work. */
export function planActions(
  site: Site,
  actions: readonly (ActionDoor & BuiltAction)[],
): ActionProbe[] {
  const rights = readRights();
  return actions.flatMap((action) => {
    const rows = rights.filter(({ command }) => command === action.command);
    return (rows.length === 0 ? [undefined] : rows).flatMap((row) =>
      site.principals.flatMap((principal) =>
        manners.flatMap((manner) =>
          origins
            .filter((origin) => isRefused(action, row, principal, manner, origin))
            .map((origin) => probeOf(site, action, row, { principal, manner, origin })),
        ),
      ),
    );
  });
}

function probeOf(
  site: Site,
  action: ActionDoor & BuiltAction,
  row: Rights | undefined,
  how: Pick<ActionProbe, "principal" | "manner" | "origin">,
): ActionProbe {
  const page = how.manner === "no-such-path" ? "/no/such/place" : pathOf(site, action.page);
  const fields = how.manner === "garbage" ? {} : fieldsOf(site, action, row, how.origin);
  return {
    kind: "action",
    ...how,
    action,
    row: row?.row ?? "-",
    address: `${site.base}${page}`,
    fields,
  };
}

/** Only what must be refused is sent, so that afterwards not a byte may have changed. */
function isRefused(
  action: ActionDoor,
  row: Rights | undefined,
  principal: Principal,
  manner: Manner,
  origin: Origin,
): boolean {
  // Where the request itself is wrong, one origin is enough, and the own one is the strongest.
  if (manner === "garbage" || manner === "no-origin" || manner === "foreign-origin") {
    return origin === "first";
  }
  if (action.wrapper === "open" || row === undefined) return false;
  const scene = must(scenes[row.row]);
  const named = scene.subject !== "none" && scene.subject !== "place";
  if (action.wrapper === "public") return false;
  if (action.wrapper === "receipt") return principal.role !== "resident";
  const mayRun = principal.role !== "anonymous" && row.yes.has(principal.role);
  if (!mayRun) return true;
  return named && (origin === "foreign" || origin === "random" || isElsewhere(principal, origin));
}

/** Whether the target of this origin lies outside of the principal's own range. */
function isElsewhere({ viewer, label }: Principal, origin: Origin): boolean {
  if (viewer.kind === "organization") return origin === "second";
  if (viewer.place === "" || viewer.kind === "admin") return false;
  return origin === (label === "dispatcher2" ? "first" : "second");
}

/** The form with which it would succeed where it is allowed; random ids for what is nowhere. */
function fieldsOf(
  site: Site,
  action: ActionDoor,
  row: Rights | undefined,
  origin: Origin,
): Record<string, unknown> {
  const district = site.near.world.slug;
  const base = { district, idempotencyKey: newId() };
  if (row === undefined) return { ...base, number: "2026010100001", code: "ZZZZZZZZZZZZ" };
  const target = must(site.targets.get(row.row))[origin === "random" ? "foreign" : origin];
  const fields = { ...base, ...must(scenes[row.row]).input(target, serialOf(action.name)) };
  if (origin !== "random") return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" && name !== "idempotencyKey"
        ? value.replace(/^[0-9a-f]{8}-[0-9a-f-]{27}$/, () => newId())
        : value,
    ]),
  );
}

function serialOf(name: string): number {
  return [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7);
}

function pathOf(site: Site, address: string): string {
  return address
    .replace("[district]", site.near.world.slug)
    .replace(/\[\.\.\.\w+\]/, "session")
    .replace(/\[\w+\]/, site.ids.ticket.first);
}

/**
 * The probes of one run: all of them, or at least one of each kind (door and principal, or action
 * and principal and manner) and then as many as asked for. The same seed chooses the same ones.
 */
export function sample<T>(
  all: readonly T[],
  kindOf: (one: T) => string,
  want: number,
  seed: number,
) {
  const shuffled = shuffle(all, seed);
  const kinds = new Set<string>();
  const first: T[] = [];
  const rest: T[] = [];
  for (const one of shuffled) {
    const kind = kindOf(one);
    (kinds.has(kind) ? rest : first).push(one);
    kinds.add(kind);
  }
  return [...first, ...rest].slice(0, Math.max(want, first.length));
}

function shuffle<T>(all: readonly T[], seed: number): T[] {
  let state = seed >>> 0 || 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}
