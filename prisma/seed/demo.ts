import { z } from "zod";
import { importAreas } from "@/scripts/territory/import";
import { variable } from "@/scripts/environment.mjs";
import { writeAgreements } from "./rows/agreements";
import { raiseFromOutside } from "./rows/agenda";
import { writeClusters } from "./rows/clusters";
import { changji, minhang, type District } from "./rows/districts";
import { writeCouncilLife } from "./rows/council-life";
import { writeCouncils } from "./rows/councils";
import { writeMeetings } from "./rows/meetings";
import { workTheEngine } from "./rows/engine";
import { writeOpinions } from "./rows/opinions";
import { writeRounds } from "./rows/review-rounds";
import { layFoundations } from "./rows/foundations";
import { drawPhotos } from "./rows/photo-files";
import { rateAnswers } from "./rows/ratings";
import { writeService } from "./rows/service/write";
import { openAccounts } from "./rows/sign-in";
import { writeParty } from "./rows/party";
import { writeProperty } from "./rows/property";
import { rateEstates } from "./rows/property-ratings";
import { writeCoBuilding } from "./rows/co-building";
import { writeUnits } from "./rows/units";
import { writeProactive } from "./rows/proactive";
import { standIn } from "./rows/standing-in";
import { told, type Scope } from "./rows/step";
import { writeTopics } from "./rows/topics";
import { writeTickets } from "./rows/tickets";
import { leaveUnsolved } from "./rows/unsolved";
import { writeWalls } from "./rows/walls";

interface Urls {
  appUrl: string;
  authUrl: string;
  jobUrl: string;
  /** Needed once, to make the two districts. */
  adminUrl?: string | undefined;
}

type OnProgress = (text: string, done?: number, total?: number) => void;

const smallTickets: Readonly<Record<string, number>> = { minhang: 160, changji: 80 };

/**
 * Fills in the example districts. What is there stays, and a run that was cut off is gone on with;
 * a district that has content of its own is left alone. The environment names the same addresses.
 */
export async function seedDemo({ adminUrl }: Urls, onProgress: OnProgress): Promise<void> {
  const photos = await drawPhotos();
  for (const district of [minhang, changji]) {
    const { slug, name } = district;
    const began = await begin(district, adminUrl, onProgress);
    if (!began.ours) continue;
    const { streets, small, at: now } = began;
    await layFoundations(district, streets, small, (done) => {
      onProgress(`${name}：网格、楼栋与人员`, done, streets.length);
    });
    await openAccounts(district);
    const count = small ? (smallTickets[slug] ?? 0) : district.tickets;
    await writeTickets(district, { now, count }, photos, (done) => {
      onProgress(`${name}：诉求工单`, done, count);
    });
    await writeClusters(district, now);
    await workTheEngine(district);
    await writeWalls(district);
    await rateAnswers(district);
    await standIn(district);
    await writeTopics(district, now);
    await writeProactive(district, now);
    onProgress(`${name}：党员、单位与服务`);
    await writeService(district, now);
    await writeCouncils(district, now);
    await writeParty(district, now);
    await writeMeetings(district, now);
    await raiseFromOutside(district);
    await leaveUnsolved(district);
    await writeProperty(district, now);
    await writeCoBuilding(district, photos, now);
    await writeAgreements(district, now);
    await writeUnits(district, now);
    await writeCouncilLife(district, now);
    await rateEstates(district, now);
    await writeOpinions(district, now);
    await writeRounds(district, now);
  }
}

const beginning = z.object({
  /** The instant the stories are told for. A later run goes on with the same. */
  at: z.number(),
  ours: z.boolean(),
  /** A small set, for tests in a browser. */
  small: z.boolean(),
  streets: z.array(z.string()),
});

async function begin(district: District, adminUrl: string | undefined, onProgress: OnProgress) {
  const { slug, name, code } = district;
  const present = await tryBegin(slug);
  if (present !== null) return present;
  if (adminUrl === undefined) {
    throw new Error(`the district ${slug} can only be made with the administrator's address`);
  }
  onProgress(`${name}：导入区划`);
  const { rejected } = await importAreas({
    slug,
    file: `prisma/seed/data/${code}.csv`,
    create: { adminUrl, demo: true },
  });
  if (rejected.length > 0) throw new Error(`areas of ${slug}: ${JSON.stringify(rejected[0])}`);
  const begun = await tryBegin(slug);
  if (begun === null) throw new Error(`the district ${slug} was not made`);
  return begun;
}

class NoAreas extends Error {}

/** Null while there is no such district, or one whose import was cut off. */
async function tryBegin(slug: string) {
  try {
    return await told(slug, "begin", beginning, readBeginning);
  } catch (error) {
    if (error instanceof NoAreas) return null;
    // The door itself is closed to the seed; its refusal is known by name.
    if (error instanceof Error && error.name === "DoorClosed") return null;
    throw error;
  }
}

async function readBeginning({ actor, tx }: Scope): Promise<z.infer<typeof beginning>> {
  const { tenantId } = actor;
  const streets = await tx.area.findMany({
    where: { tenantId, level: "street", validTo: null },
    orderBy: { code: "asc" },
    select: { code: true },
  });
  if (streets.length === 0) throw new NoAreas();
  const foreign = await tx.duty.findFirst({ where: { tenantId }, select: { id: true } });
  return {
    at: actor.now,
    ours: foreign === null && actor.tenant.demo,
    small: variable("GEZHI_SEED") === "small",
    streets: streets.flatMap(({ code }) => (code === null ? [] : [code])),
  };
}
