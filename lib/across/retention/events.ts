/** The facts this word can report: how much a rule took, and which hold began and ended. Never whose. */
export type RetentionEvent = "retention.ran" | "retention.held" | "retention.lifted";
