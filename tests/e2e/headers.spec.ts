import { expect } from "@playwright/test";
import { test } from "./support/test";

test("every answer carries the headers that keep it in its place", async ({ request }) => {
  for (const path of ["/", "/minhang", "/sign-in", "/desk", "/api/health", "/no-such-page"]) {
    const headers = (await request.get(path, { maxRedirects: 0 })).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});
