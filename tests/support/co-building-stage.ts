import { execute } from "@/lib/platform/command";
import type { Credential } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { enterNeed } from "@/lib/affairs/co-building/commands/needs";
import { claimNeed } from "@/lib/affairs/co-building/commands/propose";
import { enterResource } from "@/lib/affairs/co-building/commands/resources";
import { projectDetail } from "@/lib/affairs/co-building/queries/project";
import { Stage } from "./commands";
import { openPhoneSession, writeUnit } from "./members";
import { must } from "./world";

export const planned = {
  title: "周末课堂",
  goal: "给孩子一个去处。",
  pairing: "school",
  tags: ["six.culture", "seven.education"],
  startsOn: "2026-06-01",
  endsOn: "2026-12-31",
};

let serial = 0;

/** The people of a district who need and give things. */
export class CoBuildingStage extends Stage {
  /** The liaison officer of a street's unit: unit1, unit2. */
  async liaison(key = "unit1"): Promise<Credential> {
    const { phone } = must(this.world.units[key]);
    const token = await openPhoneSession(this.database.admin, this.world, "liaison", phone);
    return { kind: "session", token };
  }

  /** Liaison officers of so many units more of the first community. */
  async units(count: number): Promise<Credential[]> {
    const client = await this.database.admin.connect();
    try {
      const all: Credential[] = [];
      for (let n = 0; n < count; n += 1) {
        const { phone } = await writeUnit(client, this.world, "street1.community1", {
          name: `共建单位${String(serial)}`,
          phone: `138${String((serial += 1)).padStart(8, "0")}`,
        });
        const token = await openPhoneSession(client, this.world, "liaison", phone);
        all.push({ kind: "session", token });
      }
      return all;
    } finally {
      client.release();
    }
  }

  async need(more: Record<string, unknown> = {}, who?: Credential): Promise<string> {
    const input = {
      kind: "venue",
      title: `托管班场地${newId().slice(-6)}`,
      detail: "暑期托管班要一间教室。",
      priority: "normal",
      ...more,
    };
    return (await execute(enterNeed, who ?? (await this.as("community11")), input, newId())).id;
  }

  async resource(more: Record<string, unknown> = {}, who?: Credential): Promise<string> {
    const input = {
      kind: "venue",
      title: `报告厅${newId().slice(-6)}`,
      detail: "两百座，可用于托管班。",
      available: "周末",
      contact: "办公室 021-00000000",
      ...more,
    };
    return (await execute(enterResource, who ?? (await this.liaison()), input, newId())).id;
  }

  async claim(needId: string, who: Credential, more: Record<string, unknown> = {}) {
    const input = { id: needId, ...planned, ...more };
    return (await execute(claimNeed, who, input, newId())).id;
  }

  read<T>(who: Credential, fn: (scope: Scope) => Promise<T>): Promise<T> {
    return withScope(who, "read", fn);
  }

  write<T>(who: Credential, fn: (scope: Scope) => Promise<T>): Promise<T> {
    return withScope(who, "write", fn);
  }

  async project(id: string, who: Credential) {
    return this.read(who, (scope) => projectDetail(scope, id));
  }

  async eventsOf(id: string): Promise<string[]> {
    const { rows } = await this.database.admin.query<{ name: string }>(
      "select name from event where subject_id = $1 order by seq",
      [id],
    );
    return rows.map(({ name }) => name);
  }
}
