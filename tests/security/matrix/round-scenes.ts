import type { Round, RoundState } from "./round";
import type { Scene, Target } from "./target";

const drawn = ({ world, departmentId }: Target) => ({
  title: "年度双向评议",
  about: "请评联系服务群众的情况。",
  questions: "联系服务群众 60\n办事效率 40",
  subjectIds: [departmentId],
  raterIds: Object.values(world.departments).map(({ id }) => id),
  opensOn: "2099-01-05",
  closesOn: "2099-01-20",
});

const onRound = (
  round: RoundState,
  input: (round: Round, target: Target) => Record<string, unknown>,
): Scene => ({
  subject: "register",
  round,
  input: (target) => input(target.round, target),
});
const moved = ({ roundId }: Round) => ({ id: roundId, version: "1" });

export const roundScenes: Readonly<Record<string, Scene>> = {
  "round.draft": { subject: "none", input: drawn },
  "round.revise": onRound("draft", (round, target) => ({ ...moved(round), ...drawn(target) })),
  "round.publish": onRound("draft", moved),
  "round.close": onRound("over", moved),
  "round.release": onRound("closed", moved),
  "round.callOff": onRound("open", (round) => ({ ...moved(round), text: "名单选错，另行组织。" })),
  "round.export": onRound("closed", ({ roundId }) => ({ id: roundId, purpose: "feedback" })),
  "round.rate": onRound("open", ({ roundId, subjectId }) => ({
    id: roundId,
    scores: [`${subjectId}.0.5`, `${subjectId}.1.4`],
  })),
  "round.appeal": onRound("released", ({ roundId }) => ({
    id: roundId,
    text: "有一项情况不符，请复核。",
  })),
  "round.answerAppeal": onRound("appealed", ({ appealId }) => ({
    id: appealId,
    version: "1",
    text: "已复核，情况属实。",
  })),
};
