import { z } from "zod";
import { takeUpTicket } from "@/lib/across/agenda/commands/take-up";
import { proposeAsResident } from "@/lib/affairs/councils/commands/propose-as-resident";
import { dropTopic } from "@/lib/parts/meetings/commands/topics";
import { signOut } from "@/lib/platform/access/accounts";
import { execute } from "@/lib/platform/command";
import { meetingTexts as texts } from "../content/meetings";
import { at } from "../content/random";
import type { District } from "./districts";
import { openAs } from "./sign-in";
import { told, type Scope } from "./step";

const ground = z.object({
  communityId: z.string(),
  streetId: z.string(),
  /** A matter of the community that several have to talk about. */
  matter: z.object({ id: z.string(), category: z.string() }).nullable(),
});
const topic = z.object({ id: z.string(), version: z.number() });

/** 居民提的议题 and one from a matter, each raised through the ordinary door; one of them is not taken up. */
export async function raiseFromOutside(district: District): Promise<void> {
  const { slug } = district;
  const place = await told(slug, "agenda:ground", ground, (scope) => groundOf(scope, district));
  const visitor = { kind: "visitor", slug } as const;
  const residents = [
    ...texts.residents.map(([title = "", matter = ""]) => ({
      areaId: place.communityId,
      title,
      matter,
    })),
    {
      areaId: place.streetId,
      title: at(texts.residentOfStreet, 0),
      matter: at(texts.residentOfStreet, 1),
    },
  ];
  const numbers: string[] = [];
  for (const [n, said] of residents.entries()) {
    // The key says the same number again to a run that was cut off.
    const { number } = await execute(proposeAsResident, visitor, said, `demo:topic:${String(n)}`);
    numbers.push(number);
  }
  const last = await told(slug, "agenda:dropped", topic.nullable(), ({ actor, tx }) =>
    tx.meetingTopic.findFirst({
      where: { tenantId: actor.tenantId, number: numbers[texts.residents.length - 1] ?? "" },
      select: { id: true, version: true },
    }),
  );
  const office = await openAs(slug, "community");
  const { credential } = office;
  if (last !== null) {
    await execute(dropTopic, credential, { ...last, text: texts.notTakenUp }, "demo:topic:drop");
  }
  if (place.matter !== null) {
    const { id, category } = place.matter;
    const [title = "", matter = ""] = texts.takenUp;
    const said = {
      title: title.replace("{matter}", category),
      matter: matter.replace("{matter}", category),
    };
    await execute(takeUpTicket, credential, { id, ...said }, "demo:topic:take-up");
  }
  await signOut(office.token);
}

async function groundOf(
  { actor, tx }: Scope,
  { street, community }: District,
): Promise<z.infer<typeof ground>> {
  const { tenantId } = actor;
  const areas = await tx.area.findMany({
    where: { tenantId, code: { in: [street, community] } },
    select: { id: true, code: true, path: true },
  });
  const [below, above] = [community, street].map((code) =>
    areas.find((area) => area.code === code),
  );
  if (below === undefined || above === undefined) throw new Error("no example community");
  const matter = await tx.ticket.findFirst({
    where: {
      tenantId,
      path: { startsWith: below.path },
      status: { in: ["in_progress", "accepted", "dispatched", "deferred"] },
      complainedId: null,
      source: { not: "meeting" },
    },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    select: { id: true, categoryName: true },
  });
  return {
    communityId: below.id,
    streetId: above.id,
    matter: matter === null ? null : { id: matter.id, category: matter.categoryName },
  };
}
