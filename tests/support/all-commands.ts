import { globSync } from "node:fs";
import path from "node:path";
import type { Command } from "@/lib/platform/command";
import type { Json } from "@/lib/platform/core/json";

export type AnyCommand = Command<unknown, unknown, unknown, Json>;

/** Every command of the product by its name, as the folders have them. */
export async function loadCommands(): Promise<Map<string, AnyCommand>> {
  const commands = new Map<string, AnyCommand>();
  for (const file of globSync("lib/*/*/commands/*.ts")) {
    const exports: unknown = await import(/* @vite-ignore */ path.resolve(file));
    for (const one of Object.values(exports ?? {})) {
      if (isCommand(one)) commands.set(one.name, one);
    }
  }
  return commands;
}

function isCommand(value: unknown): value is AnyCommand {
  if (typeof value !== "object" || value === null) return false;
  return ["name", "input", "find", "allow", "run", "prepare"].every((part) => part in value);
}
