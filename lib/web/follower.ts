import "server-only";
import { randomBytes } from "node:crypto";
import { revalidatePath } from "next/cache";
import { cookies, headers } from "next/headers";
import { followWait } from "@/lib/platform/access/accounts";
import { execute, type Command } from "@/lib/platform/command";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { Refusal } from "@/lib/platform/core/refusal";
import { refusedState, requireOwnOrigin, textOf } from "./action";
import { networkOf } from "./network";

// A device that follows issues keeps a random word, below the district's own address and out of
// reach of scripts. It is given when the first issue is followed, and stands for no person.
const seconds = 400 * 24 * 60 * 60;
const tokenShape = /^[\w-]{43}$/;

export async function followerToken(slug: string): Promise<string | null> {
  const token = (await cookies()).get(`follow-${slug}`)?.value ?? "";
  return tokenShape.test(token) ? token : null;
}

/** Makes the action of following or unfollowing: the token comes from the device, never from the form. */
export function followerAction<I, P, S, R extends Json>(what: Command<I, P, S, R>): FormAction {
  return async (_previous, form) => {
    const slug = textOf(form, "district");
    try {
      await requireOwnOrigin();
      const given = await headers();
      if ((await followWait(networkOf((name) => given.get(name)))) > 0) {
        throw new Refusal("limit", "follow.wait");
      }
      const token = (await followerToken(slug)) ?? randomBytes(32).toString("base64url");
      const input = { id: textOf(form, "id"), token };
      const result = await execute(what, { kind: "visitor", slug }, input, newId());
      (await cookies()).set(`follow-${slug}`, token, {
        httpOnly: true,
        sameSite: "lax",
        path: `/${slug}`,
        maxAge: seconds,
      });
      revalidatePath(`/${slug}`, "layout");
      return { state: "done", result, key: newId() };
    } catch (error) {
      return refusedState(error, what.name, {});
    }
  };
}
