import { monthAfter, type Topic } from "./topic";
import type { Scene, Target } from "./target";

/** Another month for every try: a level has one theme a month. */
let tries = 0;

function onTopic(which: keyof Topic, more: (target: Target) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: (target) => ({ id: target.topic[which], version: "1", ...more(target) }),
  };
}

const measure = () => ({ text: "逐户修复", dueOn: "2099-01-05" });
const words = () => ({ text: "情况属实，已经办好。" });

export const topicScenes: Readonly<Record<string, Scene>> = {
  "topic.choose": {
    subject: "none",
    input: () => {
      tries += 1;
      return { month: monthAfter(2030, tries % 800), title: "小区停车" };
    },
  },
  "topic.nameBranch": {
    subject: "register",
    input: ({ topicBranch, topic }) => ({ id: topicBranch.freeId, topicId: topic.topicId }),
  },
  "topic.endBranch": {
    subject: "register",
    input: ({ topicBranch }) => ({ id: topicBranch.rowId, version: "1" }),
  },
  "topic.addProblem": onTopic("topicId", ({ departmentId }) => ({
    title: "夜间停车",
    matter: "车位不足，占用通道。",
    organizationId: departmentId,
    measure1: "划定车位",
    due1: "2099-01-05",
  })),
  "topic.addMeasure": onTopic("problemId", measure),
  "topic.replan": onTopic("openId", measure),
  "topic.report": onTopic("openId", words),
  "topic.sendBack": onTopic("doneId", words),
  "topic.review": onTopic("problemId", () => ({ outcome: "partly", ...words() })),
  "topic.release": onTopic("problemId", words),
  "topic.hide": onTopic("problemId", () => ({})),
};
