import "server-only";
import { z } from "zod";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { ratedBy, ratingsOf } from "@/lib/parts/ratings/queries";
import type { RatingShown } from "@/lib/parts/ratings/schema";
import { propertyStatuses, type PropertyStatus } from "../rules/estates";
import { companyOn, quarterOf } from "../rules/quarterly";

/** A quarter's rating with the company of which it speaks. */
export interface ServiceRating extends RatingShown {
  company: string | null;
}

export interface PublicEstate {
  id: string;
  name: string;
  community: { id: string; name: string };
  status: PropertyStatus;
  company: string | null;
  /** Of all quarters, the latest first. */
  ratings: ServiceRating[];
}

const row = z.object({
  id: z.string(),
  area_id: z.string(),
  area_name: z.string(),
  name: z.string(),
  status: z.enum(propertyStatuses),
  company_name: z.string().nullable(),
  grid_ids: z.array(z.string()),
  companies: z.array(z.object({ name: z.string(), from: z.string(), to: z.string().nullable() })),
});

/** The estates of a community for residents, those of the grid one stands in first. Three statements. */
export async function publicEstates(
  scope: Scope,
  communityId: string,
  gridId: string | null,
): Promise<PublicEstate[]> {
  const rows = await scope.tx.$queryRaw<unknown[]>`
    select id::text, area_id::text, area_name, name, status, company_name, grid_ids::text[], companies
    from sec.public_estates(${communityId}::uuid, null)`;
  const found = z.array(row).parse(rows);
  const near = ({ grid_ids }: { grid_ids: string[] }) =>
    gridId !== null && grid_ids.includes(gridId) ? 0 : 1;
  return shown(
    scope,
    found.sort((a, b) => near(a) - near(b)),
  );
}

/** The community, and the grid, around the place of a QR code; null when the code has ended. Two statements. */
export async function placeOfTag({ actor, tx }: Scope, tag: string) {
  const { tenantId } = actor;
  const place = await tx.area.findFirst({
    where: { tenantId, tag, validTo: null },
    select: { path: true },
  });
  if (place === null) return null;
  const around = await tx.area.findMany({
    where: {
      tenantId,
      path: { in: [...ancestors(place.path), place.path] },
      level: { in: ["community", "grid"] },
    },
    select: { id: true, level: true },
  });
  const idOf = (level: string) => around.find((one) => one.level === level)?.id ?? null;
  return { communityId: idOf("community"), gridId: idOf("grid") };
}

/** One estate for residents; null = there is none. Three statements. */
export async function publicEstate(scope: Scope, id: string): Promise<PublicEstate | null> {
  const rows = await scope.tx.$queryRaw<unknown[]>`
    select id::text, area_id::text, area_name, name, status, company_name, grid_ids::text[], companies
    from sec.public_estates(null, ${id}::uuid)`;
  const [estate] = await shown(scope, z.array(row).parse(rows));
  return estate ?? null;
}

async function shown(scope: Scope, rows: readonly z.infer<typeof row>[]): Promise<PublicEstate[]> {
  const ratings = await ratingsOf(
    scope,
    "estate",
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, name, area_id, area_name, status, company_name, companies }) => ({
    id,
    name,
    status,
    community: { id: area_id, name: area_name },
    company: company_name,
    ratings: ofCompanies(
      scope,
      ratings.filter(({ subjectId }) => subjectId === id),
      companies,
    ),
  }));
}

/** Which of these the device has rated. One statement. */
export async function ratedHere(
  scope: Scope,
  { ratings }: Pick<PublicEstate, "ratings">,
  token: string | null,
): Promise<boolean> {
  const open = ratings.filter(({ state }) => state === "open").map(({ id }) => id);
  return (await ratedBy(scope, open, token)).size > 0;
}

interface Managed {
  name: string;
  from: string;
  to: string | null;
}

/** The ratings of one estate for the staff, with the companies of its history. Two statements. */
export async function estateRatings(
  scope: Scope,
  id: string,
  companies: readonly Managed[],
): Promise<ServiceRating[]> {
  return ofCompanies(scope, await ratingsOf(scope, "estate", [id]), companies);
}

function ofCompanies(
  { actor }: Scope,
  ratings: readonly RatingShown[],
  companies: readonly Managed[],
): ServiceRating[] {
  const { timeZone } = actor.tenant;
  return ratings.map((rating) => {
    const end = Math.min(actor.now, (rating.closesAt?.getTime() ?? actor.now) - 1);
    return { ...rating, company: companyOn(companies, localDate(end, timeZone)) };
  });
}

export interface RatingDue {
  id: string;
  period: string;
}

const dueMax = 1000;

/** Estates with a company about whose service nobody is asked in this quarter yet. One statement. */
export async function ratingsDue({ actor, tx }: Scope): Promise<RatingDue[]> {
  const { period } = quarterOf(localDate(actor.now, actor.tenant.timeZone));
  return tx.$queryRaw<RatingDue[]>`
    select e.id::text, ${period} as period from estate e
    where e.tenant_id = ${actor.tenantId}::uuid and e.closed_on is null and e.status = 'company'
      and not exists (select from public_rating r where r.tenant_id = e.tenant_id
        and r.subject_kind = 'estate' and r.subject_id = e.id and r.period = ${period})
    order by e.id limit ${dueMax}::int`;
}
