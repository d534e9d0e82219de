import "server-only";
import type { Credential } from "@/lib/platform/access/credential";
import { closeClients } from "@/lib/platform/db/client";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { beat, countTenants, listTenants } from "@/lib/platform/db/tenants";
import { workerEnv } from "@/lib/platform/env";

export { beat, closeClients };

/** One district, as a job sees it. */
export interface JobTenant {
  slug: string;
  credential: Credential;
  read: <T>(query: (scope: Scope) => Promise<T>) => Promise<T>;
  /** Deletes the memory of retries that nobody makes any more (sec.forget). */
  forget: () => Promise<void>;
  /** Takes in the words of a few texts that came with many others (sec.index_words); returns how many there were. */
  indexWords: () => Promise<number>;
  /** Has the files removed that no row speaks of any more; returns how many there were. */
  sweep: (remove: (key: string) => Promise<void>) => Promise<number>;
  /** Which of these photos a row of the district speaks of. */
  known: (keys: readonly string[]) => Promise<string[]>;
}

/** How many texts one transaction takes in. */
const wordsAtOnce = 50;

/** Every district this worker serves, each with a credential of its own. */
export async function jobTenants(): Promise<JobTenant[]> {
  const { JOB_SECRET } = workerEnv();
  const tenants = await listTenants("job");
  return tenants.map(({ slug }) => {
    const credential = { kind: "job", slug, secret: JOB_SECRET } as const;
    return {
      slug,
      credential,
      read: (query) => withScope(credential, "read", query),
      forget: async () => {
        await withScope(credential, "write", ({ tx }) => tx.$queryRaw`select sec.forget()`);
      },
      indexWords: async () => {
        const rows = await withScope(
          credential,
          "write",
          ({ tx }) =>
            tx.$queryRaw<{ n: number }[]>`select sec.index_words(${wordsAtOnce}::int) as n`,
        );
        return rows[0]?.n ?? 0;
      },
      sweep: async (remove) => {
        const keys = await withScope(
          credential,
          "read",
          ({ tx }) => tx.$queryRaw<{ key: string }[]>`select sec.dropped_files() as key`,
        );
        for (const { key } of keys) await remove(key);
        // Only what is gone is struck off; a file removed twice is no fault.
        const names = keys.map(({ key }) => key);
        if (names.length > 0) {
          await withScope(
            credential,
            "write",
            ({ tx }) => tx.$queryRaw`select sec.files_dropped(${names})`,
          );
        }
        return names.length;
      },
      known: async (keys) => {
        const rows = await withScope(
          credential,
          "read",
          ({ tx }) => tx.$queryRaw<{ key: string }[]>`select sec.known_files(${keys}) as key`,
        );
        return rows.map(({ key }) => key);
      },
    };
  });
}

/**
 * Which photos a row of any district speaks of. Null when this worker does not serve every district of the database: a
 * photo of one that it cannot ask is nobody's to remove.
 */
export async function knownAnywhere(): Promise<
  ((keys: readonly string[]) => Promise<ReadonlySet<string>>) | null
> {
  const tenants = await jobTenants();
  if (tenants.length < (await countTenants())) return null;
  return async (keys) => {
    const known = new Set<string>();
    for (const tenant of tenants) for (const key of await tenant.known(keys)) known.add(key);
    return known;
  };
}
