import "server-only";
import { sharedEnv } from "@/lib/platform/env";
import { NotSent, patience, type OutboundMessage } from "./message";

/** Hands a mail to the district's server: plain text, no picture that would tell who has read it. */
export async function sendMail(message: OutboundMessage): Promise<void> {
  const { SMTP_URL, SMTP_FROM } = sharedEnv();
  if (SMTP_URL === undefined || SMTP_FROM === undefined) throw new NotSent("off");
  // Loaded with the first mail: a district without a mail server never needs it.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A text must never make the sender read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: SMTP_FROM,
      to: { name: "", address: message.to },
      subject: message.subject,
      text: message.text,
      messageId: `<${message.messageId}@${SMTP_FROM.slice(SMTP_FROM.lastIndexOf("@") + 1)}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    throw new NotSent(codeOf(error), error);
  } finally {
    transport.close();
  }
}

/** The server's number or the kind of failure; its sentence may repeat the address. */
function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "smtp";
  if ("responseCode" in error && typeof error.responseCode === "number") {
    return `smtp ${String(error.responseCode)}`;
  }
  return "code" in error && typeof error.code === "string" ? `smtp ${error.code}` : "smtp";
}
