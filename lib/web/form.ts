/**
 * Reads a form: `name[]` fields and repeated files become lists, `$ACTION_…` keys of the framework
 * are left out, an empty text counts as absent.
 */
export function readForm(form: FormData): {
  input: Record<string, unknown>;
  typed: Record<string, string | string[]>;
} {
  const input: Record<string, unknown> = {};
  const typed: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$") || name === "idempotencyKey") continue;
    const values = form.getAll(name);
    const texts = values.filter((value) => typeof value === "string");
    const files = values.filter((value) => typeof value !== "string" && value.size > 0);
    if (name.endsWith("[]")) {
      const field = name.slice(0, -2);
      input[field] = files.length > 0 ? files : texts.filter((text) => text !== "");
      typed[field] = texts;
    } else if (texts.length > 0) {
      if (texts[0] !== "") input[name] = texts[0];
      // A password never travels back to the page.
      if (!name.toLowerCase().includes("password")) typed[name] = texts[0] ?? "";
    } else if (files.length > 0) {
      input[name] = files[0];
    }
  }
  return { input, typed };
}
