import "server-only";
import { readPulse, type Pulse } from "@/lib/platform/db/pulse";
import { joined, newsFor, type News, type Viewer } from "./viewer";

// Open pages of one process. However many there are, a district costs one short question every two
// seconds; without an open page it costs none.

const everyMilliseconds = 2_000;
const perSession = 4;
const perProcess = 2_000;
/** Longer than this a page is not kept open: whoever still looks opens it again. */
const lastsRounds = 300;
/** A page that takes nothing for so many rounds is gone, whatever its connection says. */
const patience = 60;

interface Listener {
  viewer: Viewer;
  /** Tells the page; false when it has not taken what was told before. */
  tell: (news: News) => boolean;
  /** A sign of life, for the proxies on the way. */
  beat: () => boolean;
  /** "ended": the session is over. "rest": whoever still looks may open it again. */
  end: (why: "ended" | "rest") => void;
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
  page: Pick<Listener, "tell" | "beat" | "end">,
  ask: typeof readPulse = readPulse,
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
  const listener: Listener = { ...page, viewer, waiting: null, refused: 0, rounds: 0 };
  district.listeners.add(listener);
  district.timer ??= setTimeout(() => void round(viewer.tenantId, district, ask), 0);
  return { close: () => drop(viewer.tenantId, district, listener) };
}

async function round(tenantId: string, district: District, ask: typeof readPulse): Promise<void> {
  const sessions = new Set([...district.listeners].map(({ viewer }) => viewer.session));
  try {
    const pulse = await ask(tenantId, district.seq, [...sessions]);
    // More than one answer holds: the rest comes with the next question.
    district.seq = district.seq === null ? pulse.seq : (pulse.changes.at(-1)?.seq ?? pulse.seq);
    for (const listener of district.listeners) serve(tenantId, district, listener, pulse);
  } catch {
    // A database that is away for a moment is asked again; the pages stay open meanwhile.
  }
  if (district.listeners.size === 0) return;
  district.timer = setTimeout(() => void round(tenantId, district, ask), everyMilliseconds);
  district.timer.unref();
}

function serve(tenantId: string, district: District, listener: Listener, pulse: Pulse): void {
  const { viewer } = listener;
  listener.rounds += 1;
  const ended = pulse.ended.includes(viewer.session);
  if (ended || listener.rounds > lastsRounds) {
    drop(tenantId, district, listener);
    listener.end(ended ? "ended" : "rest");
    return;
  }
  const news = newsFor(viewer, pulse.changes);
  if (news !== null) listener.waiting = joined(listener.waiting, news);
  const taken = listener.waiting === null ? listener.beat() : listener.tell(listener.waiting);
  if (taken) {
    listener.waiting = null;
    listener.refused = 0;
    return;
  }
  // Backpressure: what a slow page has not taken is kept as one lot of ids and not as a queue.
  listener.refused += 1;
  if (listener.refused <= patience) return;
  drop(tenantId, district, listener);
  listener.end("rest");
}

function drop(tenantId: string, district: District, listener: Listener): void {
  district.listeners.delete(listener);
  if (district.listeners.size > 0) return;
  if (district.timer !== null) clearTimeout(district.timer);
  district.timer = null;
  if (districts.get(tenantId) === district) districts.delete(tenantId);
}
