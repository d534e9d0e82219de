import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { z } from "zod";

const shape = z.strictObject({ to: z.string(), text: z.string() });

/** A text message gateway as a city would run it: it checks the signature before it reads. */
export async function startSmsGateway(secret: string) {
  const received: { messageId: string; to: string; text: string }[] = [];
  const state: { secret: string; answer: number } = { secret, answer: 200 };
  const refused: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      const header = (name: string) => String(request.headers[`x-gezhi-${name}`] ?? "");
      const expected = createHmac("sha256", state.secret)
        .update(`${header("timestamp")}.${header("message-id")}.${body}`)
        .digest();
      const given = Buffer.from(header("signature"), "hex");
      const genuine = given.length === expected.length && timingSafeEqual(given, expected);
      const status = genuine ? state.answer : 403;
      if (status === 200) {
        received.push({ messageId: header("message-id"), ...shape.parse(JSON.parse(body)) });
      } else {
        refused.push(status);
      }
      response.writeHead(status).end(`no ${body}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${String(address.port)}/send`,
    received,
    refused,
    state,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
