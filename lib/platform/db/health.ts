import "server-only";
import { webEnv } from "@/lib/platform/env";
import { clientFor } from "./client";

export interface Health {
  database: boolean;
  /** Whether the worker has shown a sign of life lately. */
  worker: boolean;
}

const quietAfterSeconds = 30;

/** Never throws: what cannot be reached is not well. */
export async function health(): Promise<Health> {
  const { APP_DATABASE_URL, POOL_SIZE } = webEnv();
  try {
    const beats = await clientFor(APP_DATABASE_URL, POOL_SIZE).$queryRaw<
      { name: string; seconds_ago: number }[]
    >`select name, seconds_ago from sec.health()`;
    const beat = beats.find(({ name }) => name === "worker");
    return { database: true, worker: beat !== undefined && beat.seconds_ago <= quietAfterSeconds };
  } catch {
    return { database: false, worker: false };
  }
}
