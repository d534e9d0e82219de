import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { range } from "@/lib/ground/territory/rules/path";
import { messages } from "@/lib/platform/i18n/messages";
import { canDoOnCheckIn, readsCheckIns } from "../rules/workflow";
import { acceptManyInput } from "../schema";
import { refuseChanged } from "./find";
import { checkInEvent } from "./record";
import { unitsOf } from "./units-of";
import words from "../messages/zh-CN.json";

const t = messages(words);

/**
 * 成批接收, as after a unit's list: everybody who is ticked, into the grid that the list says or, where it
 * says none, into the one that is chosen here. Whatever somebody decided meanwhile stops all of it.
 */
export const acceptMany = command({
  name: "checkIn.acceptMany",
  input: acceptManyInput,
  output: z.object({ count: z.number() }),
  find: async ({ actor, tx }, { ids }) => {
    if (!readsCheckIns(actor)) return null;
    const rows = await tx.memberCheckIn.findMany({
      where: { tenantId: actor.tenantId, id: { in: ids } },
      select: { id: true, path: true, memberId: true, gridId: true, status: true, version: true },
    });
    return rows.length < new Set(ids).size ? null : rows;
  },
  // By the role; what somebody else has decided meanwhile is a conflict, told as one.
  allow: (actor) => canDoOnCheckIn(actor, "accept", { status: "submitted" }),
  run: async (scope, rows, { gridId, phoneChecked }) => {
    if (rows.some(({ status }) => status !== "submitted")) refuseChanged();
    const members = await membersOf(scope, rows);
    if (phoneChecked === undefined && members.some((one) => one.phoneCheckedAt === null)) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { phoneChecked: "checkIn.phone.uncheckedMany" },
      });
    }
    const branches = await branchesOf(scope, rows, gridId);
    const units = await unitsOf(scope, members);
    const at = new Date(scope.actor.now);
    const { tenantId, name } = scope.actor;
    const accepted = await scope.tx.$executeRaw`
      update member_check_in k set status = 'active', grid_id = v.grid::uuid, branch_name = v.branch,
        unit_id = nullif(v.unit, '')::uuid, decided_at = ${at}, decided_by = ${name}, version = k.version + 1
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${branches.map(({ id }) => id)}::text[],
        ${branches.map((one) => one.name)}::text[],
        ${rows.map(({ memberId }) => units.get(memberId) ?? "")}::text[]) v (id, grid, branch, unit)
      where k.tenant_id = ${tenantId}::uuid and k.id = v.id and k.status = 'submitted'`;
    if (accepted < rows.length) refuseChanged();
    await scope.tx.$executeRaw`
      update member m set phone_checked_at = coalesce(m.phone_checked_at, ${at}),
        unit_id = nullif(v.unit, '')::uuid, version = m.version + 1
      from unnest(${members.map(({ id }) => id)}::uuid[],
        ${members.map(({ id }) => units.get(id) ?? "")}::text[]) v (id, unit)
      where m.tenant_id = ${tenantId}::uuid and m.id = v.id
        and (m.phone_checked_at is null or m.unit_id is distinct from nullif(v.unit, '')::uuid)`;
    return {
      result: { count: rows.length },
      events: rows.map(({ id, version }) => checkInEvent("checkIn.accepted", id, version + 1)),
    };
  },
});

interface Row {
  id: string;
  path: string;
  memberId: string;
  gridId: string | null;
}

async function membersOf({ actor, tx }: Scope, rows: readonly Row[]) {
  const members = await tx.member.findMany({
    where: { tenantId: actor.tenantId, id: { in: rows.map(({ memberId }) => memberId) } },
    select: { id: true, phoneCheckedAt: true, unitId: true, unitName: true },
  });
  if (members.length < rows.length) throw new Refusal("not-found", "refusal.notFound");
  return members;
}

/** For each row its grid, of its own community and in force, and the name of the branch. */
async function branchesOf(
  { actor, tx }: Scope,
  rows: readonly Row[],
  chosen: string | undefined,
): Promise<{ id: string; name: string }[]> {
  const ids = new Set(rows.flatMap(({ gridId }) => gridId ?? []));
  if (chosen !== undefined) ids.add(chosen);
  const grids = await tx.area.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] }, level: "grid", validTo: null },
    select: { id: true, name: true, path: true },
  });
  return rows.map(({ gridId, path }) => {
    const { lo, hi } = range(path);
    const fits = (id: string | null | undefined) =>
      grids.find((grid) => grid.id === id && grid.path >= lo && grid.path < hi);
    const grid = fits(gridId) ?? fits(chosen);
    if (grid === undefined) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { gridId: "field.gridForAll" } });
    }
    return { id: grid.id, name: t("branch.named", { grid: grid.name }) };
  });
}
