/*
 * The bootstrap's one place that reads the process environment. Everything below scripts/ takes
 * its settings from here; the application itself has lib/platform/env.ts.
 */
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The root of the checkout, absolute. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Reads .env once, without overriding what the caller's shell has set. */
export function loadDotEnv() {
  try {
    process.loadEnvFile(path.join(root, ".env"));
  } catch (error) {
    if (error?.code !== "ENOENT") throw error;
  }
}

/** One variable, or undefined when it is unset or empty. */
export function variable(name) {
  const value = process.env[name];
  return value === undefined || value.trim() === "" ? undefined : value;
}

/** The directory of everything that is kept between runs, absolute. */
export function dataDirectory() {
  return path.resolve(root, variable("DATA_DIR") ?? ".data");
}

/** A copy of the whole environment, with some variables set. */
export function environmentWith(changes) {
  return { ...process.env, ...changes };
}

/** An environment with nothing of the caller's but PATH. */
export function bareEnvironment(changes) {
  return { PATH: process.env.PATH ?? "", ...changes };
}
