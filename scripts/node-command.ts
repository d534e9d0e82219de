import process from "node:process";

/** How a TypeScript entry of this folder is started: as server code, without a build. */
export function typescriptCommand(entry: string, ...args: string[]) {
  const loader = [
    "--disable-warning=ExperimentalWarning",
    "--conditions=react-server",
    "--import",
    "tsx",
  ];
  return { program: process.execPath, args: [...loader, entry, ...args] };
}

/** How Next is started. */
export function nextCommand(...args: string[]) {
  return { program: process.execPath, args: ["node_modules/next/dist/bin/next", ...args] };
}
