import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { encryptField } from "@/lib/platform/crypto/field";
import { canSend } from "../rules/rights";
import { importMegabytesMax } from "../rules/sheet";
import { sendImportInput } from "../schema";
import { importEvent } from "../writes";

/**
 * 批量导入: a spreadsheet is handed in. Nothing of it is read here: the worker looks through it, and nothing is
 * written before who has sent it says so.
 */
export const sendImport = preparedCommand({
  name: "import.send",
  input: sendImportInput,
  output: doneOutput,
  find: ({ actor }) => Promise.resolve({ path: actor.lo }),
  allow: (actor) => canSend(actor),
  prepare: async ({ kind, file }) => {
    if (file.size > importMegabytesMax * 1024 * 1024) throw tooLarge();
    const bytes = Buffer.from(await file.arrayBuffer());
    return {
      kind,
      fileName: file.name.slice(-120) || "import.xlsx",
      size: bytes.length,
      body: encryptField(bytes.toString("base64")),
    };
  },
  run: async ({ actor, tx }, { path }, { kind, fileName, size, body }) => {
    const { tenantId } = actor;
    const open = await tx.sheetImport.findFirst({
      where: { tenantId, path, kind, status: { in: ["waiting", "checked", "writing"] } },
      select: { id: true },
    });
    if (open !== null) throw new Refusal("limit", "imports.oneAtATime");
    const id = newId();
    await tx.sheetImport.createMany({
      data: {
        tenantId,
        id,
        path,
        kind,
        fileName,
        status: "waiting",
        createdAt: new Date(actor.now),
        createdBy: actor.name,
      },
    });
    await tx.sheetImportPart.createMany({
      data: { tenantId, importId: id, kind: "file", n: 0, path, size, bodyCipher: body },
    });
    return {
      result: { id },
      events: [importEvent("import.sent", { id, path }, 1, { kind })],
    };
  },
});

function tooLarge() {
  return new Refusal("invalid", "refusal.invalid", {
    fields: { file: "sheet.tooLarge" },
    values: { max: importMegabytesMax },
  });
}
