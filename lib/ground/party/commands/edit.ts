import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import type { Scope } from "@/lib/platform/db/scope";
import { factFault } from "../rules/facts";
import { fitsBelow, kindOf, levelOf } from "../rules/kinds";
import { canEdit, canSetUp } from "../rules/rights";
import { editInput } from "../schema";
import { areaInForce, findParty, openParty, type PartySubject } from "./find";
import { refuseUnmapped } from "./mapped";
import { changeParty, partyEvent, todayOf, typedWrong } from "./record";

/** 修改: the facts, by who keeps them; the organization above, by who may set one up. */
export const editParty = command({
  name: "party.edit",
  input: editInput,
  output: doneOutput,
  find: findParty,
  allow: (actor, party) => canEdit(actor, party),
  run: async (scope, party, input) => {
    const { kind, path, establishedOn } = party;
    const { id, parentId, version, ...facts } = input;
    const wrong = factFault(kind, facts, { establishedOn, today: todayOf(scope) });
    if (wrong !== null) throw typedWrong(wrong.field, wrong.key);
    await refuseUnmapped(scope, { kind, path }, facts);
    const moved = parentId !== undefined && parentId !== party.parentId;
    if (moved) await refuseParent(scope, party, parentId);
    const now = await changeParty(
      scope,
      { id, version },
      {
        ...(moved ? { parentId } : {}),
        name: facts.name,
        secretary: facts.secretary ?? null,
        placeIds: facts.placeIds,
        unitIds: facts.unitIds,
        purpose: facts.purpose ?? null,
        documentNo: facts.documentNo ?? null,
        endsOn: facts.endsOn === undefined ? null : new Date(facts.endsOn),
        consentOn: facts.consentOn === undefined ? null : new Date(facts.consentOn),
      },
    );
    return {
      result: { id },
      events: [partyEvent("party.edited", { id, path, version: now }, { moved })],
    };
  },
});

/** 调整隶属: to one whose kind it fits, in whose area it lies, and that does not stand below it. */
async function refuseParent(scope: Scope, party: PartySubject, parentId: string): Promise<void> {
  const { kind, path } = party;
  const above = await openParty(scope, parentId);
  const own = await areaInForce(scope, party.areaId);
  const area = above === null ? null : await areaInForce(scope, above.areaId);
  if (above === null || own === null || area === null) {
    throw typedWrong("parentId", "field.choose");
  }
  if (!canSetUp(scope.actor, { path, parentPath: above.path }).ok) {
    throw typedWrong("parentId", "field.partyMoveAbove");
  }
  const parent = { level: levelOf(kindOf(above.level, above.form)), area: area.level };
  if (!fitsBelow(kind, parent, own.level)) throw typedWrong("parentId", "field.partyKindBelow");
  if (!path.startsWith(above.path)) throw typedWrong("parentId", "field.partyAreaBelow");
  if (await isBelow(scope, parentId, party.id)) {
    throw typedWrong("parentId", "field.partyCircle");
  }
}

/** Whether the one stands somewhere below the other, or is it. */
async function isBelow({ actor, tx }: Scope, id: string, other: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive up as (
      select p.id, p.parent_id from party_organization p
      where p.tenant_id = ${actor.tenantId}::uuid and p.id = ${id}::uuid
      union select p.id, p.parent_id from party_organization p join up on p.id = up.parent_id
      where p.tenant_id = ${actor.tenantId}::uuid)
    select up.id from up where up.id = ${other}::uuid`;
  return rows.length > 0;
}
