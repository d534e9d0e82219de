import "server-only";
import { redirect } from "next/navigation";
import { z } from "zod";
import { changePassword } from "@/lib/platform/access/accounts";
import { Refusal } from "@/lib/platform/core/refusal";
import type { FormAction } from "@/lib/platform/core/action-state";
import { refusedState, requireOwnOrigin } from "./action";
import { readForm } from "./form";
import { sessionToken } from "./session";

const passwordMax = 100;

// Passwords are taken as they were typed: a blank at the end belongs to them.
const input = z
  .strictObject({
    presentPassword: z.string("field.required").max(passwordMax, "field.tooLong"),
    newPassword: z
      .string("field.required")
      .max(passwordMax, "field.tooLong")
      .refine(
        (text) => text.length >= 10 && /\p{L}/u.test(text) && /\d/.test(text),
        "field.password",
      ),
    repeatedPassword: z.string("field.required").max(passwordMax, "field.tooLong"),
    idempotencyKey: z.string().optional(),
    // Tells password managers whose password this is; the session alone decides.
    username: z.string().optional(),
  })
  .refine((given) => given.newPassword === given.repeatedPassword, {
    path: ["repeatedPassword"],
    message: "password.repeat",
  })
  .refine((given) => given.newPassword !== given.presentPassword, {
    path: ["newPassword"],
    message: "password.same",
  });

/**
 * Makes the action by which a person changes the own password. An account lies outside of every
 * scope, so this is no command: it goes to the account by the token of the session.
 */
export function ownPassword(): FormAction {
  return async (_previous, form) => {
    try {
      await requireOwnOrigin();
      await change(readForm(form).input);
    } catch (error) {
      return refusedState(error, "account.password", {});
    }
    redirect("/desk");
  };
}

async function change(raw: unknown): Promise<void> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues) {
      const known = /^(field|password)\./.test(issue.message);
      fields[String(issue.path[0] ?? "form")] ??= known ? issue.message : "field.invalid";
    }
    throw new Refusal("invalid", "refusal.invalid", { fields });
  }
  const token = await sessionToken();
  if (token === null) throw new Refusal("forbidden", "refusal.closed");
  const { presentPassword, newPassword } = parsed.data;
  switch (await changePassword(token, presentPassword, newPassword)) {
    case "changed":
      return;
    case "wrong":
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { presentPassword: "password.wrong" },
      });
    case "wait":
      throw new Refusal("limit", "password.wait");
    case "signed-out":
      throw new Refusal("forbidden", "refusal.closed");
  }
}
