import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { receiptWait, recordReceipt } from "@/lib/platform/access/accounts";
import { Refusal } from "@/lib/platform/core/refusal";
import type { FormAction } from "@/lib/platform/core/action-state";
import { refusedState, requireOwnOrigin, textOf } from "./action";
import { readForm } from "./form";
import { readReceipt } from "./guard";
import { networkOf } from "./network";
import { dropReceipt, keepReceipt, receiptOf } from "./receipt";

// A browser carries the part behind `#` through a redirect that has none of its own, and on a page
// opened from a receipt without scripts that part is the code: so both redirects name another one.

/**
 * Makes the action of the tracking form: number and code open one ticket for two hours. An unknown
 * number and a wrong code get the same answer, and every failure counts towards a growing wait.
 */
export function openReceipt(): FormAction {
  return async (_previous, form) => {
    try {
      await requireOwnOrigin();
      await open(textOf(form, "district"), textOf(form, "number"), textOf(form, "code"));
    } catch (error) {
      return refusedState(error, "receipt.open", readForm(form).typed);
    }
    redirect(`${portalOf(form)}/track/ticket#top`);
  };
}

/** Forgets the receipt in this browser: for phones and computers that others use as well. */
export function closeReceipt(): FormAction {
  return async (_previous, form) => {
    const district = textOf(form, "district");
    try {
      await requireOwnOrigin();
      await dropReceipt(district);
    } catch (error) {
      return refusedState(error, "receipt.close", {});
    }
    redirect(`${portalOf(form)}/track#top`);
  };
}

/** The address of the district's portal; anything that is no slug could lead to another site. */
function portalOf(form: FormData): string {
  const district = textOf(form, "district");
  return /^[a-z][a-z0-9-]{1,30}$/.test(district) ? `/${district}` : "";
}

async function open(district: string, number: string, code: string): Promise<void> {
  const receipt = receiptOf(district, number, code);
  if (receipt === null) throw malformed(district, number, code);
  const given = await headers();
  const network = networkOf((name) => given.get(name));
  const wait = await receiptWait(receipt, network);
  if (wait > 0) throw tooSoon(wait);
  const opens = await readReceipt(receipt, () => Promise.resolve(true));
  await recordReceipt(receipt, network, opens === true);
  if (opens === true) return keepReceipt(receipt);
  const next = await receiptWait(receipt, network);
  throw next > 0 ? tooSoon(next) : new Refusal("not-found", "receipt.wrong");
}

/** Says what cannot be right by its shape alone; that tells nothing about any ticket. */
function malformed(district: string, number: string, code: string): Refusal {
  const wellFormed = (n: string, c: string) => receiptOf(district, n, c) !== null;
  return new Refusal("invalid", "refusal.invalid", {
    fields: {
      ...(wellFormed(number, "0".repeat(12)) ? {} : { number: "receipt.number" }),
      ...(wellFormed("0".repeat(13), code) ? {} : { code: "receipt.code" }),
    },
  });
}

function tooSoon(seconds: number): Refusal {
  return seconds < 90
    ? new Refusal("limit", "receipt.waitSeconds", { values: { count: seconds } })
    : new Refusal("limit", "receipt.waitMinutes", { values: { count: Math.ceil(seconds / 60) } });
}
