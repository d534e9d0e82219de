import "server-only";
import { requestInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** The resident, or the community in the resident's name, says that it is not done yet. */
export const undoRequest = requestCommand({
  verb: "undo",
  name: "request.undo",
  event: "request.not_done",
  input: requestInput,
  change: () => ({ status: "taken", doneText: null, doneAt: null }),
});
