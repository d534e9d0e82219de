import "server-only";
import type { Paper } from "@/lib/platform/core/paper";
import { document } from "@/lib/platform/files/document";

/** A paper as a .docx that the browser saves under its title. */
export async function paperFile(paper: Paper, author: string): Promise<Response> {
  const bytes = await document(paper, author);
  const name = encodeURIComponent(`${paper.title}.docx`);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": `attachment; filename="document.docx"; filename*=UTF-8''${name}`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
