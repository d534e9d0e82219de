import "server-only";
import { publishInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 核实并发布: true, small, feasible; in words of the community that tell nobody who asks. */
export const publishRequest = requestCommand({
  verb: "publish",
  name: "request.publish",
  event: "request.published",
  input: publishInput,
  change: (actor, { title, text, skills, times }) => ({
    status: "published",
    publicTitle: title,
    publicText: text,
    skills,
    times,
    publishedAt: new Date(actor.now),
  }),
});
