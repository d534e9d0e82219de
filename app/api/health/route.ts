import { health, openRoute } from "@/lib/web/route";

export const dynamic = "force-dynamic";

/** For whoever starts or watches the server: ok only when both the database and the worker are. */
export const GET = openRoute(async () => {
  const { database, worker } = await health();
  const status = !database ? "starting" : worker ? "ok" : "degraded";
  return Response.json(
    { status, database: word(database), worker: word(worker) },
    { status: status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
});

function word(well: boolean): "ok" | "down" {
  return well ? "ok" : "down";
}
