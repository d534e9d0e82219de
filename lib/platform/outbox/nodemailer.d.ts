// What is used of nodemailer, which brings no types of its own.
declare module "nodemailer" {
  interface TransportOptions {
    url: string;
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
    disableFileAccess: boolean;
    disableUrlAccess: boolean;
  }
  interface Mail {
    from: string;
    to: { name: string; address: string };
    subject: string;
    text: string;
    messageId: string;
    headers: Record<string, string>;
  }
  interface Transport {
    sendMail(mail: Mail): Promise<unknown>;
    close(): void;
  }
  export function createTransport(options: TransportOptions): Transport;
}
