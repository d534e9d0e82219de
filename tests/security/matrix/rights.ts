import { readFileSync } from "node:fs";
import { roles, type Role } from "@/lib/platform/access/actor";

/** A line of commands.txt. */
export interface Rights {
  /** The line's name: the command's name, and for some the case. */
  row: string;
  command: string;
  yes: ReadonlySet<Role>;
}

const columns = {
  DOrg: "district_org",
  DDis: "district_dispatcher",
  SSec: "street_secretary",
  SDis: "street_dispatcher",
  CSec: "community_secretary",
  Grid: "grid_worker",
  Clrk: "dept_clerk",
  Lead: "dept_leader",
  Admn: "system_admin",
  Memb: "member",
  Liai: "liaison",
  Coun: "councillor",
  Resi: "resident",
  Visi: "visitor",
  Job: "job",
} as const satisfies Record<string, Role>;

/** Reads commands.txt; throws on a cell that is neither yes nor a dot, and on a missing role. */
export function readRights(): Rights[] {
  const text = readFileSync("tests/security/matrix/commands.txt", "utf8");
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const [head = "", ...rows] = lines;
  const order = head.trim().split(/\s+/).slice(1).map(roleOf);
  if (new Set(order).size !== roles.length)
    throw new Error("commands.txt does not name every role");
  return rows.map((line) => {
    const words = line.trim().split(/\s+/);
    const cells = words.slice(-order.length);
    const row = words.slice(0, -order.length).join(" ");
    if (cells.some((cell) => cell !== "yes" && cell !== "."))
      throw new Error(`commands.txt: ${line}`);
    const yes = new Set(order.filter((_role, index) => cells[index] === "yes"));
    return { row, command: row.split(" ")[0] ?? "", yes };
  });
}

function roleOf(column: string): Role {
  const found = Object.entries(columns).find(([name]) => name === column);
  if (found === undefined) throw new Error(`commands.txt: unknown column ${column}`);
  return found[1];
}
