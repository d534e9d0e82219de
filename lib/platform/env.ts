import "server-only";
import { z } from "zod";

// The only reader of process.env. Checked when the server or the worker starts (instrumentation.ts,
// scripts/worker.ts), not at import: the build needs no database.

const shared = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATA_DIR: z.string().min(1).default(".data"),
  FIELD_KEY: z.string().refine((text) => Buffer.from(text, "base64").length === 32, {
    message: "must be 32 bytes in base64",
  }),
  GEZHI_DEMO: z.enum(["0", "1"]).default("0"),
  GEZHI_CHEAP_HASH: z.enum(["0", "1"]).default("0"),
  // Without an endpoint files lie in DATA_DIR.
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
  // Messages to the outside. A channel without its address is off, and the screens say so.
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.email().optional(),
  SMS_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_WEBHOOK_SECRET: z.string().min(16).optional(),
  // Where residents reach the site, for links in messages; without it messages have none.
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
});

const web = shared.extend({
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NEXTAUTH_SECRET: z.string().min(32),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  TILE_URL: z.string().default(""),
  TILE_ATTRIBUTION: z.string().default(""),
  POOL_SIZE: z.coerce.number().int().min(2).max(50).default(10),
});

const worker = shared.extend({
  JOB_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  JOB_SECRET: z.string().min(32),
});

export type WebEnv = z.infer<typeof web>;
export type WorkerEnv = z.infer<typeof worker>;

let webCache: WebEnv | undefined;
let workerCache: WorkerEnv | undefined;
let sharedCache: z.infer<typeof shared> | undefined;

export function webEnv(): WebEnv {
  return (webCache ??= parse(web));
}

export function workerEnv(): WorkerEnv {
  return (workerCache ??= parse(worker));
}

/** Checks the web server's environment at its start, where it runs on Node. */
export function startEnv(): void {
  if (process.env["NEXT_RUNTIME"] === "nodejs") webEnv();
}

/** What both the server and the worker know. */
export function sharedEnv(): z.infer<typeof shared> {
  return (sharedCache ??= parse(shared));
}

/** Reads the environment anew when it is next asked for: the tests give each file one of its own. */
export function forgetEnv(): void {
  webCache = undefined;
  workerCache = undefined;
  sharedCache = undefined;
}

function parse<T extends z.ZodType>(schema: T): z.output<T> {
  // An empty variable counts as missing, as people leave them in .env files.
  const given = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (given["NODE_ENV"] === "production" && given["GEZHI_CHEAP_HASH"] === "1") {
    throw new Error("environment variable GEZHI_CHEAP_HASH: only for tests (see .env.example)");
  }
  const beside = ["S3_BUCKET", "S3_ACCESS_KEY", "S3_SECRET_KEY"];
  const absent = beside.filter((name) => given[name] === undefined);
  if (given["S3_ENDPOINT"] !== undefined && absent.length > 0) {
    throw new Error(`environment variable ${absent.join(", ")}: needed beside S3_ENDPOINT`);
  }
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`environment variable ${faults.join("; ")} (see .env.example)`);
  }
  return parsed.data;
}
