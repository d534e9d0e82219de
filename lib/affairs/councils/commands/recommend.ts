import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canPrepare } from "../rules/rights";
import { recommendInput } from "../schema";
import { findSeat } from "./find";
import { happenedDay } from "./record";
import { propose } from "./propose";

/** 推荐人选 for a seat, or for the one who comes when its holder cannot. */
export const recommend = command({
  name: "council.recommend",
  input: recommendInput,
  output: doneOutput,
  find: findSeat,
  allow: (actor, subject) => canPrepare(actor, subject),
  run: async (scope, seat, { day, ...input }) => {
    const event = await propose(scope, seat, {
      ...input,
      happenedOn: happenedDay(scope, day, null),
    });
    return { result: { id: seat.councilId }, events: [event] };
  },
});
