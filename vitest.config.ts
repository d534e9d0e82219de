import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Tests that need PostgreSQL: one cluster for the run, a database per file, two workers. The files of a
 * worker share its process and its modules, for starting both anew took longer than most files' tests:
 * a file that mocks a module resets them before and after (tests/integration/public/receipt).
 */
function withDatabase(name: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      globalSetup: ["tests/support/database-setup.ts"],
      maxWorkers: 2,
      isolate: false,
      // What hangs is told; what is slow on a busy machine is not.
      testTimeout: 120_000,
      hookTimeout: 300_000,
    },
  };
}

export default defineConfig({
  cacheDir: ".cache/vite",
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Tests run server code outside of the React server, where the real marker always throws.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    environment: "node",
    restoreMocks: true,
    unstubEnvs: true,
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture/**/*.test.ts"],
          exclude: ["tests/architecture/css.test.ts"],
        },
      },
      // Looks at what the build wrote, so it runs after the build and not beside it.
      { extends: true, test: { name: "build", include: ["tests/architecture/css.test.ts"] } },
      withDatabase("integration"),
      // Asked for by `npm run proof`: minutes at full size, and part of no other run.
      {
        extends: true,
        test: {
          name: "proofs",
          include: ["tests/proofs/**/*.proof.ts"],
          globalSetup: ["tests/support/database-setup.ts"],
          maxWorkers: 1,
          testTimeout: 3_600_000,
          hookTimeout: 60_000,
        },
      },
      withDatabase("security"),
    ],
  },
});
