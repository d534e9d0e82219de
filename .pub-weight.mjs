import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
for (const p of ["/", "/minhang", "/minhang/report", "/minhang/track", "/sign-in"]) {
  const c = await b.newContext({ viewport: { width: 360, height: 740 } }); const page = await c.newPage();
  const s = await c.newCDPSession(page); await s.send("Network.enable");
  const kind = new Map(), sum = {}, list = [];
  s.on("Network.responseReceived", (e) => kind.set(e.requestId, [e.type, e.response.url]));
  s.on("Network.loadingFinished", (e) => { const [t, u] = kind.get(e.requestId) ?? ["?", ""]; sum[t] = (sum[t] ?? 0) + e.encodedDataLength; if (t === "Script") list.push([u.split("/").pop(), e.encodedDataLength]); });
  await page.goto("http://127.0.0.1:3101" + p, { waitUntil: "networkidle" });
  console.log(p, JSON.stringify(sum), list.sort((a, b) => b[1] - a[1]).map(([u, n]) => `${u}:${n}`).join(" "));
  await c.close();
}
await b.close();
