/*
 * Fills in the demo content, in a process of its own that has the same settings as the worker and
 * gives its memory back when it is done. Progress goes to the starter over the channel.
 */
import process from "node:process";
import { closeAccounts } from "@/lib/platform/access/accounts";
import { closeClients } from "@/lib/platform/jobs/tenants";
import { seedDemo } from "@/prisma/seed/demo";
import { variable } from "./environment.mjs";

const urls = {
  appUrl: variable("APP_DATABASE_URL") ?? "",
  authUrl: variable("AUTH_DATABASE_URL") ?? "",
  jobUrl: variable("JOB_DATABASE_URL") ?? "",
  // Only an administrator can make a district; web and worker are never told this address.
  adminUrl: variable("ADMIN_DATABASE_URL"),
};

await seedDemo(urls, (text, done, total) => {
  process.send?.({ text, done, total });
});
// Idle connections would keep the process waiting.
await closeClients();
await closeAccounts();
process.disconnect?.();
