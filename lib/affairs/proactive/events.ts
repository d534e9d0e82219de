/** The facts that proactive actions report. */
export type ProactiveEvent =
  "proactive.planned" | "proactive.reported" | "season.saved" | "season.preset";
