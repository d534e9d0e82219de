import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

export interface ResultAsks {
  /** Somebody waits to be answered (DOMAIN §2.4, T14). */
  answer: boolean;
  /** A second handling, which the leader signs (T18). */
  leader: boolean;
}

/** What the result of an order must say and whom it must pass, for the organization that has it. */
export async function resultAsks({ tx }: Scope, assignmentId: string): Promise<ResultAsks> {
  const [row] = await tx.$queryRaw<ResultAsks[]>`
    select answer, leader from sec.result_asks(${assignmentId}::uuid)`;
  return row ?? { answer: false, leader: false };
}
