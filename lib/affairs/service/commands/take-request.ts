import "server-only";
import { requestInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 接单、认领: by a member or a unit. The first one has it. */
export const takeRequest = requestCommand({
  verb: "take",
  name: "request.take",
  event: "request.taken",
  input: requestInput,
  change: (actor) => ({
    status: "taken",
    takerMemberId: actor.role === "member" ? actor.personId : null,
    takerOrganizationId: actor.role === "liaison" ? actor.organizationId : null,
    takenAt: new Date(actor.now),
  }),
});
