import { presetCategories } from "@/lib/affairs/tickets/commands/preset-categories";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { workerEnv } from "@/lib/platform/env";
import { majorCategories, minorCategories } from "@/prisma/seed/content/categories";

/** The list of categories that a new district begins with and makes its own (/catalogue/categories). */
export async function firstCategories(slug: string): Promise<void> {
  const credential = { kind: "job", slug, secret: workerEnv().JOB_SECRET } as const;
  const majors = majorCategories().map(({ code, name }) => ({ code, name }));
  const minors = minorCategories("").map(({ code, name, physical, defaultUrgency }) => ({
    code,
    name,
    physical,
    urgency: defaultUrgency,
  }));
  await execute(presetCategories, credential, { majors, minors }, newId());
}
