import { chromium } from "@playwright/test";
const base = process.env.BASE ?? "http://127.0.0.1:3101";
const js = process.env.JS !== "0";
const width = Number(process.env.W ?? 360);
const tag = `${js ? "js" : "nojs"}-${width}`;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-background-networking","--disable-component-update","--disable-sync"] });
const context = await browser.newContext({ viewport: { width, height: width < 500 ? 740 : 900 }, javaScriptEnabled: js, ...(width < 500 ? { hasTouch: true, isMobile: true } : {}) });
const page = await context.newPage();
page.on("pageerror", (e) => console.log("PAGEERROR", e.message.slice(0, 400)));
page.on("console", (m) => m.type() === "error" && console.log("CONSOLE", m.text().slice(0, 400)));
let n = 0;
const shot = async (name) => { await page.screenshot({ path: `/tmp/pub/${tag}-${String(++n).padStart(2, "0")}-${name}.png`, fullPage: true }); 
  const over = js ? await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) : 0; if (over > 0) console.log("OVERFLOW", name, over); };
const go = (p) => page.goto(base + p, { waitUntil: js ? "networkidle" : "load" });
const slug = process.env.SLUG ?? "minhang";
const q = process.env.Q ?? "minhang1街1";
await go("/"); await shot("root");
await go(`/${slug}`); await shot("home");
await go(`/${slug}/privacy`); await shot("privacy");
await go(`/${slug}/feedback`); await shot("feedback");
await go(`/${slug}/report`); await shot("report");
await go("/nowhere"); await shot("missing");
await go(`/${slug}/report`);
if (!js) {
  await page.fill("#place-q", q); await page.click("form:has(#place-q) button"); await page.waitForLoadState(); await shot("report-q");
  await page.click("section a.text-link"); await page.waitForLoadState(); await shot("report-area");
}
await page.fill("#f-text", "楼道里堆了很多纸箱，走不过去。\n已经一个星期了。");
await page.selectOption("#f-categoryId", { index: 1 });
if (js) {
  await page.fill("#f-areaId", q); await page.waitForSelector("[role=option]"); await shot("report-search");
  await page.click("[role=option] >> nth=0");
  await page.fill("#f-address", "1号楼一层");
  await page.setInputFiles("#f-photos--", [process.env.PHOTO ?? "/tmp/pub/photo.png"]);
  await page.fill("#f-phone", "138");
  await shot("report-filled");
  await page.reload({ waitUntil: "networkidle" }); await shot("report-draft");
  await page.setInputFiles("#f-photos--", [process.env.PHOTO ?? "/tmp/pub/photo.png"]);
}
await page.fill("#f-phone", "138");
await page.click("button[type=submit]:has-text('提交')");
await page.waitForSelector("[role=alert] h2, #f-phone-error"); await page.waitForTimeout(500); await shot("report-refused");
await page.fill("#f-phone", "13812345678"); await page.check("#f-allowCall"); await page.fill("#f-name", "王女士");
await page.click("button[type=submit]:has-text('提交')");
await page.waitForSelector("#slip"); await page.waitForTimeout(300); await shot("slip");
const [number, code] = await page.$$eval("dl dd", (all) => all.map((x) => x.textContent)).catch(() => []);
const num = (await page.textContent("dl dd >> nth=0")).trim(), cod = (await page.textContent("dl dd >> nth=1")).trim();
console.log(num, cod);
if (js) { await page.emulateMedia({ media: "print" }); await shot("slip-print"); await page.emulateMedia({ media: "screen" }); }
await go(`/${slug}/track?number=${num}#${cod}`); await shot("track");
if (js) console.log("url now", page.url());
await page.fill("#f-number", num); await page.fill("#f-code", "0000-0000-0000"); await page.click("button[type=submit]"); await page.waitForSelector("[role=alert] h2"); await shot("track-wrong");
await page.fill("#f-number", num); await page.fill("#f-code", cod.toLowerCase().replaceAll("-", " ")); await page.click("button[type=submit]"); await page.waitForURL(/\/track\/ticket(#top)?$/); await page.waitForLoadState(js ? "networkidle" : "load"); await shot("ticket");
await page.fill("#facts-text", "今天又多了两箱。");
if (js) await page.setInputFiles("#facts-photos--", ["/tmp/pub/photo.png"]);
await page.click("button:has-text('提交补充')"); await page.waitForSelector("text=已收到您的补充"); await page.waitForTimeout(800); await shot("ticket-facts");
const imgs = await page.$$eval("img", (all) => all.map((i) => [i.getAttribute("src"), i.naturalWidth])).catch(() => []);
console.log(imgs);
if (process.env.WITHDRAW === "1") { await page.click("details summary:has-text('撤回')"); await page.check("#withdraw-confirm-yes"); await page.click("button:has-text('撤回')"); await page.waitForSelector("text=您已撤回"); await page.waitForTimeout(500); await shot("ticket-withdrawn"); }
await page.click("button:has-text('退出查询')"); await page.waitForURL(/\/track(#top)?$/); await shot("left");
await go(`/${slug}/track/ticket`); console.log("after leaving:", page.url());
await page.click("a:has-text('大字版')"); await page.waitForLoadState(); console.log("large back:", page.url()); await go(`/${slug}/report`); await shot("large");
await browser.close();
