import pg from "pg";
import { vi } from "vitest";

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Runs `fn` and returns the SQL statements that the process sent meanwhile, without those that open,
 * enter and end a transaction: what a page costs.
 */
export async function recordStatements<T>(
  fn: () => Promise<T>,
): Promise<{ result: T; statements: Statement[] }> {
  // Both the product's client and raw ones go through this method; the spy lets them pass.
  const spy = vi.spyOn(pg.Client.prototype, "query");
  try {
    const result = await fn();
    const calls: unknown[][] = spy.mock.calls;
    const statements = calls.map(statementOf).filter((one) => one !== null);
    return { result, statements: statements.filter(({ text }) => !isFrame(text)) };
  } finally {
    spy.mockRestore();
  }
}

function statementOf([first, second]: unknown[]): Statement | null {
  if (typeof first === "string")
    return { text: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== "object" || first === null || !("text" in first)) return null;
  const values = "values" in first && Array.isArray(first.values) ? first.values : [];
  return { text: String(first.text), values: values.length > 0 ? values : asList(second) };
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFrame(text: string): boolean {
  return (
    /^\s*(begin|commit|rollback|savepoint|release|set\s|deallocate)/i.test(text) ||
    text.includes("sec.enter(")
  );
}

/** Without what is listed in one of them: a thousand names are one look. */
export function named(statements: readonly { text: string }[]): string[] {
  return statements.map(({ text }) => text.slice(0, 120));
}
