import "server-only";
import { finishInput } from "../schema/requests";
import { requestCommand } from "./change-request";

/** 完成, in one sentence; a photo is never asked for. */
export const finishRequest = requestCommand({
  verb: "finish",
  name: "request.finish",
  event: "request.done",
  input: finishInput,
  change: (actor, { text }) => ({
    status: "done",
    doneText: text,
    doneAt: new Date(actor.now),
  }),
});
