import { createHash } from "node:crypto";
import { newId } from "@/lib/platform/core/id";
import { maskName, maskPhone } from "@/lib/platform/core/masking";
import { encryptField } from "@/lib/platform/crypto/field";
import { demoPhone } from "../../accounts";
import { personNames } from "../../content/names";
import { at } from "../../content/random";
import { mobileTexts, referralTexts, serviceTexts } from "../../content/volunteering";
import type { Home, Life } from "./life";
import type { Volunteer } from "./members";

/** Pledges in every state, the vote that is open, and who is away or has come. */
export async function writePromises(life: Life, volunteers: readonly Volunteer[]): Promise<void> {
  const [home] = life.homes;
  if (home === undefined) return;
  const here = volunteers.filter((one) => one.home === home);
  await writePledges(life, home, here);
  await writeRound(life, home, here);
  await writeMobiles(life, home);
}

const pledgeTurns = [
  "reviewed",
  "confirmed",
  "fulfilled",
  "confirmed",
  "reviewed",
  "withdrawn",
  "confirmed",
];

async function writePledges(life: Life, home: Home, here: readonly Volunteer[]): Promise<void> {
  const { tenantId } = life;
  await life.scope.tx.pledge.createMany({
    data: pledgeTurns.map((status, index) => {
      const { post, text } = at(serviceTexts.pledges, index % serviceTexts.pledges.length);
      const fulfilled = status === "fulfilled" || status === "reviewed";
      return {
        tenantId,
        id: newId(),
        path: home.area.path,
        areaId: home.area.id,
        // The first member has one that is reviewed and one in force.
        memberId: at(here, index === 1 ? 0 : index).id,
        post,
        text,
        textHash: new Uint8Array(createHash("sha256").update(text, "utf8").digest()),
        fromDay: life.day(fulfilled ? -150 : -40),
        toDay: life.day(fulfilled ? -20 : 90),
        status,
        confirmedAt: life.at(fulfilled ? -151 : -41, 1170 + index),
        fulfilledAt: fulfilled ? life.at(-19, 1200) : null,
        fulfilledText: fulfilled ? serviceTexts.fulfilled : null,
        review: status === "reviewed" ? serviceTexts.review : null,
        reviewedAt: status === "reviewed" ? life.at(-12, 900) : null,
        reviewedBy: status === "reviewed" ? home.secretary : null,
        withdrawnAt: status === "withdrawn" ? life.at(-30, 900) : null,
      };
    }),
  });
}

/** 民主评选, open for another week: the votes are cast by members themselves (votes.ts). */
async function writeRound(life: Life, home: Home, here: readonly Volunteer[]): Promise<void> {
  const { tx } = life.scope;
  const id = newId();
  const placed = { tenantId: life.tenantId, path: home.area.path };
  await tx.appraisal.createMany({
    data: {
      ...placed,
      id,
      areaId: home.area.id,
      title: serviceTexts.stars,
      maxChoices: 3,
      opensAt: life.at(-4, 0),
      closesAt: life.at(10, 0),
      createdAt: life.at(-5, 640),
      createdBy: home.secretary,
    },
  });
  await tx.appraisalCandidate.createMany({
    data: here
      .slice(1, 7)
      .map((member) => ({ ...placed, id: newId(), appraisalId: id, memberId: member.id })),
  });
}

async function writeMobiles(life: Life, home: Home): Promise<void> {
  const { tx } = life.scope;
  const names = personNames(life.rng, life.district.code, mobileTexts.length);
  const placed = { tenantId: life.tenantId, path: home.area.path };
  const rows = mobileTexts.map((text, index) => {
    const phone = demoPhone("mobile", index);
    const last = text.contacted ?? text.since;
    return {
      ...placed,
      id: newId(),
      areaId: home.area.id,
      direction: text.direction,
      nameCipher: encryptField(at(names, index)),
      nameMasked: maskName(at(names, index)),
      phoneCipher: encryptField(phone),
      phoneMasked: maskPhone(phone),
      homeBranch: text.branch,
      hostBranch: text.host ?? null,
      destination: text.place,
      since: life.day(text.since),
      status: text.status,
      statusAt: life.at(Math.floor(text.since / 2), 600),
      contactDue: life.day(last + 183),
      contactedAt: text.contacted === null ? null : life.at(text.contacted, 900),
      createdAt: life.at(text.since + 2, 620),
      createdBy: home.secretary,
    };
  });
  await tx.mobileMember.createMany({ data: rows });
  await tx.mobileContact.createMany({
    data: rows.flatMap(({ id, contactedAt }, index) =>
      contactedAt === null
        ? []
        : [
            {
              ...placed,
              id: newId(),
              mobileId: id,
              text: at(serviceTexts.contacts, index % serviceTexts.contacts.length),
              at: contactedAt,
              byName: home.secretary,
            },
          ],
    ),
  });
  await tx.mobileReferral.createMany({
    data: referralTexts.map((text, index) => ({
      ...placed,
      id: newId(),
      mobileId: at(rows, index + 5).id,
      kind: text.kind,
      text: text.text,
      status: text.status,
      answer: text.answer ?? null,
      createdAt: life.at(-30, 900),
      answeredAt: text.status === "open" ? null : life.at(-26, 900),
      answeredBy: text.status === "open" ? null : home.secretary,
    })),
  });
}
