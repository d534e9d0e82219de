/**
 * Speaks to the sign-in of this site (app/api/auth): asks for its token against forged requests and
 * posts a form, as its own pages would. The cookie it answers with is out of reach of scripts.
 */
export type AuthAnswer = { ok: true } | { ok: false; reason: string; detail: string };

/** `password` and `phone` open a session, `duty` exchanges it for one of another duty. */
export async function enter(
  provider: "password" | "duty" | "phone",
  values: Readonly<Record<string, string>>,
): Promise<AuthAnswer> {
  try {
    const url = await post(`/api/auth/callback/${provider}`, values);
    if (url === null || url.searchParams.has("csrf")) return failed;
    const error = url.searchParams.get("error");
    if (error === null) return { ok: true };
    const [reason = "", detail = ""] = error.split(":");
    return { ok: false, reason, detail };
  } catch {
    return failed;
  }
}

/** Ends the session here and in the database. */
export async function leave(): Promise<void> {
  await post("/api/auth/signout", {});
}

const failed: AuthAnswer = { ok: false, reason: "offline", detail: "" };

async function post(address: string, values: Readonly<Record<string, string>>) {
  const token = textAt(await readJson(await fetch("/api/auth/csrf")), "csrfToken");
  if (token === null) return null;
  const answer = await fetch(address, {
    method: "POST",
    body: new URLSearchParams({
      ...values,
      csrfToken: token,
      callbackUrl: `${window.location.origin}/desk`,
      json: "true",
    }),
  });
  const url = textAt(await readJson(answer), "url");
  return url === null ? null : new URL(url, window.location.href);
}

function readJson(answer: Response): Promise<unknown> {
  return answer.json();
}

function textAt(data: unknown, key: string): string | null {
  if (typeof data !== "object" || data === null) return null;
  const found: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  return typeof found === "string" ? found : null;
}
