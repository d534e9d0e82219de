import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { followInput } from "../schema";
import { tokenHash } from "../rules/token";

/** Both ways of a device: no person stands behind it, and doing it twice does nothing. */
export function following(way: "follow" | "unfollow") {
  return command({
    name: `wall.${way}`,
    input: followInput,
    output: doneOutput,
    find: async ({ actor, tx }, { id }) => {
      if (actor.role !== "visitor") return null;
      const [entry] = await tx.$queryRaw<{ id: string }[]>`
        select e.id from pub.entry e where e.tenant_id = ${actor.tenantId}::uuid and e.id = ${id}::uuid`;
      return entry ?? null;
    },
    allow: (actor) => (actor.role === "visitor" ? allowed : refused("forbidden", "refusal.role")),
    run: async ({ tx }, { id }, { token }) => {
      const hash = tokenHash(token);
      if (way === "follow") await tx.$queryRaw`select sec.follow_entry(${id}::uuid, ${hash})::text`;
      else await tx.$queryRaw`select sec.unfollow_entry(${id}::uuid, ${hash})::text`;
      return { result: { id }, events: [] };
    },
  });
}
