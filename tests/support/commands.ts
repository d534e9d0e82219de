import sharp from "sharp";
import { expect } from "vitest";
import { jobHash, type Credential } from "@/lib/platform/access/credential";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { Refusal, type RefusalCode } from "@/lib/platform/core/refusal";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { report } from "@/lib/affairs/tickets/commands/report";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import type { TestDatabase } from "./database";
import { must, openSession, testJobSecret, type World } from "./world";

export interface Row {
  id: string;
  version: number;
  status: string;
  [column: string]: unknown;
}

/** The people of one district, doing things with commands as the product would. */
export class Stage {
  constructor(
    readonly database: TestDatabase,
    readonly slug: string,
  ) {}

  get world(): World {
    return must(this.database.worlds[this.slug]);
  }

  /** A person of the district, signed in a moment ago. */
  async as(login: string): Promise<Credential> {
    const token = await openSession(this.database.admin, this.world, login);
    return { kind: "session", token };
  }

  get visitor(): Credential {
    return { kind: "visitor", slug: this.slug };
  }

  get job(): Credential {
    return { kind: "job", slug: this.slug, secret: testJobSecret };
  }

  /** A resident reports something and keeps the receipt. */
  async report(input: Record<string, unknown> = {}) {
    const key = newId();
    const raw = {
      text: "楼道里的灯坏了两天了，晚上看不见路。",
      categoryId: must(this.world.categories["0102"]),
      areaId: must(this.world.areas["street1.community1.grid1"]).id,
      ...input,
    };
    const { number } = await execute(report, this.visitor, raw, key);
    const row = await this.ticket(number);
    const receipt: Credential = {
      kind: "receipt",
      slug: this.slug,
      number,
      code: receiptCode(key),
    };
    return { id: row.id, number, receipt, key };
  }

  ticket(idOrNumber: string): Promise<Row> {
    const column = idOrNumber.length === 36 ? "id" : "number";
    return this.row(`select * from ticket where ${column} = $1 and tenant_id = $2`, idOrNumber);
  }

  /** The newest assignment of a ticket. */
  assignment(ticketId: string): Promise<Row> {
    return this.row(
      "select * from assignment where ticket_id = $1 and tenant_id = $2 order by id desc limit 1",
      ticketId,
    );
  }

  /** What this organization was sent of a ticket, most lately. */
  assignmentOf(ticketId: string, department: string): Promise<Row> {
    return this.row(
      "select * from assignment where ticket_id = $1 and tenant_id = $2 and organization_id = $3 order by id desc limit 1",
      ticketId,
      must(this.world.departments[department]).id,
    );
  }

  private async row(sql: string, value: string, ...more: string[]): Promise<Row> {
    const { rows } = await this.database.admin.query<Row>(sql, [
      value,
      this.world.tenantId,
      ...more,
    ]);
    return must(rows[0]);
  }

  /** Does a verb on the ticket, with the version it has now. */
  async onTicket<I, P, S, R extends Json>(
    login: string,
    what: Command<I, P, S, R>,
    ticketId: string,
    input: Record<string, unknown> = {},
  ): Promise<R> {
    const { id, version } = await this.ticket(ticketId);
    return execute(what, await this.as(login), { id, version, ...input }, newId());
  }

  /** Does a verb on the newest assignment of the ticket, with the version it has now. */
  async onWork<I, P, S, R extends Json>(
    login: string,
    what: Command<I, P, S, R>,
    ticketId: string,
    input: Record<string, unknown> = {},
  ): Promise<R> {
    const { id, version } = await this.assignment(ticketId);
    return execute(what, await this.as(login), { id, version, ...input }, newId());
  }

  /** Does a verb on what this organization was sent of the ticket, with the version it has now. */
  async onPart<I, P, S, R extends Json>(
    login: string,
    what: Command<I, P, S, R>,
    ticketId: string,
    department: string,
    input: Record<string, unknown> = {},
  ): Promise<R> {
    const { id, version } = await this.assignmentOf(ticketId, department);
    return execute(what, await this.as(login), { id, version, ...input }, newId());
  }

  dispatch(ticketId: string, department = "housing", login = "dispatcher1") {
    return this.onTicket(login, dispatch, ticketId, {
      organizationId: must(this.world.departments[department]).id,
      urgency: "routine",
      task: "请到现场查看并处理楼道照明。",
    });
  }

  /** A ticket that stands at `until`, by the ordinary way of a matter that is not physical. */
  async ticketAt(
    until: "dispatched" | "accepted" | "in_progress" | "submitted" | "verified",
    given: Record<string, unknown> = {},
  ) {
    const ticket = await this.report(given);
    await this.dispatch(ticket.id);
    if (until === "dispatched") return ticket;
    await this.onWork("housingclerk", accept, ticket.id);
    if (until === "accepted") return ticket;
    await this.onWork("housingclerk", contact, ticket.id, { text: "您好，我们今天下午来看。" });
    if (until === "in_progress") return ticket;
    await this.onWork("housingclerk", submit, ticket.id, {
      result: "已更换楼道灯具并测试正常。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    });
    if (until === "submitted") return ticket;
    await this.onWork("dispatcher1", verify, ticket.id, { text: "电话核实属实。" });
    return ticket;
  }

  /** Writes past the commands, under the eyes of the triggers. */
  async pastCommands(sql: string, values: readonly unknown[]): Promise<void> {
    const db = await this.database.admin.connect();
    try {
      await db.query("begin");
      const hash = Buffer.from(jobHash(this.slug, testJobSecret)).toString("hex");
      await db.query("select set_config('sec.hash', $1, true)", [hash]);
      await db.query(sql, [...values]);
      await db.query("commit");
    } finally {
      // What was refused is rolled back with the connection.
      db.release(true);
    }
  }

  async events(ticketId: string): Promise<string[]> {
    const { rows } = await this.database.admin.query<{ name: string }>(
      "select name from event where ticket_id = $1 order by seq",
      [ticketId],
    );
    return rows.map(({ name }) => name);
  }
}

/** Expects that this is refused so, and returns the refusal. */
export async function refused(what: Promise<unknown>, code: RefusalCode): Promise<Refusal> {
  const outcome: unknown = await what.then(
    () => "was allowed",
    (error: unknown) => error,
  );
  if (!(outcome instanceof Refusal)) throw new Error(`no refusal: ${String(outcome)}`);
  expect(outcome.code).toBe(code);
  return outcome;
}

/** The same of a conflict, which tells staff who was faster; null = nobody is named. */
export async function overtaken(
  what: Promise<unknown>,
): Promise<{ by: string | null; own: boolean } | null> {
  const { change } = await refused(what, "conflict");
  return change === null ? null : { by: change.by, own: change.own };
}

/** A photo of one colour. */
export async function photo(name = "photo.jpg"): Promise<File> {
  const canvas = { width: 40, height: 30, channels: 3, background: "#887755" } as const;
  const bytes = await sharp({ create: canvas }).jpeg().toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
}
