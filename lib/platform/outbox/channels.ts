import "server-only";
import { sharedEnv } from "@/lib/platform/env";

/** Which ways to the outside are open here. A channel needs both of its settings. */
export function openChannels(): { mail: boolean; sms: boolean } {
  const { SMTP_URL, SMTP_FROM, SMS_WEBHOOK_URL, SMS_WEBHOOK_SECRET } = sharedEnv();
  return {
    mail: SMTP_URL !== undefined && SMTP_FROM !== undefined,
    sms: SMS_WEBHOOK_URL !== undefined && SMS_WEBHOOK_SECRET !== undefined,
  };
}
