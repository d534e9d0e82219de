/** The root of the checkout, absolute. */
export const root: string;
/** Reads .env once, without overriding what the caller's shell has set. */
export function loadDotEnv(): void;
/** One variable, or undefined when it is unset or empty. */
export function variable(name: string): string | undefined;
/** The directory of everything that is kept between runs, absolute. */
export function dataDirectory(): string;
/** A copy of the whole environment, with some variables set. */
export function environmentWith(changes: Record<string, string>): NodeJS.ProcessEnv;
/** An environment with nothing of the caller's but PATH. */
export function bareEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv;
