import "server-only";
import { publishInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** Mends the words that stand published; how long it waits already is not begun anew. */
export const reviseRequest = requestCommand({
  verb: "revise",
  name: "request.revise",
  event: "request.revised",
  input: publishInput,
  change: (_actor, { title, text, skills, times }) => ({
    publicTitle: title,
    publicText: text,
    skills,
    times,
  }),
});
