/*
 * Progress at the terminal: a step that takes longer than two seconds shows a line whose seconds
 * tick. On a terminal the line is rewritten in place; in a log a new line appears now and then.
 */
import process from "node:process";
import { messages } from "./messages.mjs";

const showAfterMs = 2_000;
const logEveryMs = 5_000;

// A closed terminal or pipe is no reason to leave what was started running: the stop goes on.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function complain(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs `work(note)` as one named step; `note(text)` changes what the ticking line says. */
export async function step(text, work) {
  const started = performance.now();
  const rewrite = process.stdout.isTTY === true;
  let detail = "";
  let shown = false;
  let nextLog = showAfterMs;

  const tick = () => {
    const elapsed = performance.now() - started;
    if (elapsed < nextLog) return;
    shown = true;
    const line = messages.stillRunning(text + detail, Math.round(elapsed / 1_000));
    if (rewrite) {
      nextLog = elapsed;
      process.stdout.write(`\r\u001b[2K${line}`);
    } else {
      nextLog = elapsed + logEveryMs;
      process.stdout.write(`${line}\n`);
    }
  };
  const timer = setInterval(tick, 1_000);
  const close = (mark) => {
    clearInterval(timer);
    const elapsed = performance.now() - started;
    if (rewrite && shown) process.stdout.write("\r\u001b[2K");
    const seconds =
      elapsed < showAfterMs ? "" : `   ${messages.seconds(Math.round(elapsed / 1_000))}`;
    process.stdout.write(`${mark} ${text}${seconds}\n`);
  };

  try {
    const result = await work((note) => {
      detail = note === "" ? "" : `：${note}`;
    });
    close("✓");
    return result;
  } catch (error) {
    close("✗");
    throw error;
  }
}
