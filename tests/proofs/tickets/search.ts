import pg from "pg";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { withScope } from "@/lib/platform/db/scope";
import type { TestDatabase } from "@/tests/support/database";
import { manyTickets } from "@/tests/support/many-tickets";
import { must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import { castOf } from "./cast";

/** What people type: words of two characters and more, rare and common, places, numbers. */
const searches = [
  "漏水",
  "路灯",
  "噪音",
  "停车",
  "垃圾",
  "电梯",
  "井盖",
  "油烟",
  "充电",
  "暖气",
  "路灯不亮",
  "楼道堆物",
  "井盖破损",
  "电梯困人",
  "夜间施工",
  "三号楼",
  "第12弄",
  "网格",
  "污水外溢",
  "流浪犬",
] as const;

const matters = [
  "楼道漏水三天没有人来修",
  "小区门口路灯不亮",
  "夜间施工噪音大睡不着",
  "消防通道停车堵住出口",
  "垃圾桶满了没有清运",
  "三号楼电梯困人两次",
  "井盖破损车轮陷进去",
  "饭店油烟直排到窗口",
  "楼道堆物还有电动车充电",
  "暖气不热室内只有十五度",
  "污水外溢到路面",
  "流浪犬在花园里追孩子",
] as const;

/**
 * Search inside a street's scope as the product does it (door, policies, two statements, page and
 * count) against the same question put by plain pg without any of it, turn by turn in one run. The
 * first round warms both and is not counted. A planted fault makes the product `slower` by so many
 * times what plain pg has just taken, so that it is found on a busy machine as on an idle one, or
 * has another `page` answer.
 */
export async function measureSearch(
  database: TestDatabase,
  {
    tickets,
    rounds,
    slower = 0,
    page = ticketPage,
  }: { tickets: number; rounds: number; slower?: number; page?: typeof ticketPage },
): Promise<Figure[]> {
  const cast = await castOf(database, "east");
  await manyTickets(database.adminUrl, cast.world, tickets, matters);
  const street = must(cast.world.areas["street1"]);
  const range = [street.path, `${street.path.slice(0, -1)}/`];
  const plain = new pg.Client({ connectionString: database.adminUrl });
  await plain.connect();
  const product: number[] = [];
  const bare: number[] = [];
  const differing: string[] = [];
  try {
    progress(`tickets.search: ${String(tickets)} tickets are there`);
    for (let round = 0; round <= rounds; round += 1) {
      for (const q of searches) {
        const asked = [cast.world.tenantId, ...range, q];
        const other = await timed(async () => {
          const { rows } = await plain.query<{ id: string }>(plainSql, asked);
          await plain.query(plainCount, asked);
          return rows;
        });
        const own = await timed(() =>
          withScope(cast.as("dispatcher1"), "read", async (scope) => {
            const seconds = (slower * other.ms) / 1000;
            if (slower > 0) await scope.tx.$executeRaw`select pg_sleep(${seconds})`;
            return page(scope, { q });
          }),
        );
        const same =
          own.result.lines.map((line) => line.id).join() ===
          other.result.map((row) => row.id).join();
        if (!same) differing.push(q);
        if (round === 0) continue;
        product.push(own.ms);
        bare.push(other.ms);
      }
    }
  } finally {
    await plain.end();
  }
  return [
    figure("tickets.search.rows", tickets, ">= 1", "tickets"),
    // How long it takes depends on the machine and on who else is busy there; the ratio does not.
    figure("tickets.search.p95", round(p95(product)), ">= 0", "ms"),
    figure("tickets.search.plain", round(p95(bare)), ">= 0", "ms, p95 of plain pg"),
    figure("tickets.search.ratio", round(p95(product) / p95(bare)), "<= 3", "times plain pg, p95"),
    figure("tickets.search.differing", new Set(differing).size, "= 0", "searches", differing),
  ];
}

const found = `select g.ticket_id from sec.ticket_gram g where g.tenant_id = $1 and g.grams @> sec.grams($4)
  and g.path >= $2 and g.path < $3 order by g.ticket_id desc limit 1000`;
const where = `t.tenant_id = $1 and t.path >= $2 and t.path < $3 and t.id in (${found})`;
const plainSql = `select t.id, t.number, t.title, t.place_names, t.address, t.category_name, t.status, t.urgency, t.lead_name,
  t.registered_at, t.due_at, t.resolved_at, t.closed_at from ticket t where ${where}
  order by t.registered_at desc, t.id desc limit 50`;
const plainCount = `select t.id from ticket t where ${where} order by t.registered_at desc, t.id desc limit 1001`;

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return must(sorted[Math.floor(sorted.length * 0.95)]);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
