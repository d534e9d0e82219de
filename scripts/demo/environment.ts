import { environmentWith } from "../environment.mjs";
import { readSecrets } from "../migrate";
import type { RuntimeUrls } from "../migrate";

export interface Site {
  dataDir: string;
  host: string;
  port: number;
  production: boolean;
  /** Whether the site says that it is a demonstration, with example accounts. */
  demo: boolean;
}

/** What web and worker are told. The administrator's address is not among it, on purpose. */
export async function serviceEnvironment(
  site: Site,
  urls: RuntimeUrls,
): Promise<NodeJS.ProcessEnv> {
  const secrets = await readSecrets(site.dataDir);
  return environmentWith({
    ...databaseVariables(urls),
    DATA_DIR: site.dataDir,
    HOST: site.host,
    PORT: String(site.port),
    NEXTAUTH_SECRET: secrets.authSecret,
    FIELD_KEY: secrets.fieldKey,
    JOB_SECRET: secrets.jobSecret,
    // next-auth takes the address from the request: phones on the network reach the site by another name.
    AUTH_TRUST_HOST: "1",
    GEZHI_DEMO: site.demo ? "1" : "",
    NODE_ENV: site.production ? "production" : "development",
  });
}

/** What the build is told: nothing of the database, so that it cannot depend on one. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  const none = { appUrl: "", authUrl: "", jobUrl: "" };
  return environmentWith({ ...databaseVariables(none), NODE_ENV: "production" });
}

/* Empty rather than unset: an unset DATABASE_URL would be read again from .env. */
function databaseVariables({ appUrl, authUrl, jobUrl }: RuntimeUrls) {
  return {
    DATABASE_URL: "",
    APP_DATABASE_URL: appUrl,
    AUTH_DATABASE_URL: authUrl,
    JOB_DATABASE_URL: jobUrl,
  };
}
