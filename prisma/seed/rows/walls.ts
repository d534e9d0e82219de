import messages from "@/lib/across/walls/messages/zh-CN.json";
import { isAsTold, proposalOf, titleOf } from "@/lib/across/walls/rules/proposal";
import { newId } from "@/lib/platform/core/id";
import measures from "../content/data/measures.json";
import type { District } from "./districts";
import { step, type Scope } from "./step";

/** For each street: so many issues in work, and so many that have their answer. */
const perStreet = { open: 6, answered: 3 };
const hour = 3_600_000;
const titleMax = 40;

const marks = {
  phone: messages["marks.phone"],
  idNumber: messages["marks.idNumber"],
  name: messages["marks.name"],
  room: messages["marks.room"],
  plate: messages["marks.plate"],
  account: messages["marks.account"],
};

interface Found {
  id: string;
  ended: boolean;
  title: string;
  text: string;
  task: string;
  result: string | null;
  by: string;
  dutyId: string;
  sentAt: Date;
  closedAt: Date | null;
}

/** What streets and communities have put on their walls, of what the district's tickets tell. */
export async function writeWalls(district: District): Promise<void> {
  await step(district.slug, "walls", async (scope) => {
    const entries = (await findMatters(scope)).flatMap((found, at) => entryOf(scope, found, at));
    if (entries.length > 0) await scope.tx.wallEntry.createMany({ data: entries });
  });
}

function entryOf({ actor }: Scope, found: Found, at: number) {
  const text = proposalOf(found.task, marks);
  const problem = messages["proposal.problem"].replace("{text}", text);
  if (isAsTold(problem, found.text)) return [];
  const publishedAt = Math.min(found.sentAt.getTime() + 2 * hour, actor.now);
  const ended = found.closedAt?.getTime();
  const resultAt = ended === undefined ? null : Math.min(ended + 3 * hour, actor.now);
  const result = found.ended && found.result !== null ? proposalOf(found.result, marks) : null;
  return [
    {
      tenantId: actor.tenantId,
      id: newId(),
      ticketId: found.id,
      title: titleOf(text, titleMax) ?? found.title,
      problem,
      measures: measures[at % measures.length] ?? "",
      publishedAt: new Date(publishedAt),
      publishedBy: found.by,
      publishedByDutyId: found.dutyId,
      ...(result === null || resultAt === null
        ? {}
        : { result, resultAt: new Date(resultAt), resultBy: found.by }),
    },
  ];
}

/**
 * Matters that anybody may see, spread over the communities of every street, the newest first. Areas
 * are met by their whole paths: a district just filled has no statistics yet, and by "starts with"
 * every ticket may be held against every area for every duty.
 */
async function findMatters({ actor, tx }: Scope): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`
    with matter as materialized (
      select t.id, t.status = 'closed' as ended, t.category_name as title, t.text, a.task, a.result,
        t.dispatched_at as "sentAt", t.closed_at as "closedAt", t.physical, t.registered_at,
        array_to_string((string_to_array(t.path, '.'))[1:2], '.') || '.' as street
      from ticket t
      join assignment a on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id
      join area c on c.tenant_id = t.tenant_id and c.level = 'community'
        and c.path = array_to_string((string_to_array(t.path, '.'))[1:3], '.') || '.'
      where t.tenant_id = ${actor.tenantId}::uuid and t.type in ('request', 'complaint', 'advice') and t.complained_id is null
        and (t.status in ('dispatched', 'accepted', 'in_progress', 'verification', 'callback', 'deferred')
          or (t.status = 'closed' and t.outcome in ('solved', 'partly') and a.result is not null))
    ), dispatcher as materialized (
      select distinct on (s.path) s.path, d.id, p.name
      from area s
      join duty d on d.tenant_id = s.tenant_id and d.area_id = s.id and d.role = 'street_dispatcher' and d.valid_to is null
      join person p on p.tenant_id = d.tenant_id and p.id = d.person_id
      where s.tenant_id = ${actor.tenantId}::uuid and s.level = 'street'
      order by s.path, d.id
    )
    select x.id, x.ended, x.title, x.text, x.task, x.result, x.by, x."dutyId", x."sentAt", x."closedAt"
    from (
      select m.*, d.name as by, d.id as "dutyId",
        row_number() over (partition by m.street, m.ended order by m.physical desc, m.registered_at desc) as place
      from matter m join dispatcher d on d.path = m.street
    ) x
    where x.place <= case when x.ended then ${perStreet.answered}::int else ${perStreet.open}::int end
    order by x."sentAt"`;
}
