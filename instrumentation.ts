// Runs once when the server starts: a bad environment stops it here, with the variable's name.
export async function register(): Promise<void> {
  const { startEnv } = await import("@/lib/platform/env");
  startEnv();
}
