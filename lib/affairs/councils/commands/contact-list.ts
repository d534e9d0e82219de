import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { canKeepContacts } from "../rules/contacts";
import { saveContactsInput } from "../schema";
import { councilEvent, fault } from "./record";

/**
 * 联系事项清单: a new version of the district's list, or of what a street adds to it, from a day on. The versions
 * before stay to be read, and so do the records under their words.
 */
export const saveContacts = command({
  name: "council.saveContacts",
  input: saveContactsInput,
  output: doneOutput,
  find: async ({ actor, tx }) => {
    const { tenantId, areaId } = actor;
    const area =
      areaId === null
        ? null
        : await tx.area.findFirst({
            where: { tenantId, id: areaId },
            select: { id: true, level: true, path: true },
          });
    // A wrong role is told so by `allow`.
    return area ?? { id: "", level: "", path: "" };
  },
  allow: (actor, area) => canKeepContacts(actor, area),
  run: async ({ actor, tx }, area, { after, validFrom, items }) => {
    const { tenantId } = actor;
    if (validFrom < localDate(actor.now, actor.tenant.timeZone)) {
      throw fault("validFrom", "field.past");
    }
    const last = await tx.contactVersion.findFirst({
      where: { tenantId, path: area.path },
      orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    if (last?.id !== after) throw new Refusal("conflict", "council.conflict");
    const id = newId();
    await tx.contactVersion.createMany({
      data: [
        {
          tenantId,
          id,
          path: area.path,
          areaId: area.id,
          validFrom: new Date(validFrom),
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    await tx.contactItem.createMany({
      data: items.map(({ key, ...item }, at) => ({
        ...item,
        tenantId,
        id: newId(),
        versionId: id,
        path: area.path,
        position: at + 1,
        key: key ?? newId(),
      })),
    });
    const event = councilEvent("council.contacts_saved", id, 1, { items: items.length });
    return { result: { id }, events: [event] };
  },
});
