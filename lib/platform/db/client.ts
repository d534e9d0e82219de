import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

export { Prisma };

/**
 * A transaction that has entered a scope. The raw calls that take a plain string are left out, so
 * that no text of a user can become SQL.
 */
export type Tx = Omit<Prisma.TransactionClient, "$queryRawUnsafe" | "$executeRawUnsafe">;

const clients = new Map<string, PrismaClient>();

/** One client per run-time URL and process. Only lib/platform/db may call this. */
export function clientFor(url: string, poolSize: number): PrismaClient {
  let client = clients.get(url);
  if (client === undefined) {
    const adapter = new PrismaPg({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 5000,
      idleTimeoutMillis: 30000,
    });
    client = new PrismaClient({ adapter, log: [] });
    clients.set(url, client);
  }
  return client;
}

export async function closeClients(): Promise<void> {
  for (const client of clients.values()) await client.$disconnect();
  clients.clear();
}
