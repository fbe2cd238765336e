/** The page's end of the worker: the newest question wins, a dead worker is started once more, and no question waits for ever. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SamplingTask } from "../../src/figures/workbench/sampling.ts";
import { makeAskWorker, SILENCE, type AskWorker } from "../../src/islands/ask-worker.ts";
import type { WorkerAnswer, WorkerQuestion } from "../../src/islands/bench-worker.ts";

/** Writes down what it is asked, and answers or dies when it is told to. */
class FakeWorker extends EventTarget {
  readonly asked: WorkerQuestion[] = [];
  ended = false;
  postMessage(question: WorkerQuestion): void {
    this.asked.push(question);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(question: WorkerQuestion | undefined, fault: string | null = null): void {
    const data: WorkerAnswer = { number: question?.number ?? -1, answer: null, fault };
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
  die(): void {
    this.dispatchEvent(new Event("error"));
  }
}

const task = (output: string): SamplingTask => ({ output }) as unknown as SamplingTask;
let started: FakeWorker[] = [];
let ask: AskWorker;

beforeEach(() => {
  vi.useFakeTimers();
  started = [];
  ask = makeAskWorker("file", "baking", () => {
    const made = new FakeWorker();
    started.push(made);
    return made;
  });
});
afterEach(() => void vi.useRealTimers());

/** "waits" until the question is answered or refused. */
function fateOf(question: Promise<unknown>): () => Promise<string> {
  let fate = "waits";
  question.then(
    () => (fate = "answered"),
    (error: unknown) => (fate = String(error)),
  );
  return async () => {
    await vi.advanceTimersByTimeAsync(0);
    return fate;
  };
}

test("the newest question of a kind is answered by one worker; an overtaken one hears so at once", async () => {
  const older = ask("sampling", task("a"));
  const newer = fateOf(ask("sampling", task("b")));
  expect(started).toHaveLength(1);
  expect(await older).toBeNull();
  expect(await newer()).toBe("waits");
  for (const question of started[0]?.asked ?? []) started[0]?.answer(question);
  expect(await newer()).toBe("answered");
});

test("a question that is being worked out is not asked twice, and both who ask hear the answer", async () => {
  const [page, file] = [fateOf(ask("sampling", task("a"))), fateOf(ask("sampling", task("a")))];
  expect(started[0]?.asked).toHaveLength(1);
  started[0]?.answer(started[0].asked[0]);
  expect([await page(), await file()]).toEqual(["answered", "answered"]);
});

test("a worker that dies is started once more and asked the newest again; when it dies again the question is refused", async () => {
  void ask("sampling", task("a"));
  const fate = fateOf(ask("sampling", task("b")));
  started[0]?.die();
  expect(started[0]?.ended).toBe(true);
  expect(started[1]?.asked.map(({ question }) => question)).toEqual([task("b")]);
  expect(await fate()).toBe("waits");
  started[1]?.die();
  expect(await fate()).toBe("Error: it could not be loaded, or it broke off");
  expect(started).toHaveLength(2);
});

test("after a failure the next question starts another worker, which may answer", async () => {
  const first = fateOf(ask("sampling", task("a")));
  started[0]?.die();
  started[1]?.die();
  await first();
  const fate = fateOf(ask("sampling", task("b")));
  started[2]?.answer(started[2].asked[0]);
  expect(await fate()).toBe("answered");
});

test("a silent worker is ended and the question refused", async () => {
  const fate = fateOf(ask("sampling", task("a")));
  await vi.advanceTimersByTimeAsync(SILENCE - 1);
  expect(await fate()).toBe("waits");
  await vi.advanceTimersByTimeAsync(1);
  expect(await fate()).toBe("Error: it gave no answer within 60 seconds");
  expect(started[0]?.ended).toBe(true);
});

test("what the worker says is wrong is the refusal's reason, and it lives on without an alarm", async () => {
  const fate = fateOf(ask("sampling", task("a")));
  started[0]?.answer(started[0].asked[0], "RangeError: no");
  expect(await fate()).toBe("Error: RangeError: no");
  await vi.advanceTimersByTimeAsync(2 * SILENCE);
  expect(started[0]?.ended).toBe(false);
});
