import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { isCommunity } from "../rules/staff";
import { referInput } from "../schema/mobile";
import { findMobile } from "./find-mobile";

/** 流动党员之家 (DOMAIN §4.8): help with work, training, law or hardship is asked for. */
export const refer = command({
  name: "mobile.refer",
  input: referInput,
  output: doneOutput,
  find: (scope, { id }) => findMobile(scope, id),
  allow: (actor) => isCommunity(actor),
  run: async ({ actor, tx }, { id: mobileId, path }, { kind, text }) => {
    const id = newId();
    await tx.mobileReferral.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path,
        mobileId,
        kind,
        text,
        status: "open",
        createdAt: new Date(actor.now),
      },
    });
    const event = { name: "mobile.referred", subjectId: id, version: 1, payload: { kind } };
    return { result: { id }, events: [event] };
  },
});
