const minute = 60_000;
/** How long to wait after each failure; after the last one a person must look. */
const waits = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minute);

export const triesMax = waits.length + 1;

/** When to try again after this many attempts; null = given up. */
export function nextTry(attempts: number, now: number): number | null {
  const wait = waits[attempts - 1];
  return wait === undefined || attempts >= triesMax ? null : now + wait;
}
