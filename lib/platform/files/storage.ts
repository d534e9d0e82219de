export interface StoredFile {
  name: string;
  /** When it was written, in milliseconds. */
  at: number;
}

/** Where files lie, by plain names such as `3f/0199….jpg`. What was put is whole or not there. */
export interface Storage {
  put: (name: string, bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<void>;
  /** The bytes as they come, or null when there is no such file. */
  get: (name: string) => Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>;
  /** A file that is not there is removed already. */
  remove: (name: string) => Promise<void>;
  /** What lies in one folder such as `3f`, also what is still being written. */
  list: (folder: string) => AsyncIterable<StoredFile>;
}
