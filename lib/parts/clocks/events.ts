/** The facts that clocks report, all about a ticket; the keys of their texts are `event.<name>`. */
export const clockEvents = [
  "clock.warned", // a limit is soon over
  "clock.passed", // it is over
  "clock.climbed", // and nobody below did anything
  "clock.proposed", // a card waits for a person's decision
] as const;
export type ClockEvent = (typeof clockEvents)[number];
