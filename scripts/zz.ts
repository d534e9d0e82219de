import { migrate, readSecrets } from "./migrate";
import { seedWorld } from "@/tests/support/world";
import pg from "pg";
import { writeFileSync } from "node:fs";
const a = new pg.Client({ connectionString: `postgresql://admin@127.0.0.1:55418/postgres` });
await a.connect();
await a.query("drop database if exists gezhi_dev with (force)");
await a.query("create database gezhi_dev");
await a.end();
const url = "postgresql://admin:x@127.0.0.1:55418/gezhi_dev";
const { runtime } = await migrate(url, "/tmp/devdata");
const s = await readSecrets("/tmp/devdata");
const w = await seedWorld(url, "minhang", { demo: true, jobSecret: s.jobSecret });
await seedWorld(url, "changji", { demo: true, jobSecret: s.jobSecret });
writeFileSync(
  "/tmp/dev.env",
  `APP_DATABASE_URL=${runtime.appUrl}\nAUTH_DATABASE_URL=${runtime.authUrl}\nJOB_DATABASE_URL=${runtime.jobUrl}\nDATA_DIR=/tmp/devdata\nNEXTAUTH_SECRET=${s.authSecret}\nFIELD_KEY=${s.fieldKey}\nJOB_SECRET=${s.jobSecret}\nGEZHI_DEMO=1\nAUTH_TRUST_HOST=1\nGEZHI_CHEAP_HASH=1\n`,
);
console.log(Object.keys(w.people).join(" "));
