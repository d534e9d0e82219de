import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const p = await b.newPage();
p.on("console", (m) => m.type() === "error" && console.log(m.text().slice(0, 6000)));
await p.goto("http://127.0.0.1:3101/minhang/report", { waitUntil: "networkidle" });
await b.close();
