import { msPerDay, weekday } from "@/lib/platform/core/calendar-day";
import { newId } from "@/lib/platform/core/id";
import { at } from "../../content/random";
import { activityTexts, postTexts, serviceTexts } from "../../content/volunteering";
import type { Home, Life } from "./life";
import type { Volunteer } from "./members";

/** Posts, activities with their shifts, who holds a place, who waits, and what they say they did. */
export async function writeOffers(life: Life, volunteers: readonly Volunteer[]): Promise<void> {
  const books = new Books(life);
  for (const home of life.homes) {
    const here = volunteers.filter((one) => one.home === home);
    const posts = home.full ? postTexts : life.rng.shuffle(postTexts).slice(0, 3);
    posts.forEach((post, index) => books.post(home, here, post, index));
    if (home.full) for (const activity of activityTexts) books.activity(home, here, activity);
  }
  await books.close();
}

interface Shift {
  startsAt: Date;
  endsAt: Date;
}

class Books {
  private readonly slots: SlotRow[] = [];
  private readonly posts: PostRow[] = [];
  private readonly activities: ActivityRow[] = [];
  private readonly claims: ClaimRow[] = [];
  private readonly records: RecordRow[] = [];
  private told = 0;

  constructor(private readonly life: Life) {}

  post(home: Home, here: readonly Volunteer[], text: (typeof postTexts)[number], n: number): void {
    const { life } = this;
    const grid = text.grid === true ? at(home.grids, 0) : null;
    const post = {
      ...this.row(home),
      gridId: grid?.id ?? null,
      kind: text.kind,
      name: text.name,
      place: grid?.name ?? home.area.name,
      duties: text.duties,
      times: [...text.times],
      status: "open",
      createdAt: life.at(-260, 600),
      createdBy: home.secretary,
    };
    const taken = this.taken(here, home.full ? text : { holders: 2, waiting: 0 }, n % 3 === 0);
    const slotId = this.slot(post, "post", text.capacity, taken, null);
    this.posts.push({ ...post, slotId });
    if (text.kind === "emergency") return;
    for (const [turn, claim] of this.heldOf(slotId).entries()) {
      for (let k = 0; k < (turn === 0 ? 3 : 1); k += 1) {
        // A time of its own for each post, so that nobody tells the same minute twice.
        const startsAt = life.at(-6 - 29 * k - (turn % 5), 690 + 40 * n);
        const span = { startsAt, endsAt: new Date(startsAt.getTime() + 40 * 60_000) };
        this.record(post, text.name, claim, span, here);
      }
    }
  }

  activity(home: Home, here: readonly Volunteer[], text: (typeof activityTexts)[number]): void {
    const { life } = this;
    const ended = text.end === undefined ? null : life.at(Math.min(...text.days), 1290);
    const activity = {
      ...this.row(home),
      kind: text.kind,
      title: text.title,
      body: text.body,
      place: text.place,
      risk: text.risk === true,
      insured: text.risk === true,
      status: text.end ?? "open",
      endText: text.text ?? null,
      createdAt: life.at(Math.min(...text.days) - 14, 620),
      createdBy: home.secretary,
      endedAt: ended,
    };
    this.activities.push(activity);
    for (const day of text.days) {
      const when = text.weekend === true ? day + toSaturday(life.today + day) : day;
      const startsAt = life.at(when, text.start);
      const shift = { startsAt, endsAt: new Date(startsAt.getTime() + text.minutes * 60_000) };
      const full = text.full === day;
      const holders = full ? text.capacity : Math.ceil(text.capacity * (day < 0 ? 0.6 : 0.35));
      const taken = this.taken(here, { holders, waiting: full ? 2 : 0 }, true);
      const slotId = this.slot(activity, "shift", text.capacity, taken, shift, ended);
      if (shift.endsAt.getTime() > life.now || text.end === "cancelled") continue;
      for (const claim of this.heldOf(slotId)) {
        this.record(activity, text.title, claim, shift, here);
      }
    }
  }

  async close(): Promise<void> {
    const { tx } = this.life.scope;
    await tx.slot.createMany({ data: this.slots });
    await tx.servicePost.createMany({ data: this.posts });
    await tx.serviceActivity.createMany({ data: this.activities });
    await tx.claim.createMany({ data: this.claims });
    await tx.serviceRecord.createMany({ data: this.records });
  }

  private row({ area }: Home) {
    return { tenantId: this.life.tenantId, id: newId(), path: area.path, areaId: area.id };
  }

  /** Who takes a place, then who waits; the first member of the community is among the holders. */
  private taken(
    here: readonly Volunteer[],
    { holders, waiting }: { holders: number; waiting: number },
    withFirst: boolean,
  ) {
    const [first, ...others] = here;
    const mixed = this.life.rng.shuffle(others);
    const order = first === undefined || !withFirst ? mixed : [first, ...mixed];
    return { holders: order.slice(0, holders), waiting: order.slice(holders, holders + waiting) };
  }

  private slot(
    subject: { id: string; path: string; createdAt: Date },
    kind: "post" | "shift",
    capacity: number,
    taken: { holders: readonly Volunteer[]; waiting: readonly Volunteer[] },
    shift: Shift | null,
    closedAt: Date | null = null,
  ): string {
    const { tenantId, rng, now } = this.life;
    const id = newId();
    const placed = { tenantId, path: subject.path, kind, subjectId: subject.id };
    const span = { startsAt: shift?.startsAt ?? null, endsAt: shift?.endsAt ?? null };
    const { holders, waiting } = taken;
    this.slots.push({
      ...placed,
      ...span,
      id,
      capacity,
      held: holders.length,
      waiting: waiting.length,
      cancelUntil: shift === null ? null : new Date(shift.startsAt.getTime() - msPerDay),
      closedAt,
    });
    [...holders, ...waiting].forEach((member, index) => {
      const held = index < holders.length;
      const latest = Math.min(now - 3_600_000, shift?.startsAt.getTime() ?? now);
      const when = new Date(
        Math.min(latest, subject.createdAt.getTime() + (index + 1) * rng.int(4, 30) * 3_600_000),
      );
      this.claims.push({
        ...placed,
        ...span,
        id: newId(),
        slotId: id,
        memberId: member.id,
        status: held ? "held" : "waiting",
        place: index + 1,
        at: when,
        heldAt: held ? when : null,
      });
    });
    return id;
  }

  private heldOf(slot: string): ClaimRow[] {
    return this.claims.filter(({ slotId, status }) => slotId === slot && status === "held");
  }

  /** Old ones are confirmed; of the last days some wait, one was refused. */
  private record(
    subject: { id: string; path: string; place: string; createdBy: string },
    title: string,
    claim: ClaimRow,
    { startsAt, endsAt }: Shift,
    here: readonly Volunteer[],
  ): void {
    const { life } = this;
    const ago = life.now - endsAt.getTime();
    const enteredAt = new Date(
      Math.min(life.now, endsAt.getTime() + life.rng.int(1, 20) * 3_600_000),
    );
    if (ago < msPerDay || life.rng.chance(0.08)) return;
    this.told += 1;
    const refused = this.told % 29 === 17;
    const waits = ago < 12 * msPerDay && life.rng.chance(0.4);
    const decided = waits
      ? null
      : new Date(Math.min(life.now, enteredAt.getTime() + life.rng.int(4, 50) * 3_600_000));
    this.records.push({
      tenantId: life.tenantId,
      id: newId(),
      path: subject.path,
      memberId: claim.memberId,
      unitId: here.find(({ id }) => id === claim.memberId)?.unitId ?? null,
      claimId: claim.id,
      kind: claim.kind,
      subjectId: subject.id,
      title,
      place: subject.place,
      what: life.rng.pick(serviceTexts.did),
      startsAt,
      endsAt,
      minutes: (endsAt.getTime() - startsAt.getTime()) / 60_000,
      status: decided === null ? "submitted" : refused ? "refused" : "confirmed",
      decideText: decided !== null && refused ? serviceTexts.refused : null,
      decidedAt: decided,
      decidedBy: decided === null ? null : subject.createdBy,
      enteredAt,
    });
  }
}

function toSaturday(day: number): number {
  return (6 - weekday(day) + 7) % 7;
}

interface Placed {
  tenantId: string;
  id: string;
  path: string;
}

interface SlotRow extends Placed {
  kind: string;
  subjectId: string;
  capacity: number;
  held: number;
  waiting: number;
  startsAt: Date | null;
  endsAt: Date | null;
  cancelUntil: Date | null;
  closedAt: Date | null;
}

interface ClaimRow extends Placed {
  kind: string;
  subjectId: string;
  slotId: string;
  memberId: string;
  status: string;
  place: number;
  startsAt: Date | null;
  endsAt: Date | null;
  at: Date;
  heldAt: Date | null;
}

interface PostRow extends Placed {
  areaId: string;
  gridId: string | null;
  kind: string;
  name: string;
  place: string;
  duties: string;
  times: string[];
  slotId: string;
  status: string;
  createdAt: Date;
  createdBy: string;
}

interface ActivityRow extends Placed {
  areaId: string;
  kind: string;
  title: string;
  body: string;
  place: string;
  risk: boolean;
  insured: boolean;
  status: string;
  endText: string | null;
  createdAt: Date;
  createdBy: string;
  endedAt: Date | null;
}

interface RecordRow extends Placed {
  memberId: string;
  unitId: string | null;
  claimId: string;
  kind: string;
  subjectId: string;
  title: string;
  place: string;
  what: string;
  startsAt: Date;
  endsAt: Date;
  minutes: number;
  status: string;
  decideText: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  enteredAt: Date;
}
