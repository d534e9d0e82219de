import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { t } from "./(public)/_components/text";
import "./globals.css";

export const metadata: Metadata = {
  title: t("site.title"),
  description: t("site.description"),
  icons: [{ url: "/icon.svg", type: "image/svg+xml" }, { url: "/favicon.ico" }],
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: "#9b1c1f",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  // Set by /api/public/type-size; a choice of this browser, nothing about a person.
  const large = jar.get("type-size")?.value === "large";
  return (
    <html lang="zh-CN" data-type={large ? "large" : undefined}>
      <body>
        <noscript>
          <link rel="stylesheet" href="/no-script.css" />
        </noscript>
        {children}
      </body>
    </html>
  );
}
