import fs from "node:fs";
import process from "node:process";
import { environmentWith, variable } from "../environment.mjs";
import { messages } from "../messages.mjs";
import { runCommand } from "./step";
import type { StepContext } from "./step";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const chineseFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/** The path of the browser, when there is one. */
export function findBrowser(): string | undefined {
  return [variable("CHROMIUM_PATH") ?? "", ...places].find((place) => fs.existsSync(place));
}

/** Makes sure of the browser and of a Chinese font; installs Debian's when we may. */
export async function ensureBrowser(context: StepContext): Promise<void> {
  const debian = fs.existsSync("/usr/bin/apt-get");
  const missing = [
    ...(findBrowser() === undefined ? ["chromium"] : []),
    ...(debian && !fs.existsSync(chineseFont) ? ["fonts-noto-cjk"] : []),
  ];
  if (missing.length > 0 && debian && process.getuid?.() === 0) {
    const env = environmentWith({ DEBIAN_FRONTEND: "noninteractive" });
    const aptGet = (...args: string[]) =>
      runCommand({ program: "/usr/bin/apt-get", args, env }, context);
    await aptGet("update");
    await aptGet("install", "-y", "--no-install-recommends", ...missing);
  }
  if (findBrowser() === undefined) throw new Error(messages.needRootForBrowser);
}
