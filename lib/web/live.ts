import "server-only";
import type { ActorFacts } from "@/lib/platform/access/actor";
import { credentialHash, type Credential } from "@/lib/platform/access/credential";
import { listen, type OpenPlace } from "@/lib/platform/live/hub";
import type { News, Other, Viewer } from "@/lib/platform/live/viewer";

/** A beat every so many rounds of the hub keeps the connection open through a plain proxy. */
const beatEvery = 7;

export function viewerOf(
  { actor }: { actor: ActorFacts & { tenantId: string } },
  credential: Credential,
): Viewer {
  return {
    tenantId: actor.tenantId,
    session: Buffer.from(credentialHash(credential)).toString("hex"),
    dutyId: actor.dutyId,
    organizationId: actor.organizationId,
    lo: actor.lo,
    hi: actor.hi,
  };
}

/** A stream of server-sent events; the transaction that let the viewer in has ended long before. */
export function liveResponse(viewer: Viewer, place: OpenPlace | null, gone: AbortSignal): Response {
  const text = new TextEncoder();
  let close: () => void = () => undefined;
  let rounds = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (lines: string) => {
          if ((controller.desiredSize ?? 0) <= 0) return false;
          controller.enqueue(text.encode(lines));
          return true;
        };
        const end = (why: "ended" | "rest" | "limit") => {
          try {
            controller.enqueue(text.encode(`event: ${why}\ndata: {}\n\n`));
            controller.close();
          } catch {
            // The browser was faster.
          }
        };
        const opened = listen(
          viewer,
          {
            tell: (news: News) =>
              send(`id: ${String(news.seq)}\ndata: ${JSON.stringify(news)}\n\n`),
            meet: (others: readonly Other[]) =>
              send(`event: here\ndata: ${JSON.stringify(others)}\n\n`),
            beat: () => {
              rounds += 1;
              return rounds % beatEvery === 0 ? send(": beat\n\n") : true;
            },
            end,
          },
          { place },
        );
        if (opened === "limit") return end("limit");
        close = opened.close;
        gone.addEventListener("abort", () => {
          close();
          end("rest");
        });
        controller.enqueue(text.encode("retry: 5000\n\n"));
      },
      cancel: () => close(),
    },
    { highWaterMark: 16 },
  );
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Neither this server nor a proxy may hold it back or pack it.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
