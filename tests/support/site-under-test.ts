import { must } from "./world";

/** The running site that tests over HTTP are pointed at; scripts/test/site.ts says where it is. */
export const siteUnderTest = {
  base: process.env["PLAYWRIGHT_BASE_URL"] ?? "http://127.0.0.1:3000",
  /** The folder of its build. */
  build: process.env["E2E_MANIFESTS"] ?? ".next",
  /** The administrator's URL of its database, and where its secrets and files lie. */
  adminUrl: () => must(process.env["E2E_ADMIN_URL"]),
  dataDir: () => must(process.env["E2E_DATA_DIR"]),
};

/** PROBES=all sends every probe; PROBES_SEED sends the same choice once more. */
export const probeChoice = {
  all: process.env["PROBES"] === "all",
  seed: Number(process.env["PROBES_SEED"] ?? Date.now() % 1_000_000),
};
