import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { waitingRow, writePartInput, type WaitingRow } from "../schema/member-list";
import { byWorker, findList, type ListSubject } from "./find-list";
import { sealedMember } from "./sealed";

/**
 * Writes one part of a confirmed list: members and their check-ins, submitted to the communities
 * where they live. All of the part or nothing, and once: the part is marked in the same transaction.
 */
export const writePart = command({
  name: "memberList.write",
  input: writePartInput,
  output: doneOutput,
  find: findList,
  allow: (actor) => byWorker(actor),
  run: async (scope, list, { n }) => {
    const { actor, tx } = scope;
    const rows = await takePart(scope, list, n);
    const written = await write(scope, list, rows);
    const where = { tenantId: actor.tenantId, listId: list.id };
    await tx.memberListPart.updateMany({
      where: { ...where, kind: "rows", n },
      data: { doneAt: new Date(actor.now), bodyCipher: null },
    });
    const left = await tx.memberListPart.count({ where: { ...where, kind: "rows", doneAt: null } });
    const { count } = await tx.memberList.updateMany({
      where: { tenantId: actor.tenantId, id: list.id, version: list.version, status: "writing" },
      data: {
        written: { increment: written },
        known: { increment: rows.length - written },
        version: { increment: 1 },
        ...(left === 0 ? { status: "done", settledAt: new Date(actor.now) } : {}),
      },
    });
    if (count === 0) throw new Refusal("conflict", "list.status");
    return {
      result: { id: list.id },
      events: [
        {
          name: "memberList.written",
          subjectId: list.id,
          version: list.version + 1,
          payload: { part: n, count: written },
        },
      ],
    };
  },
});

async function takePart({ actor, tx }: Scope, list: ListSubject, n: number): Promise<WaitingRow[]> {
  const part = await tx.memberListPart.findFirst({
    where: { tenantId: actor.tenantId, listId: list.id, kind: "rows", n, doneAt: null },
    select: { bodyCipher: true },
  });
  const body = part?.bodyCipher ?? null;
  if (list.status !== "writing" || body === null) {
    throw new Refusal("wrong-status", "list.status");
  }
  return z.array(waitingRow).parse(JSON.parse(decryptField(body)));
}

/**
 * Set-wise, in three statements. Who has reported since the list was checked is left as it stands;
 * who had reported once and has left is reported anew, under the place and unit of the list.
 */
async function write(
  { actor, tx }: Scope,
  list: ListSubject,
  rows: readonly WaitingRow[],
): Promise<number> {
  const { tenantId } = actor;
  const at = new Date(actor.now);
  const sealed = rows.map((row) => ({ ...row, ...sealedMember(row), id: newId() }));
  const of = <Key extends keyof (typeof sealed)[number]>(key: Key) => sealed.map((row) => row[key]);
  const indexes = of("phoneIndex");
  await tx.$executeRaw`
    insert into member (tenant_id, id, path, area_id, name_cipher, name_masked, name_key, phone_cipher, phone_masked,
      phone_index, unit_name, unit_id, origin, created_at)
    select ${tenantId}::uuid, i.*, ${list.organizationId}::uuid, ${list.origin}, ${at}
    from unnest(${of("id")}::uuid[], ${of("path")}::text[], ${of("areaId")}::uuid[], ${of("nameCipher")}::bytea[],
      ${of("nameMasked")}::text[], ${of("nameKey")}::bytea[], ${of("phoneCipher")}::bytea[], ${of("phoneMasked")}::text[],
      ${indexes}::bytea[], ${of("unitName")}::text[]) i
    on conflict (tenant_id, phone_index) do nothing`;
  await tx.$executeRaw`
    update member m set path = i.path, area_id = i.area_id, unit_name = i.unit_name,
      unit_id = ${list.organizationId}::uuid, version = m.version + 1
    from unnest(${indexes}::bytea[], ${of("path")}::text[], ${of("areaId")}::uuid[],
      ${of("unitName")}::text[], ${of("id")}::uuid[]) i (phone_index, path, area_id, unit_name, id)
    where m.tenant_id = ${tenantId}::uuid and m.phone_index = i.phone_index and m.id <> i.id and m.erased_at is null
      and not exists (select from member_check_in k where k.tenant_id = m.tenant_id and k.member_id = m.id
        and k.status in ('invited', 'submitted', 'active', 'exempt'))`;
  return tx.$executeRaw`
    insert into member_check_in (tenant_id, id, path, area_id, member_id, unit_id, grid_id, status, origin, submitted_at)
    select m.tenant_id, i.id, m.path, m.area_id, m.id, m.unit_id, i.grid_id, 'submitted', ${list.origin}, ${at}
    from unnest(${indexes}::bytea[], ${sealed.map(() => newId())}::uuid[], ${of("gridId")}::uuid[]) i (phone_index, id, grid_id)
    join member m on m.tenant_id = ${tenantId}::uuid and m.phone_index = i.phone_index and m.erased_at is null
    where not exists (select from member_check_in k where k.tenant_id = m.tenant_id and k.member_id = m.id
      and k.status in ('invited', 'submitted', 'active', 'exempt'))`;
}
