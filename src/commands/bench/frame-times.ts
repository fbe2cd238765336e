/** What a frame costs the page's one thread, read from the browser's own trace. */
import type { Browser, Page } from "playwright-core";

/** Of the trace event format: times in microseconds. */
interface TraceEvent {
  readonly name: string;
  /** "X" is a stretch of time. */
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Tasks stand in the second, events and commits in the first. */
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/**
 * Milliseconds of the main thread for each input event: from the task in which it
 * arrives until what follows from it is handed over to be shown, pauses left out.
 */
export async function frameTimes(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return timesOf(trace.traceEvents);
}

export function timesOf(trace: readonly TraceEvent[]): number[] {
  const isInput = ({ name, args }: TraceEvent): boolean =>
    name === "EventDispatch" && args?.data?.type === "input";
  const first = trace.find(isInput);
  if (first === undefined) return [];
  const thread = trace
    .filter(({ ph, pid, tid }) => ph === "X" && pid === first.pid && tid === first.tid)
    .sort((a, b) => a.ts - b.ts);
  const stretches = (name: string): Stretch[] =>
    thread.filter((one) => one.name === name).map(({ ts, dur = 0 }) => ({ from: ts, to: ts + dur }));
  const tasks = outermost(stretches("RunTask"));
  const commits = stretches("Commit");
  return thread.filter(isInput).flatMap(({ ts }) => {
    const start = tasks.find(({ from, to }) => from <= ts && ts <= to)?.from;
    const end = commits.find(({ from }) => from >= ts)?.to;
    if (start === undefined || end === undefined) return [];
    const busy = tasks.map(({ from, to }) => Math.max(0, Math.min(to, end) - Math.max(from, start)));
    return [busy.reduce((sum, one) => sum + one, 0) / 1000];
  });
}

/** A task may stand within another, and is then part of it. */
function outermost(sorted: readonly Stretch[]): Stretch[] {
  let end = Number.NEGATIVE_INFINITY;
  return sorted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}
