import { inflateRawSync } from "node:zlib";
import type { PhoneRole } from "@/lib/platform/access/actor";

/** What a marked text says about itself. */
export interface Mark {
  tenant: string;
  /** Place as short key (`s1.c1.g1`, `d` = the district); absent = anywhere in the tenant. */
  place?: string;
  /** The ticket it belongs to. */
  number?: string;
  /** The organization that may read it. */
  organization?: string;
  /**
   * `person`; `party` and `estate`: the staff of the place; `shared`: the staff of areas and the units; `council`: who sits in it and the staff;
   * `contact`: the district's list of contacts, for whoever sits in a council and the staff; `member`, whose number it carries, and `unit`: who has reported; `offer`: for the members
   * and units of its place; `round`: of a review round, for the staff and units of its place and below it, and the
   * department that has a part in it; `self`: name and phone, for the member whose number it carries, and nobody else
   * without asking; or what keeps it from residents: `internal`, from everybody: `secret`.
   */
  trait?: string;
}

/** Who looks, reduced to what decides about marks. */
export interface Viewer {
  kind: "area" | "organization" | "admin" | PhoneRole | "receipt" | "nobody";
  tenant: string;
  /** Place as short key, "" for the whole district. */
  place: string;
  organization: string;
  number: string;
}

export function markText(prefix: string, mark: Omit<Mark, "tenant">): string {
  return [
    prefix,
    mark.place === undefined ? "" : `_${mark.place}`,
    mark.number === undefined ? "" : `_n${mark.number}`,
    mark.organization === undefined ? "" : `_o${mark.organization}`,
    mark.trait === undefined ? "" : `_x${mark.trait}`,
  ].join("");
}

const pattern =
  /canary-([a-z0-9]+-[0-9a-f]{8})(?:_((?:d|s\d[.cg\d]*)))?(?:_n(\d{5}))?(?:_o([a-z]+))?(?:_x([a-z]+))?/g;

/** Every mark in a text. */
function marksIn(text: string): Mark[] {
  return [...text.matchAll(pattern)].map(([, tenant = "", place, number, organization, trait]) => ({
    tenant,
    ...(place === undefined ? {} : { place }),
    ...(number === undefined ? {} : { number }),
    ...(organization === undefined ? {} : { organization }),
    ...(trait === undefined ? {} : { trait }),
  }));
}

/** May this viewer see a text with this mark? Written from DESIGN §4; shares nothing with the product. */
function maySee(viewer: Viewer, mark: Mark): boolean {
  if (mark.tenant !== viewer.tenant || mark.trait === "secret") return false;
  if (mark.trait === "self") return viewer.kind === "member" && mark.number === viewer.number;
  // The lists of co-building stand open to the staff of areas and to the units.
  if (mark.trait === "shared") return viewer.kind === "area" || viewer.kind === "liaison";
  if (viewer.kind === "member" || viewer.kind === "liaison") return maySeeByPhone(viewer, mark);
  // Of the own council alone, which carries the place of its area.
  if (viewer.kind === "councillor") {
    return (mark.trait === "council" && mark.place === viewer.place) || mark.trait === "contact";
  }
  // Councils are for the staff of the place and those above it.
  if (mark.trait === "council" && viewer.kind !== "area") return false;
  const isOfPlace = mark.trait === "party" || mark.trait === "estate";
  if (isOfPlace && viewer.kind !== "area") return false;
  // Who has reported is for the staff of the place (docs/decisions/010).
  const isReported = mark.trait === "member" || mark.trait === "unit";
  if (isReported && viewer.kind !== "area") return false;
  switch (viewer.kind) {
    case "nobody":
      return false;
    case "receipt":
      return mark.number === viewer.number && mark.trait !== "internal";
    case "admin":
      return mark.number === undefined;
    case "organization":
      return mark.place === undefined || mark.organization === viewer.organization;
    case "area":
      if (mark.place === undefined || viewer.place === "") return true;
      // Colleagues are known by name: who serves at the place above may stand in below, and whoever
      // works for the whole district or a department may be on a matter's list of recusals.
      if (mark.trait === "person" && isAbove(mark.place, viewer.place)) return true;
      if (mark.trait === "round" && isAbove(mark.place, viewer.place)) return true;
      return `${mark.place}.`.startsWith(`${viewer.place}.`);
  }
}

/** What is one's own or one's unit's, and what the own community, street or district offers. */
function maySeeByPhone(viewer: Viewer, mark: Mark): boolean {
  if (mark.trait === "offer") return mark.place !== undefined && isAbove(mark.place, viewer.place);
  if (mark.trait === "round") {
    return (
      viewer.kind === "liaison" && mark.place !== undefined && isAbove(mark.place, viewer.place)
    );
  }
  if (mark.trait !== "member" && mark.trait !== "unit") return false;
  return viewer.kind === "member"
    ? mark.trait === "member" && mark.number === viewer.number
    : mark.organization === viewer.organization;
}

function isAbove(place: string, own: string): boolean {
  return place === "d" || `${own}.`.startsWith(`${place}.`);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function idsIn(text: string): Set<string> {
  return new Set(text.match(uuid) ?? []);
}

/**
 * Everything in an answer that the viewer may not see: marked texts and ids of rows. What the
 * request itself said is no leak when it comes back.
 */
export function leaksIn(
  viewer: Viewer,
  answer: string,
  known: ReadonlyMap<string, Mark>,
  asked: string,
): string[] {
  const own = idsIn(asked);
  const texts = marksIn(answer)
    .filter((mark) => !maySee(viewer, mark))
    .map((mark) => `text ${JSON.stringify(mark)}`);
  const ids = [...idsIn(answer)]
    .filter((id) => !own.has(id))
    .flatMap((id) => {
      const mark = known.get(id);
      return mark === undefined || maySee(viewer, mark) ? [] : [`id ${JSON.stringify(mark)}`];
    });
  return [...new Set([...texts, ...ids])];
}

/** The bytes of an answer as text; what is packed in a workbook is unpacked first. */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  return bytes.subarray(0, 2).toString("latin1") === "PK"
    ? `${text}${unzipped(bytes)}`
    : bytes.toString("utf8");
}

/** The parts of a zip file, by its directory. */
function unzipped(bytes: Buffer): string {
  const parts: string[] = [];
  const entry = Buffer.from("PK\u0001\u0002", "latin1");
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 4)) {
    const packed = bytes.readUInt16LE(at + 10) === 8;
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const part = bytes.subarray(from, from + size);
    parts.push((packed ? inflateRawSync(part) : part).toString("utf8"));
  }
  return parts.join("\n");
}
