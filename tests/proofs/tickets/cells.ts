import { readFileSync } from "node:fs";
import type pg from "pg";
import type { Role } from "@/lib/platform/access/actor";
import {
  assignmentStatuses,
  ticketStatuses,
  ticketStatusOf,
} from "@/lib/affairs/tickets/rules/statuses";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { scenes } from "@/tests/security/matrix/scenes";
import { writeTarget } from "@/tests/security/matrix/targets";
import { castOf, credentialOf, everyRole, inLanes, outcomeOf, type Cast } from "./cast";
import { figure, type Figure } from "../figure";

interface Cell {
  machine: "ticket" | "assignment";
  verb: string;
  status: string;
  /** The scene by which it is tried. */
  scene: string;
  /** What a physical matter asks for beyond the others: a line of the table of its own. */
  physical: boolean;
}

/** Verbs with more than one scene: those by which all of their cells are tried. */
const variants: Readonly<Record<string, { physical: boolean }>> = {
  "assignment.verify on site": { physical: true },
  "assignment.verify at desk": { physical: false },
  "assignment.redo unverified": { physical: false },
  "assignment.raiseCard yellow": { physical: false },
};

/**
 * Every verb × status × role, tried by the real command against the real database and compared with
 * the checked-in table of rights (tests/unit/tickets/rules/matrix.txt). A refused try must leave the
 * row as it was.
 */
export async function measureCells(
  database: TestDatabase,
  commands: ReadonlyMap<string, AnyCommand>,
  { only }: { only?: readonly string[] } = {},
): Promise<Figure[]> {
  const cast = await castOf(database, "east");
  const rights = readMatrix();
  const all = cellsOf(commands);
  const missing = untried(rights, all);
  const cells = all.filter(({ verb }) => only?.includes(verb) ?? true);
  const wrong: string[] = [];
  const tried = { allowed: 0, refused: 0 };
  await inLanes("tickets.cells", cells, 4, async (cell) => {
    const machine = cell.physical ? `${cell.machine} (physical)` : cell.machine;
    const may = rights.get(`${machine} ${cell.verb} ${cell.status}`) ?? new Set<Role>();
    const no = everyRole.filter((role) => !may.has(role));
    const target = await standing(database.admin, cast, cell);
    for (const role of no) {
      tried.refused += 1;
      const outcome = await attempt(commands, cast, cell, target, role);
      if (!["forbidden", "wrong-status", "not-found", "limit", "database"].includes(outcome)) {
        wrong.push(`${cell.verb} ${cell.status} ${role}: ${outcome} instead of a refusal`);
      }
    }
    const after = await statusOf(database.admin, cell, target);
    if (no.length > 0 && after !== cell.status)
      wrong.push(`${cell.verb} ${cell.status}: moved to ${after}`);
    for (const role of may) {
      tried.allowed += 1;
      const fresh = await standing(database.admin, cast, cell);
      const outcome = await attempt(commands, cast, cell, fresh, role);
      if (outcome !== "done") wrong.push(`${cell.verb} ${cell.status} ${role}: ${outcome}`);
    }
  });
  return [
    figure("tickets.cells.allowed", tried.allowed, ">= 100", "cells"),
    figure("tickets.cells.refused", tried.refused, ">= 1000", "cells"),
    figure("tickets.cells.wrong", wrong.length, "= 0", "cells", wrong),
    figure("tickets.cells.untried", missing.length, "= 0", "verbs without a cell", missing),
  ];
}

/** The verbs that have a command, with every status of their machine. */
function cellsOf(commands: ReadonlyMap<string, AnyCommand>): Cell[] {
  return Object.entries(scenes).flatMap(([row, scene]): Cell[] => {
    const [machine, verb = ""] = (row.split(" ")[0] ?? "").split(".");
    const variant = row.includes(" ") ? variants[row] : { physical: false };
    if (!commands.has(`${machine ?? ""}.${verb}`) || variant === undefined) return [];
    const cell = { verb, scene: row, ...variant };
    if (
      machine === "ticket" &&
      (scene.subject === "ticket" ||
        scene.needs?.ticket !== undefined ||
        scene.needs?.work !== undefined)
    ) {
      return ticketStatuses.map((status) => ({ machine, status, ...cell }));
    }
    if (machine === "assignment" && scene.needs?.work !== undefined) {
      return assignmentStatuses.map((status) => ({ machine, status, ...cell }));
    }
    return [];
  });
}

/** Verbs of the table of rights that no cell tries. */
function untried(rights: ReadonlyMap<string, unknown>, cells: readonly Cell[]): string[] {
  const tried = new Set(cells.map(({ machine, verb }) => `${machine} ${verb}`));
  const verbs = [...rights.keys()].map((cell) => {
    const [machine, verb] = cell.replace(" (physical)", "").split(" ");
    return `${machine ?? ""} ${verb ?? ""}`;
  });
  return [...new Set(verbs)].filter((verb) => !tried.has(verb));
}

type Target = Awaited<ReturnType<typeof writeTarget>>;

/** A fresh matter of the first street that stands at the cell's status, with whatever the verb needs. */
async function standing(
  pool: pg.Pool,
  cast: Cast,
  { machine, scene, status }: Cell,
): Promise<Target> {
  const spot = {
    world: cast.world,
    street: 1,
    department: "housing",
    replyOf: "dispatcher1",
  } as const;
  const target = await writeTarget(pool, scene, spot);
  const { matter } = target;
  const { ticketId: other } = (await writeTarget(pool, "ticket.note", spot)).matter;
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    if (machine === "assignment") {
      await client.query(
        `update assignment set status = $2, ended_at = case when $3 then now() end,
           paused_at = case when $2 = 'deferred' then now() end,
           review_at = case when $2 = 'deferred' then now() + interval '9 days' end where id = $1`,
        [matter.assignmentId, status, ended.has(status)],
      );
    }
    const follows =
      machine === "ticket"
        ? status
        : ticketStatusOf(must(assignmentStatuses.find((one) => one === status)));
    await client.query(
      `update ticket set status = $2, closed_at = case when $3 then now() end,
         lead_ticket_id = case when $2 in ('linked', 'closed') then coalesce(lead_ticket_id, $4::uuid) end,
         consult_with = case when $2 = 'consulting' then '某单位' end,
         consult_due_at = case when $2 = 'consulting' then now() end where id = $1`,
      [matter.ticketId, follows, ended.has(follows), other],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
  return target;
}

const ended = new Set([
  "closed",
  "rejected",
  "answered",
  "withdrawn",
  "terminated",
  "transferred",
  "returned",
  "recalled",
  "done",
  "waived",
]);

function attempt(
  commands: ReadonlyMap<string, AnyCommand>,
  cast: Cast,
  { machine, verb, scene }: Cell,
  target: Target,
  role: Role,
): Promise<string> {
  const row = `${machine}.${verb}`;
  const input = must(scenes[scene]).input(target, 1);
  const { number, code } = target.matter;
  return outcomeOf(must(commands.get(row)), credentialOf(cast, role, { number, code }), input);
}

async function statusOf(pool: pg.Pool, { machine }: Cell, { matter }: Target): Promise<string> {
  const id = machine === "ticket" ? matter.ticketId : matter.assignmentId;
  const { rows } = await pool.query<{ status: string }>(
    `select status from ${machine} where id = $1`,
    [id],
  );
  return must(rows[0]).status;
}

/** `machine verb status` → the roles that may, from the checked-in file. */
function readMatrix(): Map<string, Set<Role>> {
  const text = readFileSync("tests/unit/tickets/rules/matrix.txt", "utf8");
  const rights = new Map<string, Set<Role>>();
  for (const line of text.split("\n")) {
    const [cell = "", names = ""] = line.split(": ");
    if (names === "") continue;
    const found = names.split(" ").flatMap((name) => everyRole.find((role) => role === name) ?? []);
    rights.set(cell, new Set(found));
  }
  return rights;
}
