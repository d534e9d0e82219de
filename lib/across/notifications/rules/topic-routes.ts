import type { Route } from "./routes";

// Who is told of topics of the month: the organization that leads, when a problem is given to it and when
// the one who chose it has looked. What is due stands on the desk, so no reminder is sent besides.
const lead = (kind: string): Route => [
  { who: "clerks", class: "now", kind },
  { who: "leaders", class: "now", kind },
];

export const topicRoutes: Readonly<Record<`topic.${string}`, Route>> = {
  "topic.problem_given": lead("topicGiven"),
  "topic.measure_added": lead("topicMeasure"),
  "topic.measure_changed": lead("topicMeasure"),
  "topic.measure_sent_back": lead("topicSentBack"),
  "topic.reviewed": lead("topicReviewed"),
};
