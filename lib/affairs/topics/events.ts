/** The facts that topics of the month report; who is told of which is decided in lib/across/notifications. */
export type TopicEvent =
  | "topic.chosen"
  | "topic.problem_given"
  | "topic.measure_added"
  | "topic.measure_changed"
  | "topic.measure_reported"
  | "topic.measure_sent_back"
  | "topic.reviewed"
  | "topic.released"
  | "topic.hidden"
  | "topic.branch_named"
  | "topic.branch_ended";
