import pg from "pg";

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
  const statements: Statement[] = [];
  // Restored below; both the product's client and raw ones go through this method.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = new Proxy(original, {
    apply(target, self, given: unknown[]) {
      const statement = statementOf(given);
      if (statement !== null && !isFrame(statement.text)) statements.push(statement);
      const answer: unknown = Reflect.apply(target, self, given);
      return answer;
    },
  });
  try {
    return { result: await fn(), statements };
  } finally {
    pg.Client.prototype.query = original;
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
