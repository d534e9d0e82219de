import { useEffect, useRef, useState } from "react";
import { mapCounts, type MapCounts, type MapView } from "@/lib/across/dashboards/schema";

const staleMs = 60_000;

/**
 * The numbers that came with the page, read again when a person asks for it or comes back to the
 * page after a minute. Never by a clock: a map left open would keep its session alive for ever.
 */
export function useCounts(view: MapView) {
  const [counts, setCounts] = useState<MapCounts>(() => ({
    asOf: view.asOf,
    direct: view.direct,
    open: Object.fromEntries(view.rows.map((row) => [row.id, row.open])),
  }));
  const [failed, setFailed] = useState(false);
  const readAt = useRef<number | null>(null);
  const parent = view.place.id;

  const refresh = () => {
    readAt.current = performance.now();
    readCounts(parent).then(
      (fresh) => {
        setCounts(fresh);
        setFailed(false);
      },
      () => {
        setFailed(true);
      },
    );
  };

  useEffect(() => {
    readAt.current ??= performance.now();
    const onReturn = () => {
      if (document.visibilityState !== "visible") return;
      if (performance.now() - (readAt.current ?? 0) < staleMs) return;
      readAt.current = performance.now();
      readCounts(parent).then(setCounts, () => {
        setFailed(true);
      });
    };
    document.addEventListener("visibilitychange", onReturn);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
    };
  }, [parent]);

  return { ...counts, failed, refresh };
}

async function readCounts(parent: string): Promise<MapCounts> {
  const answer = await fetch(`/api/map/counts?parent=${parent}`);
  if (!answer.ok) throw new Error(`counts: ${answer.status}`);
  return mapCounts.parse(await answer.json());
}
