import { textOf } from "./canary";

/** An answer, with everything that could carry data. */
export interface Answer {
  status: number;
  /** What the visitor gets: shown, missing, to another address, a fault. */
  outcome: string;
  /** Head and body as one text. */
  text: string;
  body: string;
}

/** How the framework may be asked for a page. */
export const deliveries: Readonly<Record<string, Record<string, string>>> = {
  plain: {},
  flight: { RSC: "1" },
  prefetch: { RSC: "1", "Next-Router-Prefetch": "1" },
  segment: { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
};

/** The framework wants a digest of these heads in the address, and tells it to who has none. */
const digests = new Map<string, string>();

export async function get(
  address: string,
  cookie: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent = cookie === "" ? headers : { ...headers, cookie };
  const kind = JSON.stringify(headers);
  const known = digests.get(kind);
  const url = new URL(address);
  if (known !== undefined) url.searchParams.set("_rsc", known);
  const response = await fetch(url, { headers: sent, redirect: "manual" });
  const target = new URL(response.headers.get("location") ?? "", address);
  const digest = target.searchParams.get("_rsc");
  if (known !== undefined || digest === null || target.pathname !== url.pathname) {
    return answerOf(response);
  }
  digests.set(kind, digest);
  return get(address, cookie, headers);
}

/**
 * Calls a server action as the framework's client does: the arguments as one JSON list in part 0,
 * and the form, which is the second argument, as parts with the prefix of its reference.
 */
export async function act(
  address: string,
  action: string,
  fields: Record<string, unknown>,
  headers: Record<string, string>,
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const [part, one] of partsOf(name, value)) {
      if (one instanceof File) body.append(`_1_${part}`, one);
      else body.append(`_1_${part}`, String(one));
    }
  }
  body.append("0", JSON.stringify([{ state: "idle", key: "probe" }, "$K1"]));
  return send(address, action, body, headers);
}

/** The same with a body of one's own. */
export async function send(
  address: string,
  action: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(address, {
    method: "POST",
    headers: { accept: "text/x-component", "next-action": action, ...headers },
    body,
    redirect: "manual",
  });
  const answer = await answerOf(response);
  return { ...answer, outcome: actionOutcome(response, answer.body) };
}

function partsOf(name: string, value: unknown): [string, unknown][] {
  if (!Array.isArray(value)) return [[name, value]];
  return value.map((one: unknown) => [`${name}[]`, one]);
}

async function answerOf(response: Response): Promise<Answer> {
  const body = textOf(await bytesOf(response));
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return {
    status: response.status,
    outcome: pageOutcome(response, body),
    text: `${decodeURIComponent(head.replace(/%(?![0-9a-fA-F]{2})/g, "%25"))}\n${body}`,
    body,
  };
}

/** A stream of events does not end by itself: what it says at once is its answer. */
async function bytesOf(response: Response): Promise<Buffer> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
  if (!isStream || response.body === null) return Buffer.from(await response.arrayBuffer());
  const reader = response.body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? new Uint8Array());
}

/** A page that streams has said 200 before it knows; what it came to stands in its body. */
function pageOutcome(response: Response, body: string): string {
  if (response.status === 500) return "fault";
  const location = response.headers.get("location");
  if (location !== null) return `to ${pathOf(location)}`;
  if (response.status === 404 || body.includes("NEXT_HTTP_ERROR_FALLBACK;404")) return "missing";
  const moved = /NEXT_REDIRECT;\w+;([^;]+);/.exec(body);
  if (moved !== null) return `to ${pathOf(moved[1] ?? "")}`;
  return response.status < 300 ? "shown" : String(response.status);
}

/** The state that the action returned is the first row of the answer; or it went elsewhere. */
function actionOutcome(response: Response, body: string): string {
  const target = response.headers.get("x-action-redirect");
  if (target !== null) return `to ${pathOf(target)}`;
  const done = /1:\{"state":"done"/.test(body);
  const refused = /1:\{"state":"refused".*"key":"[0-9a-f-]{36}","code":"([\w-]+)"/.exec(body);
  return done ? "done" : (refused?.[1] ?? `no answer ${String(response.status)}`);
}

function pathOf(location: string): string {
  return new URL(location, "http://site.test").pathname;
}
