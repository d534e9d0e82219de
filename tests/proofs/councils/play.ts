import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { RefusalCode } from "@/lib/platform/core/refusal";
import { withScope } from "@/lib/platform/db/scope";
import type { AnyCommand } from "@/tests/support/all-commands";
import { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

/** One rule with what it refuses, and beside it the nearest thing that it allows. */
export interface Pair {
  rule: string;
  code: RefusalCode;
  refused: () => Promise<unknown>;
  allowed: () => Promise<unknown>;
}

/** A district's people with the product's commands; a planted fault is another command of the same name. */
export class Play {
  readonly stage: Stage;

  constructor(
    readonly database: TestDatabase,
    private readonly commands: ReadonlyMap<string, AnyCommand>,
    slug = "east",
  ) {
    this.stage = new Stage(database, slug);
  }

  /** Does it as this person, and returns the id that the command answers with. */
  async run(login: string, name: string, input: Record<string, unknown>): Promise<string> {
    const credential = login === "" ? this.stage.job : await this.stage.as(login);
    const done = await execute(must(this.commands.get(name)), credential, input, newId());
    if (typeof done !== "object" || done === null || !("id" in done)) return "";
    return typeof done.id === "string" ? done.id : "";
  }

  async council(id: string, login = "org") {
    return withScope(await this.stage.as(login), "read", (scope) => councilDetail(scope, id));
  }

  /** The version that a row has now. */
  async version(table: string, id: string): Promise<number> {
    const { rows } = await this.database.admin.query<{ version: number }>(
      `select version from ${table} where id = $1`,
      [id],
    );
    return must(rows[0]).version;
  }

  area(key: string): string {
    return must(this.stage.world.areas[key]).id;
  }

  office(key: string): string {
    return must(must(this.stage.world.areas[key]).officeId);
  }

  department(key: string): string {
    return must(this.stage.world.departments[key]).id;
  }

  unit(key: string): string {
    return must(this.stage.world.units[key]).id;
  }

  party(key: string): string {
    return must(this.stage.world.party[key]).id;
  }

  /** A department or unit is gone while `doing`. */
  async without<T>(organizationId: string, doing: () => Promise<T>): Promise<T> {
    const close = "update organization set valid_to = $2 where id = $1";
    await this.database.pastTriggers(close, [organizationId, "2026-01-02"]);
    try {
      return await doing();
    } finally {
      await this.database.pastTriggers(close, [organizationId, null]);
    }
  }

  /** A further unit of the first community. */
  async newUnit(name: string): Promise<string> {
    const id = newId();
    await this.database.pastTriggers(
      `insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
       select tenant_id, $1, kind, area_id, path, $2, $2 from organization where id = $3`,
      [id, name, this.unit("unit1")],
    );
    return id;
  }
}
