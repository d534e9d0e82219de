// What the worker does by itself, and how often. Names and times only: scripts/worker.ts says
// which query and command belong to a name.

export const jobNames = [
  "close-unrated",
  "clusters",
  "clocks",
  "forget",
  "requests",
  "retention",
  "meetings",
  "duties",
  "sweep",
  "words",
  "learn",
  "statements",
  "mobile",
  "party",
  "property",
  "turns",
  "opinions",
  "agreements",
  "notify",
  "summarise",
  "deliver",
  "member-lists",
  "imports",
] as const;
export type JobName = (typeof jobNames)[number];

export const everySeconds: Readonly<Record<JobName, number>> = {
  "close-unrated": 60,
  clusters: 10,
  clocks: 30,
  forget: 3600,
  requests: 300,
  retention: 600,
  meetings: 5,
  duties: 600,
  sweep: 60,
  words: 3,
  learn: 3600,
  statements: 3600,
  mobile: 3600,
  party: 3600,
  property: 3600,
  turns: 3600,
  opinions: 3600,
  agreements: 3600,
  notify: 5,
  summarise: 60,
  deliver: 5,
  "member-lists": 3,
  imports: 3,
};

export const beatEverySeconds = 5;
/** Files without a row, of all districts together: once a day. */
export const sweepFilesEverySeconds = 86_400;
