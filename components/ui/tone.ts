/** What a colour says. Colour never speaks alone: every tone comes with words or an icon. */
export type Tone = "idle" | "info" | "busy" | "warn" | "bad" | "ok";

/** Ground, line and text of a tone, for badges, pills and notices. */
export const toneClasses: Readonly<Record<Tone, string>> = {
  idle: "bg-idle-soft border-idle-line text-idle",
  info: "bg-info-soft border-info-line text-info",
  busy: "bg-busy-soft border-busy-line text-busy",
  warn: "bg-warn-soft border-warn-line text-warn",
  bad: "bg-bad-soft border-bad-line text-bad",
  ok: "bg-ok-soft border-ok-line text-ok",
};

/** Text alone, on a white ground. */
export const toneText: Readonly<Record<Tone, string>> = {
  idle: "text-ink",
  info: "text-info",
  busy: "text-busy",
  warn: "text-warn",
  bad: "text-bad",
  ok: "text-ok",
};
