import "server-only";
import { sendMail } from "./mail";
import type { OutboundMessage } from "./message";
import { NotSent } from "./message";
import { sendToWebhook } from "./webhook";

/** Sends one message. Returns null when it was taken over, or else a code that names nobody. */
export async function send(
  message: Omit<OutboundMessage, "to"> & { to: string | null; channel: string; now: number },
): Promise<string | null> {
  const { to } = message;
  if (to === null) return "address";
  try {
    if (message.channel === "mail") await sendMail({ ...message, to });
    else await sendToWebhook({ ...message, to }, message.now);
    return null;
  } catch (error) {
    if (error instanceof NotSent) return error.code;
    throw error;
  }
}
