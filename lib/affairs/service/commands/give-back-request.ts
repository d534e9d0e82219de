import "server-only";
import { requestInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 退回: it is open again for everybody. Who had it is kept nowhere in the row (DOMAIN §11.2, P6). */
export const giveBackRequest = requestCommand({
  verb: "giveBack",
  name: "request.giveBack",
  event: "request.given_back",
  input: requestInput,
  change: () => ({
    status: "published",
    takerMemberId: null,
    takerOrganizationId: null,
    takenAt: null,
    contactShownTo: null,
    contactShownAt: null,
  }),
});
