import { startMailServer } from "./mail-server";
import { startSmsGateway } from "./sms-gateway";

/** A mail server and a gateway for text messages on this machine, and the product told of both. */
export async function startOutside() {
  const secret = "gateway-secret-0123456789";
  const mail = await startMailServer();
  const sms = await startSmsGateway(secret);
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}`,
    SMTP_FROM: "notice@gezhi.example",
    SMS_WEBHOOK_URL: sms.url,
    SMS_WEBHOOK_SECRET: secret,
    PUBLIC_URL: "https://gezhi.example/",
  });
  return {
    mail,
    sms,
    secret,
    stop: async () => {
      await mail.stop();
      await sms.stop();
    },
  };
}
