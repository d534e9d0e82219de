import "server-only";
import { resourceInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 统筹资源: the street says what it has found for a request that nobody took. */
export const noteResource = requestCommand({
  verb: "resource",
  name: "request.noteResource",
  event: "request.resourced",
  input: resourceInput,
  change: (actor, { text }) => ({ resourceNote: text, resourcedAt: new Date(actor.now) }),
});
