import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { byName } from "@/lib/platform/core/by-name";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { encryptField, indexField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { ancestors } from "@/lib/ground/territory/rules/path";
import words from "../messages/zh-CN.json";
import {
  listColumns,
  listMegabytesMax,
  listPartSize,
  listRowsMax,
  missingListHeads,
  parseMemberList,
  type ListFault,
  type ListLine,
} from "../rules/member-list";
import { checkListInput, type WaitingRow } from "../schema/member-list";
import { byWorker, findList, moveList, type ListSubject } from "./find-list";

const heads = {
  name: words["list.head.name"],
  phone: words["list.head.phone"],
  unit: words["list.head.unit"],
  community: words["list.head.community"],
  grid: words["list.head.grid"],
};

/**
 * The dry run: every line is read and looked up, the good ones wait encrypted, the wrong ones are
 * told with row, column, value and reason. No member is written.
 */
export const checkList = preparedCommand({
  name: "memberList.check",
  input: checkListInput,
  output: doneOutput,
  find: findList,
  allow: (actor) => byWorker(actor),
  prepare: async ({ file }) => {
    try {
      return { rows: await readSheetRows(file, "file", limits), unreadable: null };
    } catch (error) {
      // A file that cannot be read is the answer to who has sent it, and no fault of the worker.
      if (!(error instanceof Refusal)) throw error;
      return { rows: [], unreadable: error.fields["file"] ?? "sheet.notOne" };
    }
  },
  run: async (scope, list, { rows, unreadable }) => {
    if (list.status !== "waiting") throw new Refusal("wrong-status", "list.status");
    const reason = unreadable ?? (await unfit(scope, list, rows));
    if (reason !== null) {
      await clearFile(scope, list);
      await moveList(scope, list, {
        status: "unreadable",
        reason,
        settledAt: new Date(scope.actor.now),
      });
      return outcome(list, "memberList.unreadable", {});
    }
    const unit = await unitOf(scope, list);
    const { total, lines, faults } = parseMemberList(rows, heads, unit);
    const found = await lookUp(scope, list, lines);
    const wrong = [...faults, ...found.faults].sort((a, b) => a.row - b.row);
    await keep(scope, list, "rows", chunked(found.good));
    await keep(scope, list, "faults", wrong.length === 0 ? [] : [wrong]);
    await clearFile(scope, list);
    const counts = { total, good: found.good.length, faulty: total - found.good.length };
    await moveList(scope, list, { status: "checked", ...counts });
    return outcome(list, "memberList.checked", counts);
  },
});

const limits = { megabytes: listMegabytesMax, rows: listRowsMax + 1 };

function outcome(list: ListSubject, name: string, payload: Record<string, number>) {
  return {
    result: { id: list.id },
    events: [{ name, subjectId: list.id, version: list.version + 1, payload }],
  };
}

/** Without these columns no line can be read: a community's own list needs no community. */
async function unfit(
  { actor, tx }: Scope,
  list: ListSubject,
  rows: readonly (readonly string[])[],
): Promise<string | null> {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: list.areaId },
    select: { level: true },
  });
  const own = list.organizationId === null && area?.level === "community";
  const needed = listColumns.filter(
    (column) =>
      column !== "grid" &&
      !(column === "unit" && list.organizationId !== null) &&
      !(column === "community" && own),
  );
  if (rows.length < 2) return "list.empty";
  return missingListHeads(rows, heads, needed).length > 0 ? "list.heads" : null;
}

async function unitOf({ actor, tx }: Scope, { organizationId }: ListSubject) {
  if (organizationId === null) return null;
  const unit = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: organizationId },
    select: { name: true },
  });
  return unit?.name ?? null;
}

/** Communities, grids and phones, in two statements however many lines. */
async function lookUp(scope: Scope, list: ListSubject, lines: readonly ListLine[]) {
  const places = await placesOf(scope, list);
  const known = await reported(scope, lines);
  const good: WaitingRow[] = [];
  const faults: ListFault[] = [];
  for (const line of lines) {
    const before = faults.length;
    const { row } = line;
    const at = places.community(line.community);
    if (typeof at === "string") {
      faults.push({ row, column: "community", value: line.community, reason: at });
    }
    const grid =
      typeof at === "string" || line.grid === "" ? null : places.grid(at.path, line.grid);
    if (grid === undefined) {
      faults.push({ row, column: "grid", value: line.grid, reason: "list.grid" });
    }
    if (known.has(line.phone)) {
      faults.push({ row, column: "phone", value: line.phone, reason: "list.known" });
    }
    if (faults.length > before || typeof at === "string") continue;
    const { name, phone, unit } = line;
    good.push({ name, phone, unit, areaId: at.id, path: at.path, gridId: grid?.id ?? null });
  }
  return { good, faults };
}

/**
 * Where the members of this list may live: a unit's anywhere in the district, a street's and a
 * community's in the own range.
 */
async function placesOf({ actor, tx }: Scope, list: ListSubject) {
  const within = list.organizationId === null ? list.path : actor.tenant.root;
  const areas = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      level: { in: ["street", "community", "grid"] },
    },
    select: { id: true, level: true, name: true, path: true },
  });
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  const all = areas.map((area) => ({
    ...area,
    within: ancestors(area.path)
      .map((path) => names.get(path) ?? "")
      .join(" "),
  }));
  const communities = all.filter(({ level }) => level === "community");
  const grids = Map.groupBy(
    all.filter(({ level }) => level === "grid"),
    ({ path }) => ancestors(path).at(-1) ?? "",
  );
  const own = communities.find(({ path }) => path === list.path);
  const answers = new Map<string, { id: string; path: string } | string>();
  const look = (text: string) => {
    if (text === "") return list.organizationId === null && own ? own : "field.required";
    const found = byName(text, communities);
    if (found === null) return "list.community";
    if (found === "several") return "list.communitySeveral";
    return found.path.startsWith(within) ? found : "list.outside";
  };
  return {
    community: (text: string) => {
      const known = answers.get(text) ?? look(text);
      answers.set(text, known);
      return known;
    },
    grid: (path: string, text: string) => grids.get(path)?.find(({ name }) => name === text),
  };
}

/** Phones of these lines whose members have reported already, anywhere in the district. */
async function reported({ actor, tx }: Scope, lines: readonly ListLine[]): Promise<Set<string>> {
  const indexes = lines.map(({ phone }) => indexField("phone", phone));
  const rows = await tx.$queryRaw<{ at: number }[]>`
    select i.at::int as at from unnest(${indexes}::bytea[]) with ordinality i (phone_index, at)
    join member m on m.tenant_id = ${actor.tenantId}::uuid and m.phone_index = i.phone_index
    where exists (select from member_check_in k where k.tenant_id = m.tenant_id and k.member_id = m.id
      and k.status in ('invited', 'submitted', 'active', 'exempt'))`;
  return new Set(rows.flatMap(({ at }) => lines[at - 1]?.phone ?? []));
}

function chunked(rows: readonly WaitingRow[]): WaitingRow[][] {
  const parts = Math.ceil(rows.length / listPartSize);
  return Array.from({ length: parts }, (_none, n) =>
    rows.slice(n * listPartSize, (n + 1) * listPartSize),
  );
}

async function keep(
  { actor, tx }: Scope,
  list: ListSubject,
  kind: "rows" | "faults",
  parts: readonly (readonly unknown[])[],
): Promise<void> {
  if (parts.length === 0) return;
  await tx.memberListPart.createMany({
    data: parts.map((part, n) => ({
      tenantId: actor.tenantId,
      listId: list.id,
      kind,
      n,
      path: list.path,
      organizationId: list.organizationId,
      size: part.length,
      bodyCipher: encryptField(JSON.stringify(part)),
    })),
  });
}

/** The file itself is read once. */
async function clearFile({ actor, tx }: Scope, { id }: ListSubject): Promise<void> {
  await tx.memberListPart.updateMany({
    where: { tenantId: actor.tenantId, listId: id, kind: "file" },
    data: { bodyCipher: null, doneAt: new Date(actor.now) },
  });
}
