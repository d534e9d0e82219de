import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { dueRule } from "../queries/due";
import { purposeChoices } from "../queries/purposes";
import { canAsk, type Side } from "../rules/opinions";
import { askInput } from "../schema";
import { opinionEvent } from "./change";
import { typedWrong, warn } from "./round-parts";

interface Sides {
  askedBy: Side;
  area: { id: string; name: string; path: string };
  organization: { id: string; name: string };
}

/** 征求意见: a street of a department and a community of a unit, or the other way round. */
export const askOpinion = command({
  name: "opinion.ask",
  input: askInput,
  output: doneOutput,
  find: sidesOf,
  allow: (actor) => canAsk(actor),
  run: async (scope, { askedBy, area, organization }, input) => {
    const { actor, tx } = scope;
    const { purpose, title, matter, dueOn, sure } = input;
    const chosen = (await purposeChoices(scope)).find(({ key }) => key === purpose);
    if (chosen === undefined) throw typedWrong("purpose", "field.choose");
    const days = await dueRule(scope, area.path);
    if (dueOn !== undefined && dueOn < days.first) throw typedWrong("dueOn", "field.opinionDue");
    if (dueOn !== undefined && !days.isWorked(dueOn)) throw typedWrong("dueOn", "field.dayOff");
    warn("matter", `${title}\n${matter}`, sure);
    const id = newId();
    await tx.opinionRequest.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id,
          path: area.path,
          areaId: area.id,
          areaName: area.name,
          organizationId: organization.id,
          organizationName: organization.name,
          askedBy,
          purpose,
          purposeName: chosen.told,
          title,
          matter,
          dueOn: new Date(dueOn ?? days.usual),
          askedAt: new Date(actor.now),
          askedName: actor.name,
        },
      ],
    });
    const other = askedBy === "office" ? "organization" : "office";
    const one = { id, path: area.path, organizationId: organization.id, version: 1 };
    return { result: { id }, events: [opinionEvent("opinion.asked", one, other)] };
  },
});

/** The office and the organization; whoever cannot be asked from here is not found. */
async function sidesOf(scope: Scope, { to }: { to: string }): Promise<Sides | null> {
  const { actor } = scope;
  if (!canAsk(actor).ok) return null;
  const askedBy = actor.organizationId === null ? "office" : "organization";
  const level = actor.role === "liaison" ? "community" : "street";
  // A unit asks the community to which it has reported, a department any street.
  if (actor.role === "liaison" && to !== actor.areaId) return null;
  const where = askedBy === "office" ? { path: actor.lo } : { id: to, level };
  const area = await areaOf(scope, where);
  const organization = await organizationOf(scope, actor.organizationId ?? to);
  return area === null || organization === null ? null : { askedBy, area, organization };
}

function areaOf({ actor, tx }: Scope, which: { path: string } | { id: string; level: string }) {
  return tx.area.findFirst({
    where: { tenantId: actor.tenantId, validTo: null, ...which },
    select: { id: true, name: true, path: true },
  });
}

/** A department for a street; for a community a unit that has reported to it. */
async function organizationOf({ actor, tx }: Scope, id: string) {
  const { tenantId, role } = actor;
  const ofUnit = role === "community_secretary" || role === "liaison";
  if (ofUnit) {
    const reported = await tx.unitCheckIn.findFirst({
      where: { tenantId, organizationId: id, path: actor.lo, status: "active" },
      select: { id: true },
    });
    if (reported === null) return null;
  }
  const row = await tx.organization.findFirst({
    where: { tenantId, id, kind: ofUnit ? "unit" : "department", validTo: null },
    select: { id: true, name: true, shortName: true },
  });
  return row === null ? null : { id: row.id, name: ofUnit ? row.name : row.shortName };
}
