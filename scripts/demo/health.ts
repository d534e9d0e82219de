import { z } from "zod";
import { messages } from "../messages.mjs";
import type { Site } from "./environment";

const healthy = z.object({ status: z.literal("ok") });
const timeoutMs = 120_000;

/** Waits until the site answers that it and its database are well. */
export async function waitUntilHealthy(
  { host, port }: Pick<Site, "host" | "port">,
  abandoned: () => boolean,
): Promise<void> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const name = reachable.includes(":") ? `[${reachable}]` : reachable;
  const end = performance.now() + timeoutMs;
  while (!abandoned()) {
    if (await isHealthy(`http://${name}:${port}/api/health`)) return;
    if (performance.now() > end) throw new Error(messages.notReady(timeoutMs / 1_000));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return healthy.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}
