import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  to: string;
  from: string;
  messageId: string;
  subject: string;
  text: string;
  headers: string;
}

/** A real SMTP server on this machine. What it does with a mail can be changed while it runs. */
export async function startMailServer() {
  const mails: ReceivedMail[] = [];
  const state: { refuseWith: number | null; beforeAnswer: () => Promise<void> } = {
    refuseWith: null,
    beforeAnswer: () => Promise.resolve(),
  };
  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      logger: false,
      onData(stream, session, answer) {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          if (state.refuseWith !== null) {
            const refusal = new Error("mailbox of somebody@example.com is full");
            answer(Object.assign(refusal, { responseCode: state.refuseWith }));
            return;
          }
          mails.push(parse(Buffer.concat(parts).toString("latin1"), session.envelope));
          void state.beforeAnswer().then(() => answer());
        });
      },
    });
  let server = make();
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.on("error", reject);
      const listener = server.listen(port, "127.0.0.1", () => {
        resolve(portOf(listener.address()));
      });
    });
  const port = await listen(0);
  return {
    port,
    mails,
    state,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
    start: async () => {
      server = make();
      await listen(port);
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function parse(
  raw: string,
  envelope: { rcptTo: { address: string }[]; mailFrom: false | { address: string } },
): ReceivedMail {
  const end = raw.indexOf("\r\n\r\n");
  const headers = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(headers)?.[1] ?? "";
  const body = raw.slice(end + 4);
  return {
    to: envelope.rcptTo.map(({ address }) => address).join(),
    from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
    messageId: header("Message-ID"),
    subject: words(header("Subject")),
    text: decode(body, header("Content-Transfer-Encoding")).replaceAll("\r\n", "\n"),
    headers,
  };
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; neighbours belong together. */
function words(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_all, how: string, coded: string) =>
      decode(how.toUpperCase() === "B" ? coded : coded.replaceAll("_", " "), how),
    );
}

function decode(text: string, how: string): string {
  if (/^b/i.test(how)) return Buffer.from(text, "base64").toString("utf8");
  if (!/^q/i.test(how)) return Buffer.from(text, "latin1").toString("utf8");
  const bytes = text
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
