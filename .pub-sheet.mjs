import { chromium } from "@playwright/test";
import { writeFileSync } from "node:fs";
const [out, w, ...files] = process.argv.slice(2);
writeFileSync("/tmp/pub/sheet.html", `<body style="margin:0;display:flex;align-items:flex-start;gap:6px;background:#888">${files.map(f=>`<img width=${w} src="file:///tmp/pub/${f}">`).join("")}`);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--allow-file-access-from-files"] });
const p = await b.newPage({ viewport: { width: files.length*(Number(w)+6), height: 800 } });
await p.goto("file:///tmp/pub/sheet.html"); await p.screenshot({ path: `/tmp/pub/${out}`, fullPage: true }); await b.close();
