// What is used of smtp-server, which brings no types of its own.
declare module "smtp-server" {
  import type { EventEmitter } from "node:events";
  import type { Server } from "node:net";
  import type { Readable } from "node:stream";

  interface Envelope {
    mailFrom: false | { address: string };
    rcptTo: { address: string }[];
  }
  interface Options {
    authOptional: boolean;
    disabledCommands: string[];
    logger: boolean;
    onData(
      stream: Readable,
      session: { envelope: Envelope },
      answer: (refusal?: Error) => void,
    ): void;
  }
  export class SMTPServer extends EventEmitter {
    constructor(options: Options);
    listen(port: number, host: string, ready: () => void): Server;
    close(done: () => void): void;
  }
}
