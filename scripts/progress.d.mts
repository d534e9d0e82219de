export function say(text: string): void;
export function complain(text: string): void;
/** Runs `work(note)` as one named step; `note(text)` changes what the ticking line says. */
export function step<Result>(
  text: string,
  work: (note: (text: string) => void) => Promise<Result>,
): Promise<Result>;
