import "server-only";
import { createHmac } from "node:crypto";
import { sharedEnv } from "@/lib/platform/env";
import { NotSent, patience, type OutboundMessage } from "./message";

/**
 * Hands a text message to the district's gateway: one signed POST. The receiver checks
 * `X-Gezhi-Signature`, the HMAC-SHA256 in hex of "<timestamp>.<message id>.<body>" with the shared
 * secret, and the age of the timestamp (seconds since 1970), and drops a message id that it knows.
 */
export async function sendToWebhook(message: OutboundMessage, now: number): Promise<void> {
  const { SMS_WEBHOOK_URL, SMS_WEBHOOK_SECRET } = sharedEnv();
  if (SMS_WEBHOOK_URL === undefined || SMS_WEBHOOK_SECRET === undefined) {
    throw new NotSent("off");
  }
  const body = JSON.stringify({ to: message.to, text: message.text });
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac("sha256", SMS_WEBHOOK_SECRET)
    .update(`${timestamp}.${message.messageId}.${body}`, "utf8")
    .digest("hex");
  const answer = await post(SMS_WEBHOOK_URL, body, {
    "Content-Type": "application/json; charset=utf-8",
    "X-Gezhi-Message-Id": message.messageId,
    "X-Gezhi-Timestamp": timestamp,
    "X-Gezhi-Signature": signature,
  });
  if (!answer.ok) throw new NotSent(`http ${String(answer.status)}`);
}

async function post(url: string, body: string, headers: Record<string, string>) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers,
      // A redirect would carry the message to an address that nobody has entered.
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    // What the gateway says is of no use here, and may repeat the number.
    await answer.body?.cancel();
    return answer;
  } catch (error) {
    throw new NotSent(
      error instanceof Error && error.name === "TimeoutError" ? "timeout" : "unreachable",
      error,
    );
  }
}
