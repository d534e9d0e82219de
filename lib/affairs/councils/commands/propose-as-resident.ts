import "server-only";
import { z } from "zod";
import { meetingEvent } from "@/lib/parts/meetings/writes";
import { residentTopicInput } from "@/lib/parts/meetings/schema";
import { allowed, refused } from "@/lib/platform/access/actor";
import { receiptHash } from "@/lib/platform/access/credential";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { preparedCommand } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { deriveBytes } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { councilNear } from "../queries/near";
import { fault } from "./record";

/**
 * 居民提议题 (DOMAIN §7.1), without an account and without name or phone: the answer is a receipt, with which the
 * resident follows what becomes of it.
 */
export const proposeAsResident = preparedCommand({
  name: "council.proposeAsResident",
  input: residentTopicInput,
  output: z.object({ number: z.string() }),
  prepare: (input, key) => Promise.resolve({ input, code: receiptCode(key) }),
  find: async (scope, { areaId }) =>
    scope.actor.role === "visitor" ? { council: await councilNear(scope, areaId) } : null,
  allow: (actor) => (actor.role === "visitor" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, { council }, { input, code }) => {
    const { actor, tx } = scope;
    if (council === null) throw fault("areaId", "field.noCouncil");
    const { settings } = await clockworkOf(scope);
    const many =
      input.network !== undefined &&
      (await countNetwork(scope, input.network)) > settings["reports.perNetworkHour"];
    const [numbered] = await tx.$queryRaw<{ number: string }[]>`
      select sec.next_ticket_number() as number`;
    const number = numbered?.number ?? "";
    const id = newId();
    await tx.$queryRaw`
      select sec.propose_as_resident(${id}::uuid, ${input.areaId}::uuid, ${number}, ${input.title}, ${input.matter},
        ${actor.name}, ${many}, ${receiptHash(actor.tenant.slug, number, code)},
        ${settings["receipt.valid"].value}::int)`;
    const event = meetingEvent("meeting.topic_proposed", id, 1, { origin: "resident" });
    return { result: { number }, events: [event] };
  },
});

/** As for reports and wishes: beyond the district's number the office is told to look first, nobody is refused. */
async function countNetwork({ actor, tx }: Scope, network: string): Promise<number> {
  const day = actor.at.toISOString().slice(0, 10);
  const key = new Uint8Array(deriveBytes(`topic-network|${actor.tenantId}|${day}|${network}`));
  const [row] = await tx.$queryRaw<{ n: number }[]>`select sec.count_request(${key}) as n`;
  return row?.n ?? 0;
}
