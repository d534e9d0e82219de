import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { preparedCommand } from "@/lib/platform/command";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { storePhotos } from "@/lib/platform/files/photo";
import { callbackCloseAt } from "../rules/deadline";
import { canDoOnAssignment } from "../rules/policy";
import { verifyInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/**
 * 核查, never by the organization that handled. From here on the resident may rate; the window
 * counts from the verification, so that a late one takes nothing from the resident.
 */
export const verify = preparedCommand({
  name: "assignment.verify",
  input: verifyInput,
  output: doneOutput,
  prepare: async ({ photos, ...input }) => ({
    ...input,
    photos: await storePhotos(photos, "photos"),
  }),
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "verify", assignment),
  run: async (scope, assignment, { text, photos }) => {
    const { now, name } = scope.actor;
    const close = callbackCloseAt(
      { resolvedAt: now, dueAt: assignment.dueAt.getTime() },
      await clockworkOf(scope, assignment.path),
    );
    await changeAssignment(scope, assignment, {
      status: "verified",
      verifiedAt: new Date(now),
      verifiedBy: name,
      verifyText: text,
      closeUnratedAt: new Date(close.at),
    });
    const { id, ticketId, path } = assignment;
    await attachPhotos(
      scope,
      { ticketId, path, assignmentId: id, purpose: "verification", forResident: false },
      photos,
    );
    return {
      result: { id },
      events: [
        assignmentEvent("assignment.verified", assignment, { payload: { rateUntil: close.at } }),
      ],
    };
  },
});
