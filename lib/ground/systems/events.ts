/** The facts this word can report. Payloads hold the day a key ends; the key itself is stored nowhere. */
export type SystemEvent = "system.opened" | "system.renewed" | "system.revoked";
