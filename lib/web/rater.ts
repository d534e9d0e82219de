import "server-only";
import { randomBytes } from "node:crypto";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { execute, type Command } from "@/lib/platform/command";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { refusedState, requireOwnOrigin, textOf } from "./action";
import { readForm } from "./form";
import { networkOfSender } from "./network";

// A device that rates keeps a random word, as one that follows does: below the district's own address, out of reach of
// scripts, and no person's. It is given with the first rating and is another word than the one for following.
const seconds = 400 * 24 * 60 * 60;
const tokenShape = /^[\w-]{43}$/;
const answerField = "answer-";

export async function raterToken(slug: string): Promise<string | null> {
  const token = (await cookies()).get(`rate-${slug}`)?.value ?? "";
  return tokenShape.test(token) ? token : null;
}

/** Makes the action of rating: token and network come from the device and the site, never from the form. */
export function raterAction<I, P, S, R extends Json>(what: Command<I, P, S, R>): FormAction {
  return async (_previous, form) => {
    const slug = textOf(form, "district");
    const { input, typed } = readForm(form);
    try {
      await requireOwnOrigin();
      const token = (await raterToken(slug)) ?? randomBytes(32).toString("base64url");
      const answers = Object.fromEntries(
        Object.entries(input).flatMap(([name, value]) =>
          name.startsWith(answerField) ? [[name.slice(answerField.length), value]] : [],
        ),
      );
      const sent = { id: textOf(form, "id"), token, answers, ...(await networkOfSender()) };
      const result = await execute(what, { kind: "visitor", slug }, sent, newId());
      (await cookies()).set(`rate-${slug}`, token, {
        httpOnly: true,
        sameSite: "lax",
        path: `/${slug}`,
        maxAge: seconds,
      });
      revalidatePath(`/${slug}`, "layout");
      return { state: "done", result, key: newId() };
    } catch (error) {
      return refusedState(error, what.name, typed);
    }
  };
}
