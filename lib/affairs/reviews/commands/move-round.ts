import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { draftFaults } from "../queries/sides";
import { canDoOnRound } from "../rules/rounds";
import { callOffInput, roundInput } from "../schema";
import { changeRound, findRound } from "./round-parts";

/** 发布: from now on nothing of it changes, and those who rate are told. */
export const publishRound = command({
  name: "round.publish",
  input: roundInput,
  output: doneOutput,
  find: findRound,
  allow: (actor, round) => canDoOnRound(actor, "publish", round, round.today),
  run: async (scope, round) => {
    const faults = await draftFaults(scope, round);
    if (faults.length > 0) {
      throw new Refusal("invalid", "round.notReady", {
        fields: Object.fromEntries(faults.map(({ field, key }) => [field, key])),
        values: faults.reduce((all, { values }) => ({ ...all, ...values }), {}),
      });
    }
    return changeRound(scope, round, "round.published", {
      status: "published",
      publishedAt: new Date(scope.actor.now),
    });
  },
});

/** 结束: after its last day. Who closes it does not answer the appeals. */
export const closeRound = command({
  name: "round.close",
  input: roundInput,
  output: doneOutput,
  find: findRound,
  allow: (actor, round) => canDoOnRound(actor, "close", round, round.today),
  run: (scope, round) => {
    const { actor } = scope;
    return changeRound(scope, round, "round.closed", {
      status: "closed",
      closedAt: new Date(actor.now),
      closedBy: actor.name,
      closerId: actor.personId,
    });
  },
});

/** 反馈结果: each subject reads its own result, and may appeal once. */
export const releaseRound = command({
  name: "round.release",
  input: roundInput,
  output: doneOutput,
  find: findRound,
  allow: (actor, round) => canDoOnRound(actor, "release", round, round.today),
  run: (scope, round) =>
    changeRound(scope, round, "round.released", {
      status: "released",
      releasedAt: new Date(scope.actor.now),
    }),
});

/**
 * 作废: until it is closed, with a reason that those read who rate. The database empties its box, so that a vote of it is
 * never told to anybody; another round is drawn up anew.
 */
export const callOffRound = command({
  name: "round.callOff",
  input: callOffInput,
  output: doneOutput,
  find: findRound,
  allow: (actor, round) => canDoOnRound(actor, "callOff", round, round.today),
  run: (scope, round, { text }) =>
    changeRound(scope, round, "round.called_off", {
      status: "called_off",
      calledOffAt: new Date(scope.actor.now),
      calledOffBy: scope.actor.name,
      callOffText: text,
    }),
});
