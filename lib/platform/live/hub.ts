import "server-only";
import { newId } from "@/lib/platform/core/id";
import { readPulse, type Pulse } from "@/lib/platform/db/pulse";
import {
  joined,
  newsFor,
  othersAt,
  touches,
  type News,
  type Other,
  type Place,
  type Viewer,
} from "./viewer";

// Open pages of one process. However many there are, a district costs one short question every two
// seconds; without an open page it costs none.

const everyMilliseconds = 2_000;
const perSession = 4;
const perProcess = 2_000;
/** Longer than this a page is not kept open: whoever still looks opens it again. */
const lastsRounds = 300;
/** A page that takes nothing for so many rounds is gone, whatever its connection says. */
const patience = 60;

/** A matter that a page has open, and the question whether its viewer may still see it. */
export interface OpenPlace extends Place {
  sees: () => Promise<boolean>;
}

interface Page {
  /** Tells the page; false when it has not taken what was told before. */
  tell: (news: News) => boolean;
  /** A sign of life, for the proxies on the way. */
  beat: () => boolean;
  /** Who else has the same matter open; false when it has not been taken. */
  meet: (others: readonly Other[]) => boolean;
  /** "ended": the session is over. "rest": whoever still looks may open it again. */
  end: (why: "ended" | "rest") => void;
}

interface Listener extends Page {
  viewer: Viewer;
  page: string;
  place: OpenPlace | null;
  /** Whom the page shows. */
  met: string;
  waiting: News | null;
  refused: number;
  rounds: number;
}

interface District {
  listeners: Set<Listener>;
  seq: number | null;
  timer: NodeJS.Timeout | null;
}

const districts = new Map<string, District>();

export type Opened = { close: () => void } | "limit";

/** Begins to tell a page of what happens in its range. `ask` reads the pulse; the tests count it. */
export function listen(
  viewer: Viewer,
  page: Page,
  { place = null, ask = readPulse }: { place?: OpenPlace | null; ask?: typeof readPulse } = {},
): Opened {
  const all = [...districts.values()].flatMap(({ listeners }) => [...listeners]);
  const own = all.filter((one) => one.viewer.session === viewer.session);
  if (all.length >= perProcess || own.length >= perSession) return "limit";
  const district = districts.get(viewer.tenantId) ?? {
    listeners: new Set(),
    seq: null,
    timer: null,
  };
  districts.set(viewer.tenantId, district);
  const listener: Listener = {
    ...page,
    viewer,
    page: newId(),
    place,
    met: nobody,
    waiting: null,
    refused: 0,
    rounds: 0,
  };
  district.listeners.add(listener);
  district.timer ??= setTimeout(() => void round(viewer.tenantId, district, ask), 0);
  return { close: () => drop(viewer.tenantId, district, listener, ask) };
}

async function round(tenantId: string, district: District, ask: typeof readPulse): Promise<void> {
  const sessions = new Set([...district.listeners].map(({ viewer }) => viewer.session));
  const pages = [...district.listeners].flatMap(({ page, viewer: { session }, place }) =>
    place === null ? [] : [{ page, session, subject: place.subject, doing: place.doing }],
  );
  try {
    const pulse = await ask(tenantId, district.seq, [...sessions], pages);
    // More than one answer holds: the rest comes with the next question.
    district.seq = district.seq === null ? pulse.seq : (pulse.changes.at(-1)?.seq ?? pulse.seq);
    for (const listener of district.listeners) {
      if (!lasts(listener, pulse)) drop(tenantId, district, listener, ask);
    }
  } catch {
    // A database that is away for a moment is asked again; the pages stay open meanwhile.
  }
  if (district.listeners.size === 0) return;
  district.timer = setTimeout(() => void round(tenantId, district, ask), everyMilliseconds);
  district.timer.unref();
}

/** Tells a page what concerns it; false when the page is over. */
function lasts(listener: Listener, pulse: Pulse): boolean {
  const { viewer } = listener;
  listener.rounds += 1;
  const ended = pulse.ended.includes(viewer.session);
  if (ended || listener.rounds > lastsRounds) {
    listener.end(ended ? "ended" : "rest");
    return false;
  }
  meet(listener, pulse);
  const kept = new Set(
    pulse.kept.filter(({ session }) => session === viewer.session).map(({ seq }) => seq),
  );
  const changes = pulse.changes.filter(({ seq }) => !kept.has(seq));
  const news = newsFor(viewer, changes, listener.place?.subject);
  if (news !== null) listener.waiting = joined(listener.waiting, news);
  const taken = listener.waiting === null ? listener.beat() : listener.tell(listener.waiting);
  if (taken) {
    listener.waiting = null;
    listener.refused = 0;
    return true;
  }
  // Backpressure: what a slow page has not taken is kept as one lot of ids and not as a queue.
  listener.refused += 1;
  if (listener.refused <= patience) return true;
  listener.end("rest");
  return false;
}

/** Who else is at the same matter. After every change of it the page is asked anew whether it may be. */
function meet(listener: Listener, pulse: Pulse): void {
  const { viewer, place } = listener;
  const others = place === null ? [] : othersAt(viewer, place.subject, pulse.here);
  const met = JSON.stringify(others);
  if (met !== listener.met && listener.meet(others)) listener.met = met;
  if (place === null || !touches(place.subject, pulse.changes)) return;
  void place.sees().then(
    (sees) => {
      if (!sees) listener.place = null;
    },
    () => {
      listener.place = null;
    },
  );
}

function drop(
  tenantId: string,
  district: District,
  listener: Listener,
  ask: typeof readPulse,
): void {
  if (!district.listeners.delete(listener) || district.listeners.size > 0) return;
  if (district.timer !== null) clearTimeout(district.timer);
  district.timer = null;
  if (districts.get(tenantId) === district) districts.delete(tenantId);
  // Nobody asks any more: what was open is taken back now and not when its lease ends.
  if (listener.place !== null) void ask(tenantId, null, [], []).catch(() => undefined);
}

const nobody = JSON.stringify([]);
