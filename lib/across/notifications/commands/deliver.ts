import "server-only";
import { z } from "zod";
import { allowed, refused, type ActorFacts } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { nextTry } from "../rules/retry";

// Sending is three steps, because no transaction may wait for the outside: claim (and commit), send,
// settle. Whoever dies between the last two sends once more when the claim runs out, under the same
// message id: at least once, never lost (DESIGN §2).

const batch = 20;
/** Longer than a whole batch that runs into its time limits. */
const claimMinutes = 5;

/**
 * Takes what is due for this worker; another one passes over it. What is about a matter from which
 * the person has been recused meanwhile is withdrawn instead (DOMAIN §2.12).
 */
export const claimDeliveries = command({
  name: "delivery.claim",
  input: z.strictObject({}),
  output: z.strictObject({ ids: z.array(z.uuid()) }),
  find: ({ actor }) => Promise.resolve(actor.role === "job" ? {} : null),
  allow: onlyJob,
  run: async (scope) => {
    const { actor, tx } = scope;
    await withdraw(scope);
    const until = new Date(actor.now + claimMinutes * 60_000);
    const rows = await tx.$queryRaw<{ id: string }[]>`
      update delivery d set attempts = d.attempts + 1, next_try_at = ${until}, version = d.version + 1
      where d.tenant_id = ${actor.tenantId}::uuid and d.id in (
        select x.id from delivery x
        where x.tenant_id = ${actor.tenantId}::uuid and x.status in ('pending', 'failed')
          and x.next_try_at <= ${new Date(actor.now)}
        order by x.next_try_at limit ${batch} for update skip locked)
      returning d.id`;
    return { result: { ids: rows.map(({ id }) => id) }, events: [] };
  },
});

/** Of a summary only the lines about such a matter go: the rest of it is still news. */
async function withdraw({ actor, tx }: Scope): Promise<void> {
  const at = new Date(actor.now);
  await tx.$executeRaw`
    update delivery d set status = 'withdrawn', address_cipher = null, version = d.version + 1
    from recusal r
    where d.tenant_id = ${actor.tenantId}::uuid and d.status in ('pending', 'failed') and d.next_try_at <= ${at}
      and r.tenant_id = d.tenant_id and r.ticket_id = d.ticket_id and r.person_id = d.person_id and r.lifted_at is null`;
  await tx.$executeRaw`
    with kept as (
      select d.id, array_agg(t.number) as numbers
      from delivery d
      join recusal r on r.tenant_id = d.tenant_id and r.person_id = d.person_id and r.lifted_at is null
      join ticket t on t.tenant_id = r.tenant_id and t.id = r.ticket_id and position(t.number in d.body) > 0
      where d.tenant_id = ${actor.tenantId}::uuid and d.kind = 'digest' and d.status in ('pending', 'failed')
        and d.next_try_at <= ${at}
      group by d.id)
    update delivery d set version = d.version + 1, body = (
      select string_agg(x.line, E'\n' order by x.at) from unnest(string_to_array(d.body, E'\n')) with ordinality x (line, at)
      where not exists (select from unnest(k.numbers) n where position(n in x.line) > 0))
    from kept k where d.tenant_id = ${actor.tenantId}::uuid and d.id = k.id`;
}

/** Writes down how it went. What has arrived needs no address any more. */
export const settleDelivery = command({
  name: "delivery.settle",
  input: z.strictObject({ id: z.uuid(), error: z.string().max(60).nullable() }),
  output: z.strictObject({}),
  find: ({ actor, tx }, { id }) =>
    actor.role === "job"
      ? tx.delivery.findFirst({
          where: { tenantId: actor.tenantId, id, status: { in: ["pending", "failed"] } },
          select: { id: true, attempts: true },
        })
      : Promise.resolve(null),
  allow: onlyJob,
  run: async ({ actor, tx }, { id, attempts }, { error }) => {
    const again = error === null ? null : nextTry(attempts, actor.now);
    await tx.delivery.updateMany({
      where: { tenantId: actor.tenantId, id, status: { in: ["pending", "failed"] } },
      data: {
        ...(error === null
          ? { status: "sent", sentAt: new Date(actor.now), addressCipher: null, lastError: null }
          : { status: again === null ? "given_up" : "failed", lastError: error }),
        ...(again === null ? {} : { nextTryAt: new Date(again) }),
        version: { increment: 1 },
      },
    });
    return { result: {}, events: [] };
  },
});

function onlyJob(actor: ActorFacts) {
  return actor.role === "job" ? allowed : refused("forbidden", "refusal.role");
}
