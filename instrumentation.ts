// Runs once when the server starts: a bad environment stops it here, with the variable's name.
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { webEnv } = await import("@/lib/platform/env");
  webEnv();
}
