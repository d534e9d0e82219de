import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { encryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { listMegabytesMax } from "../rules/member-list";
import { listSenders } from "../rules/list-senders";
import { sendListInput } from "../schema/member-list";

/**
 * A unit or a community sends a spreadsheet of members. Nothing of it is read here: the worker looks
 * through it, and nothing is written before who has sent it says so.
 */
export const sendList = preparedCommand({
  name: "memberList.send",
  input: sendListInput,
  output: doneOutput,
  find: placeOfSender,
  allow: ({ role }) =>
    listSenders.some((one) => one === role) ? allowed : refused("forbidden", "refusal.role"),
  prepare: async ({ file }) => {
    if (file.size > listMegabytesMax * 1024 * 1024) throw tooLarge();
    const bytes = Buffer.from(await file.arrayBuffer());
    return {
      fileName: file.name.slice(-120) || "list.xlsx",
      size: bytes.length,
      body: encryptField(bytes.toString("base64")),
    };
  },
  run: async ({ actor, tx }, place, { fileName, size, body }) => {
    const { tenantId, organizationId } = actor;
    const open = await tx.memberList.findFirst({
      where: {
        tenantId,
        ...(organizationId === null
          ? { areaId: place.id, organizationId: null }
          : { organizationId }),
        status: { in: ["waiting", "checked", "writing"] },
      },
      select: { id: true },
    });
    if (open !== null) throw new Refusal("limit", "list.oneAtATime");
    const id = newId();
    const placed = { tenantId, path: place.path, organizationId };
    await tx.memberList.createMany({
      data: {
        ...placed,
        id,
        areaId: place.id,
        origin: organizationId === null ? "community" : "unit_list",
        fileName,
        status: "waiting",
        createdAt: new Date(actor.now),
      },
    });
    await tx.memberListPart.createMany({
      data: { ...placed, listId: id, kind: "file", n: 0, size, bodyCipher: body },
    });
    return {
      result: { id },
      events: [{ name: "memberList.sent", subjectId: id, version: 1 }],
    };
  },
});

/** Where the sender sits: the own community or street, or that of the unit. */
async function placeOfSender({ actor: { tenantId, areaId }, tx }: Scope) {
  if (areaId === null) return null;
  return tx.area.findFirst({ where: { tenantId, id: areaId }, select: { id: true, path: true } });
}

function tooLarge() {
  return new Refusal("invalid", "refusal.invalid", {
    fields: { file: "sheet.tooLarge" },
    values: { max: listMegabytesMax },
  });
}
