import type { NextConfig } from "next";

// No script, form or connection leaves this site and no other site frames it. Inline scripts stay
// allowed: the framework writes the page's data into them (a nonce would make every page dynamic).
// Pictures are left open, because an installation may name a tile server of its own.
const contentSecurity = [
  "script-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join("; ");

const security = [
  // The development server evaluates code and speaks over a socket.
  ...(process.env.NODE_ENV === "production"
    ? [{ key: "Content-Security-Policy", value: contentSecurity }]
    : []),
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(self)" },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "sharp", "pg"],
  experimental: { serverActions: { bodySizeLimit: "64mb" } },
  typescript: { ignoreBuildErrors: true }, // the type check is a step of its own
  // GeoReport v2 names the format at the end of a list's address: /…/open311/v2/services.xml.
  rewrites: () =>
    Promise.resolve([
      {
        source: "/:district/open311/v2/:list(discovery|services|requests).:format(json|xml)",
        destination: "/:district/open311/v2/:list?format=:format",
      },
    ]),
  headers: () => Promise.resolve([{ source: "/:path*", headers: security }]),
};

export default config;
