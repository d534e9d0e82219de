import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { command } from "@/lib/platform/command";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { may, menuKeepers } from "../rules/requests";
import { addItemInput, editItemInput, requestInput } from "../schema/requests";

/** 服务菜单: a new item of the own community or street. */
export const addItem = command({
  name: "serviceItem.add",
  input: addItemInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => may(actor, menuKeepers),
  run: async ({ actor, tx }, _tenant, input) => {
    const id = newId();
    await tx.serviceItem.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path: actor.lo,
        areaId: actor.areaId ?? "",
        ...input,
        addedAt: new Date(actor.now),
      },
    });
    return { result: { id }, events: [{ name: "service_item.added", subjectId: id, version: 1 }] };
  },
});

export const editItem = command({
  name: "serviceItem.edit",
  input: editItemInput,
  output: doneOutput,
  find: findItem,
  allow: (actor) => may(actor, menuKeepers),
  run: (scope, item, { id: _id, version: _version, ...data }) =>
    changeItem(scope, item, "service_item.edited", data),
});

/** No longer offered; what was ordered before goes on. */
export const endItem = command({
  name: "serviceItem.end",
  input: requestInput,
  output: doneOutput,
  find: findItem,
  allow: (actor) => may(actor, menuKeepers),
  run: (scope, item) =>
    changeItem(scope, item, "service_item.ended", { endedAt: new Date(scope.actor.now) }),
});

async function findItem({ actor, tx }: Scope, given: { id: string; version: number }) {
  if (!may(actor, menuKeepers).ok) return null;
  const item = await tx.serviceItem.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: given.id,
      endedAt: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { id: true, version: true },
  });
  if (item !== null && item.version !== given.version) {
    throw new Refusal("conflict", "wish.refused.conflict");
  }
  return item;
}

async function changeItem(
  { actor, tx }: Scope,
  item: { id: string; version: number },
  name: string,
  data: Prisma.ServiceItemUpdateManyMutationInput,
) {
  const version = item.version + 1;
  const { count } = await tx.serviceItem.updateMany({
    where: { tenantId: actor.tenantId, id: item.id, version: item.version },
    data: { ...data, version },
  });
  if (count === 0) throw new Refusal("conflict", "wish.refused.conflict");
  return { result: { id: item.id }, events: [{ name, subjectId: item.id, version }] };
}
