import { expect, type APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { district, staff } from "./support/people";
import { alive, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// Open311 (docs/decisions/016): the administrator opens a key for another system, which hands in what
// a resident has told it; the street sees it with its other matters, and the system how it stands.

const at = `/${district}/open311/v2`;
const told = z.array(
  z.looseObject({ service_request_id: z.string(), status: z.string().optional() }),
);

test("another system hands in a report", async ({ browser, request }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("路灯");
  const name = `城市大脑${mark.slice(-4)}`;
  const admin = await staff(browser, "admin");

  const key = await test.step("the administrator opens a key, which is shown once", async () => {
    await admin.goto("/admin/systems");
    const open = admin.getByRole("button", { name: "开通系统" }).first();
    await alive(open);
    await open.click();
    const form = admin.getByRole("dialog");
    await form.getByLabel("系统名称").fill(name);
    await form.getByLabel("负责单位和联系人").fill("区城运中心 李工");
    await form.getByRole("button", { name: "开通系统" }).click();
    await expect(form.getByText(`“${name}”的密钥`)).toBeVisible();
    const shown = await form.locator("code").first().innerText();
    await form.getByRole("button", { name: "我已保存，关闭" }).click();
    const row = admin.getByRole("row").filter({ hasText: name });
    await expect(row.getByText("正常")).toBeVisible();
    await expect(row.getByText("还没用过")).toBeVisible();
    return shown;
  });

  const sent = {
    service_code: await codeOf(request, "路灯不亮"),
    description: `${mark}：路口的路灯不亮，晚上骑车看不清。`,
    address_id: await streetCode(request),
    external_id: mark,
  };

  const number =
    await test.step("its report is taken in once, however often it comes", async () => {
      const refused = await request.post(`${at}/requests.json`, { form: sent });
      expect(refused.status()).toBe(403);
      const headers = { "X-API-Key": key };
      const answers = [];
      for (let time = 0; time < 2; time += 1) {
        const answer = await request.post(`${at}/requests.json`, { form: sent, headers });
        expect(answer.status()).toBe(201);
        answers.push(await answer.text());
      }
      expect(answers[1]).toBe(answers[0]);
      return told.parse(JSON.parse(answers[0] ?? ""))[0]?.service_request_id ?? "";
    });

  await test.step("the street finds it among its matters, and whose it is", async () => {
    const dispatcher = await staff(browser, "dispatcher");
    await openMatter(dispatcher, "/tickets", mark);
    const main = dispatcher.getByRole("main");
    await expect(main).toContainText("其他系统转入");
    await expect(main).toContainText(number);
    await expect(main).toContainText(name);
  });

  await test.step("the system reads how it stands; the public is told nothing of it", async () => {
    const own = await request.get(`${at}/requests/${mark}.json`, { headers: { "X-API-Key": key } });
    expect(told.parse(await own.json())).toMatchObject([
      { service_request_id: number, status: "open", external_id: mark },
    ]);
    expect((await request.get(`${at}/requests/${number}.json`)).status()).toBe(404);
    const open = await request.get(`${at}/requests.xml`);
    expect(open.headers()["content-type"]).toBe("text/xml; charset=utf-8");
    expect(await open.text()).not.toContain(mark);
  });

  await test.step("a key that is taken back opens nothing", async () => {
    await admin.reload();
    const row = admin.getByRole("row").filter({ hasText: name });
    await expect(row.getByText("还没用过")).toHaveCount(0);
    await alive(row.getByRole("button", { name: "停用" }));
    await row.getByRole("button", { name: "停用" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "停用" }).click();
    await expect(row.getByText("已停用")).toBeVisible();
    const headers = { "X-API-Key": key };
    expect((await request.get(`${at}/requests.json`, { headers })).status()).toBe(403);
  });
});

async function codeOf(request: APIRequestContext, service: string): Promise<string> {
  const rows = z
    .array(z.looseObject({ service_code: z.string(), service_name: z.string() }))
    .parse(await (await request.get(`${at}/services.json`)).json());
  return rows.find((one) => one.service_name === service)?.service_code ?? "";
}

/** The street at whose desk the example dispatcher sits. */
async function streetCode(request: APIRequestContext): Promise<string> {
  const rows = z
    .array(z.looseObject({ code: z.string(), name: z.string() }))
    .parse(await (await request.get(`/api/public/${district}/areas?level=street`)).json());
  return rows.find((one) => one.name === "江川路街道")?.code ?? "";
}
