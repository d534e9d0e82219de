import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { TopicEvent } from "../events";
import { canChoose, problemsMax } from "../rules/topic";
import { addProblemInput } from "../schema";
import { checked } from "./find";

const name: TopicEvent = "topic.problem_given";

/** Puts a concrete problem under a theme and gives it to who leads, with the first measures and their days. */
export const addProblem = command({
  name: "topic.addProblem",
  input: addProblemInput,
  output: doneOutput,
  find: async ({ actor, tx }, given) => {
    if (!canChoose(actor).ok) return null;
    const topic = await tx.monthlyTopic.findFirst({
      where: { tenantId: actor.tenantId, id: given.id, path: { gte: actor.lo, lt: actor.hi } },
      select: { id: true, path: true, version: true },
    });
    return checked(topic, given.version);
  },
  allow: (actor) => canChoose(actor),
  run: async (scope, topic, input) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    // The topic's version moves first: of two who add at once the second is told so, and none is a fourth.
    const { count } = await tx.monthlyTopic.updateMany({
      where: { tenantId, id: topic.id, version: topic.version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("conflict", "topic.conflict");
    const present = await tx.topicProblem.count({ where: { tenantId, topicId: topic.id } });
    if (present >= problemsMax) throw new Refusal("limit", "topic.full");
    const lead = await departments(scope, input);
    const rows = await countedOf(scope, input);
    const problemId = newId();
    await tx.topicProblem.createMany({
      data: {
        tenantId,
        id: problemId,
        topicId: topic.id,
        path: topic.path,
        organizationId: lead.id,
        organizationName: lead.shortName,
        helperIds: input.helperIds.filter((helper) => helper !== lead.id),
        title: input.title,
        matter: input.matter,
        tests: input.tests,
        ...rows,
        givenAt: new Date(actor.now),
        givenBy: actor.name,
      },
    });
    await tx.topicMeasure.createMany({
      data: measuresOf(input).map((measure) => ({
        ...measure,
        tenantId,
        id: newId(),
        problemId,
        path: topic.path,
        organizationId: lead.id,
      })),
    });
    const event = { name, subjectId: topic.id, version: topic.version + 1, payload: { problemId } };
    return { result: { id: topic.id }, events: [{ ...event, organizationId: lead.id }] };
  },
});

type Input = (typeof addProblemInput)["_output"];

function measuresOf(input: Input): { text: string; dueOn: Date }[] {
  return [
    [input.measure1, input.due1],
    [input.measure2, input.due2],
    [input.measure3, input.due3],
  ].flatMap(([text, due]) =>
    text === undefined || due === undefined ? [] : { text, dueOn: new Date(due) },
  );
}

/** Who leads; helpers must be departments in force as well. */
async function departments(
  { actor, tx }: Scope,
  { organizationId, helperIds }: Pick<Input, "organizationId" | "helperIds">,
) {
  const ids = [...new Set([organizationId, ...helperIds])];
  const rows = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids }, kind: "department", validTo: null },
    select: { id: true, shortName: true },
  });
  const lead = rows.find(({ id }) => id === organizationId);
  if (lead === undefined || rows.length < ids.length) {
    const field = lead === undefined ? "organizationId" : "helperIds";
    throw new Refusal("invalid", "refusal.invalid", { fields: { [field]: "field.choose" } });
  }
  return lead;
}

/** The rows it was chosen from; all of it or nothing, and only of the actor's own range. */
async function countedOf({ actor, tx }: Scope, input: Input) {
  const { categoryId, countedAreaId, countedFrom, countedTo } = input;
  if (
    categoryId === undefined ||
    countedAreaId === undefined ||
    countedFrom === undefined ||
    countedTo === undefined
  ) {
    return {};
  }
  const { tenantId } = actor;
  const category = await tx.category.findFirst({
    where: { tenantId, id: categoryId },
    select: { id: true },
  });
  const area = await tx.area.findFirst({
    where: { tenantId, id: countedAreaId, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true },
  });
  if (category === null || area === null) return {};
  return {
    categoryId,
    countedAreaId,
    countedFrom: new Date(countedFrom),
    countedTo: new Date(countedTo),
  };
}
