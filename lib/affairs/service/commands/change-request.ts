import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { command } from "@/lib/platform/command";
import type { Prisma } from "@/lib/platform/db/client";
import type { Actor, Scope } from "@/lib/platform/db/scope";
import type { z } from "zod";
import { canDoOnRequest, type RequestVerb } from "../rules/requests";
import { findRequest, type RequestSubject } from "./find-request";

type Change = Prisma.ServiceRequestUpdateManyMutationInput;

/** A command that is one step of a request: what changes follows from who acts, when and what was typed. */
export function requestCommand<Input extends { id: string; version: number }>({
  verb,
  name,
  event,
  input,
  change,
}: {
  verb: RequestVerb;
  name: string;
  event: string;
  input: z.ZodType<Input>;
  change: (actor: Actor, input: Input, request: RequestSubject) => Change;
}) {
  return command({
    name,
    input,
    output: doneOutput,
    find: findRequest,
    allow: (actor, request) => canDoOnRequest(actor, verb, request),
    run: (scope, request, given) =>
      changeRequest(scope, request, event, change(scope.actor, given, request)),
  });
}

/** Changes a request if it still is as the actor has seen it; of two who want it one wins. */
export async function changeRequest(
  { actor, tx }: Scope,
  request: RequestSubject,
  event: string,
  data: Change,
) {
  const { count } = await tx.serviceRequest.updateMany({
    where: { tenantId: actor.tenantId, id: request.id, version: request.version },
    data: { ...data, version: request.version + 1 },
  });
  if (count === 0) throw new Refusal("conflict", "wish.refused.conflict");
  return { result: { id: request.id }, events: [requestEvent(request, event)] };
}

/** The fact, without a word of what was asked or who asked. */
function requestEvent(request: { id: string; version: number; kind: string }, name: string) {
  return {
    name,
    subjectId: request.id,
    forResident: true,
    version: request.version + 1,
    payload: { kind: request.kind },
  };
}
