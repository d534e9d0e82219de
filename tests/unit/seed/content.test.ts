import { describe, expect, it } from "vitest";
import { majorCategories, minorCategories } from "@/prisma/seed/content/categories";
import { addressIn, gridsOf } from "@/prisma/seed/content/households";
import { personName, personNames } from "@/prisma/seed/content/names";
import { departments, policeStations } from "@/prisma/seed/content/organizations";
import { motifFor, photoMotifs, photoSvg } from "@/prisma/seed/content/photos";
import { createRng } from "@/prisma/seed/content/random";
import { savedReplies } from "@/prisma/seed/content/replies";
import { storyBank } from "@/prisma/seed/content/story-bank";
import { rowsOf } from "./districts";

describe.each(["310112", "652301"])("the content of %s", (district) => {
  const communities = rowsOf(district).filter(({ level }) => level === "community");

  it("divides communities into grids of 300 to 500 households", () => {
    for (const community of communities) {
      const grids = gridsOf(community);
      expect(gridsOf(community)).toEqual(grids);
      expect(grids.length).toBeGreaterThanOrEqual(3);
      expect(grids.length).toBeLessThanOrEqual(6);
      const names = grids.flatMap(({ buildings }) => buildings.map(({ name }) => name));
      expect(new Set(names).size).toBe(names.length);
      for (const { code, households, buildings } of grids) {
        expect(code).toMatch(/^\d{15}$/u);
        expect(households).toBeGreaterThanOrEqual(300);
        expect(households).toBeLessThanOrEqual(500);
        expect(buildings.reduce((sum, one) => sum + one.households, 0)).toBe(households);
        for (const building of buildings) {
          expect(building.address).not.toMatch(/undefined|委会|\{/u);
          expect(addressIn(building, createRng(code))).toContain(building.address);
        }
      }
    }
  });

  it("leads each category to an organization that exists, with stories enough", () => {
    const keys = new Set(departments(district).map(({ key }) => key));
    const majors = new Set(majorCategories().map(({ code }) => code));
    for (const category of minorCategories(district)) {
      expect(keys).toContain(category.organization);
      expect(majors).toContain(category.parent);
      const bank = storyBank(category.code);
      expect(new Set(bank.facts).size, category.code).toBeGreaterThanOrEqual(8);
      if (category.physical) expect(bank.checks, category.code).not.toHaveLength(0);
      expect(bank.facts.every((fact) => fact.includes("{p}"))).toBe(true);
      if (category.physical) expect(photoMotifs).toContain(motifFor(category.code));
    }
  });

  it("names departments and stations once, with numbers out of service", () => {
    const streets = rowsOf(district).filter(({ level }) => level === "street");
    const all = [...departments(district), ...policeStations(district, streets)];
    for (const field of ["key", "name", "phone"] as const) {
      expect(new Set(all.map((one) => one[field])).size, field).toBe(all.length);
    }
    for (const { phone } of all) expect(phone).toMatch(/^(021-5555|0994-555)\d{4}$/u);
    expect(all.some(({ signOff }) => signOff)).toBe(true);
  });

  it("names people differently, the same ones each time", () => {
    const names = personNames(createRng("people"), district, 2000);
    expect(personNames(createRng("people"), district, 2000)).toEqual(names);
    expect(new Set(names.map((name) => name[0])).size).toBeGreaterThan(80);
  });
});

describe("names in Changji", () => {
  it("hold some long ones", () => {
    const rng = createRng("long");
    const names = Array.from({ length: 500 }, () => personName(rng, "652301"));
    expect(names.filter((name) => name.length >= 8).length).toBeGreaterThan(40);
  });
});

describe("drawn photos", () => {
  it.each(photoMotifs)("%s says that it is drawn and differs before and after", (motif) => {
    const [before, after] = [photoSvg(motif, "before"), photoSvg(motif, "after")];
    expect(before).toContain("演示图");
    expect(after).toContain("演示图");
    expect(before).not.toBe(after);
    expect(before).not.toContain("undefined");
  });
});

describe("saved replies", () => {
  it("have different titles", () => {
    expect(new Set(savedReplies.map(({ title }) => title)).size).toBe(savedReplies.length);
  });
});
