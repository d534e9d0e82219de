import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { sharedEnv } from "@/lib/platform/env";
import { report } from "@/lib/affairs/tickets/commands/report";
import { sentence } from "@/lib/web/sentence";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { foreignFiles, pngBomb } from "@/tests/support/hostile-photos";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

async function send(photos: readonly File[]) {
  const input = {
    text: "楼道里的灯坏了两天了，晚上看不见路。",
    categoryId: must(stage.world.categories["0102"]),
    areaId: must(stage.world.areas["street1.community1.grid1"]).id,
    photos: [...photos],
  };
  return execute(report, stage.visitor, input, newId());
}

function file(bytes: Buffer, name = "photo.jpg"): File {
  return new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
}

function filesStored(): string[] {
  const folder = path.join(sharedEnv().DATA_DIR, "files");
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}

describe("a file that is no photo", () => {
  test("is refused beside its field with what to do, whatever it calls itself; nothing is stored", async () => {
    const phone = new Set(["heic", "avif"]);
    for (const [name, bytes] of Object.entries(await foreignFiles())) {
      const { fields } = await refused(send([file(bytes)]), "invalid");
      expect({ name, fields }).toEqual({
        name,
        fields: { photos: phone.has(name) ? "field.photoHeic" : "field.photo" },
      });
    }
    // One that was good goes with the bad one.
    const { fields } = await refused(send([await photo(), file(pngBomb(30_000))]), "invalid");
    expect(fields).toEqual({ photos: "field.photoPixels" });
    const large = await refused(send([file(Buffer.alloc(10 * 1024 * 1024 + 1))]), "invalid");
    expect(large.fields).toEqual({ photos: "field.photoSize" });

    expect(filesStored().filter((name) => name.includes("."))).toEqual([]);
    const { rows } = await database.admin.query("select 1 from ticket");
    expect(rows).toHaveLength(0);
  }, 60_000);

  test("has words for every reason", () => {
    for (const key of ["photo", "photoHeic", "photoPixels", "photoSize", "photoBroke", "photoBusy"])
      expect(sentence(`field.${key}`)).toMatch(/[，。]$/);
  });
});

test("photos of a form are stored in both sizes", async () => {
  await send([await photo(), await photo("二.png")]);
  const names = filesStored().filter((name) => name.endsWith(".jpg"));
  expect(names).toHaveLength(4);
  expect(names.filter((name) => name.endsWith(".small.jpg"))).toHaveLength(2);
});
