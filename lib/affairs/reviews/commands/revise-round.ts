import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canDoOnRound } from "../rules/rounds";
import { reviseInput } from "../schema";
import { changeRound, findRound, roundColumns } from "./round-parts";

/** 修改草稿; from the publication on nothing changes. */
export const reviseRound = command({
  name: "round.revise",
  input: reviseInput,
  output: doneOutput,
  find: findRound,
  allow: (actor, round) => canDoOnRound(actor, "revise", round, round.today),
  run: async (scope, round, input) =>
    changeRound(scope, round, "round.revised", await roundColumns(scope, input)),
});
