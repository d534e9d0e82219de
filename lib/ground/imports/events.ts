/** The facts that an import reports; payloads hold counts. */
export type ImportEvent =
  | "import.sent"
  | "import.checked"
  | "import.unreadable"
  | "import.confirmed"
  | "import.written"
  | "import.cancelled"
  | "import.wiped";
