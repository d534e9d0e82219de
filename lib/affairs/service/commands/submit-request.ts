import "server-only";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { preparedCommand } from "@/lib/platform/command";
import { deriveBytes } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { may } from "../rules/requests";
import { requestReceiptOutput, submitRequestInput } from "../schema/requests";
import { takeInRequest } from "./take-in-request";

/** 说出心愿、点单, without an account: the answer is a receipt, as for a report. */
export const submitRequest = preparedCommand({
  name: "request.submit",
  input: submitRequestInput,
  output: requestReceiptOutput,
  prepare: (input, key) => Promise.resolve({ input, code: receiptCode(key) }),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => may(actor, ["visitor"]),
  run: async (scope, _tenant, { input, code }) => {
    const { network } = input;
    const many = network === undefined ? false : await countNetwork(scope, network);
    return takeInRequest(scope, input, { code, origin: "portal", many });
  },
});

/**
 * A soft limit against misuse (DOMAIN §2.12): beyond the district's number in an hour the community is
 * told to look first. Nothing is refused and nobody banned; a block of flats may share an address.
 */
async function countNetwork(scope: Scope, network: string): Promise<boolean> {
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  const day = actor.at.toISOString().slice(0, 10);
  const key = new Uint8Array(deriveBytes(`request-network|${actor.tenantId}|${day}|${network}`));
  const [row] = await tx.$queryRaw<{ n: number }[]>`select sec.count_request(${key}) as n`;
  return (row?.n ?? 0) > settings["reports.perNetworkHour"];
}
