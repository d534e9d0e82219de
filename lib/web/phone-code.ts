import "server-only";
import { randomInt } from "node:crypto";
import { headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";
import { keepPhoneCode, type CodePurpose } from "@/lib/platform/access/accounts";
import { phoneRoles } from "@/lib/platform/access/actor";
import type { FormAction } from "@/lib/platform/core/action-state";
import { phone } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { sharedEnv } from "@/lib/platform/env";
import { openChannels } from "@/lib/platform/outbox/channels";
import { send } from "@/lib/platform/outbox/send";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { refusedState, requireOwnOrigin } from "./action";
import { report } from "./fault";
import { readForm } from "./form";
import { networkOf } from "./network";
import { sentence } from "./sentence";

/** Whether a district can prove phones: by its gateway, or because a demo shows the code. */
export function canSendCodes(demo: boolean): boolean {
  return openChannels().sms || (demo && sharedEnv().GEZHI_DEMO === "1");
}

/** What the site itself knows of codes and no form may say. */
export function codesHere(): Promise<{ codes: "always" | "demo" | "never" }> {
  const codes = openChannels().sms ? "always" : canSendCodes(true) ? "demo" : "never";
  return Promise.resolve({ codes });
}

/** A wrong code counts as a try, so the command answers and does not refuse; the form is told so. */
export function wrongCode({ outcome }: { outcome: string }): Refusal | null {
  if (outcome !== "wrong_code") return null;
  return new Refusal("invalid", "refusal.invalid", { fields: { code: "checkIn.code.wrong" } });
}

const form = z.object({
  district: z.string(),
  phone,
  purpose: z.enum([...phoneRoles, "check_in"]),
});

/**
 * Makes the action of 「获取验证码」: sends six digits to a phone. The answer is the same whether
 * or not anybody is known behind the phone. A demo district has no gateway and shows the code.
 */
export function requestPhoneCode(): FormAction {
  return async (_previous, given) => {
    const { input, typed } = readForm(given);
    try {
      await requireOwnOrigin();
      const parsed = form.safeParse(input);
      if (!parsed.success) {
        const fields = { phone: "field.phone" };
        throw new Refusal("invalid", "refusal.invalid", { fields });
      }
      const shown = await sendCode(parsed.data);
      return { state: "done", result: { sent: true, shown }, key: newId() };
    } catch (error) {
      return refusedState(error, "phone.code", typed);
    }
  };
}

async function sendCode(asked: { district: string; phone: string; purpose: CodePurpose }) {
  const district = (await servedDistricts()).find(({ slug }) => slug === asked.district);
  if (district === undefined) throw new Refusal("not-found", "refusal.notFound");
  const shown = district.demo && sharedEnv().GEZHI_DEMO === "1";
  if (!canSendCodes(district.demo)) throw new Refusal("limit", "phone.noGateway");
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const headersGiven = await headers();
  const network = networkOf((name) => headersGiven.get(name));
  const { waitSeconds, known, now } = await keepPhoneCode(
    asked.district,
    { ...asked, code },
    network,
  );
  if (waitSeconds > 0) {
    throw new Refusal("limit", "phone.wait", { values: { count: Math.ceil(waitSeconds / 60) } });
  }
  if (shown) return code;
  if (known) {
    const message = {
      messageId: newId(),
      channel: "sms",
      to: asked.phone,
      subject: "",
      text: sentence("phone.text", { district: district.name, code }),
      now,
    };
    // For a sign-in the answer must not tell, by its words or its time, whether the phone is known.
    if (asked.purpose !== "check_in") after(() => sendQuietly(message));
    else if ((await send(message)) !== null) throw new Refusal("limit", "phone.notSent");
  }
  return null;
}

async function sendQuietly(message: Parameters<typeof send>[0]): Promise<void> {
  try {
    const failed = await send(message);
    if (failed !== null) throw new Error(`no code sent: ${failed}`);
  } catch (error) {
    report(error, "phone.code");
  }
}
