import "server-only";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { z } from "zod";
import { indexField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { checkedStatement } from "../queries/statement";
import { checkInNotice } from "../rules/notice";
import { canReport } from "../rules/workflow";
import { registerInput, registerOutput, type RegisterOutput } from "../schema";
import { findCommunity } from "./find";
import { provePhone } from "./proven";
import { checkInEvent } from "./record";
import { sealedMember } from "./sealed";

/**
 * 党员报到, without an account: name, unit and phone, no ID number. Whether somebody has reported
 * with a phone is told only to whom the phone has been proven to belong; to anybody else a known
 * phone gets the answer that a new one gets, or the form would tell who is a Party member. Who comes
 * from another district brings a signed statement, and types nothing of it again.
 */
export const register = command({
  name: "checkIn.register",
  input: registerInput,
  output: registerOutput,
  find: (scope, { areaId }) =>
    scope.actor.kind === "visitor" ? findCommunity(scope, areaId) : Promise.resolve(null),
  allow: (actor) => canReport(actor),
  run: async (scope, area, input) => {
    const proof = await provePhone(scope, input);
    if (proof === "wrong") return told("wrong_code");
    const brought =
      input.statement === undefined || input.statement === ""
        ? null
        : await checkedStatement(scope, input.statement, input);
    const known = await statusOfPhone(scope, input.phone);
    if (known !== null) return told(proof === "proven" ? outcomeOf(known) : "submitted");
    const id = await insert(scope, area, input, { proven: proof === "proven", brought });
    return {
      result: { outcome: "submitted" },
      events: [checkInEvent("checkIn.submitted", id, 1, { origin: originOf(brought) })],
    };
  },
});

type Brought = Awaited<ReturnType<typeof checkedStatement>> | null;

function originOf(brought: Brought): "self" | "hand_over" {
  return brought === null ? "self" : "hand_over";
}

function told(outcome: RegisterOutput["outcome"]) {
  return { result: { outcome }, events: [] };
}

function outcomeOf(status: string): RegisterOutput["outcome"] {
  if (status === "active" || status === "exempt") return "active";
  return status === "ended" ? "known" : "waiting";
}

async function statusOfPhone({ tx }: Scope, phone: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ status: string | null }[]>`
    select sec.member_of_phone(${indexField("phone", phone)}) as status`;
  return row?.status ?? null;
}

async function insert(
  { actor, tx }: Scope,
  area: { id: string; path: string },
  input: z.infer<typeof registerInput>,
  { proven, brought }: { proven: boolean; brought: Brought },
): Promise<string> {
  const at = new Date(actor.now);
  const placed = { tenantId: actor.tenantId, path: area.path };
  const memberId = newId();
  await tx.member.createMany({
    data: {
      ...placed,
      ...sealedMember(input),
      id: memberId,
      areaId: area.id,
      phoneCheckedAt: proven ? at : null,
      skills: input.skills,
      times: input.times,
      origin: originOf(brought),
      createdAt: at,
    },
  });
  const id = newId();
  const { count } = await tx.memberCheckIn.createMany({
    data: {
      ...placed,
      ...brought,
      id,
      areaId: area.id,
      memberId,
      status: "submitted",
      origin: originOf(brought),
      submittedAt: at,
    },
    skipDuplicates: true,
  });
  if (count === 0) {
    const fields = { statement: "checkIn.statement.used" };
    throw new Refusal("invalid", "refusal.invalid", { fields });
  }
  const agreed = ["registration", ...(input.publicName === undefined ? [] : ["public_name"])];
  await tx.consent.createMany({
    data: agreed.map((purpose) => ({
      ...placed,
      id: newId(),
      memberId,
      purpose,
      noticeVersion: checkInNotice,
      givenAt: at,
    })),
  });
  return id;
}
