import { useEffect, useState } from "react";
import { mapShapes, type MapShape } from "@/lib/across/dashboards/schema";

type Shapes =
  { kind: "waiting" } | { kind: "failed" } | { kind: "ready"; features: readonly MapShape[] };

/** The outlines of the areas below; the browser keeps them under their tag. */
export function useShapes(parent: string): Shapes {
  const [shapes, setShapes] = useState<Shapes>({ kind: "waiting" });
  useEffect(() => {
    const stop = new AbortController();
    readShapes(parent, stop.signal).then(
      (features) => {
        setShapes({ kind: "ready", features });
      },
      () => {
        if (!stop.signal.aborted) setShapes({ kind: "failed" });
      },
    );
    return () => {
      stop.abort();
    };
  }, [parent]);
  return shapes;
}

async function readShapes(parent: string, signal: AbortSignal): Promise<readonly MapShape[]> {
  const answer = await fetch(`/api/map/shapes?parent=${parent}`, { signal });
  if (!answer.ok) throw new Error(`shapes: ${answer.status}`);
  return mapShapes.parse(await answer.json()).features;
}
