import "server-only";
import { newId } from "@/lib/platform/core/id";

/**
 * Logs something unexpected and returns the id that the screen shows. The log line names what was
 * being done and the error; forms and personal data are not part of it.
 */
export function report(error: unknown, doing: string): string {
  const id = newId().slice(-12);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ fault: id, doing, detail })}\n`);
  return id;
}
