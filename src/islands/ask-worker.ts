/** The page's end of the worker: one question of a kind at a time, the newest wins; a worker that dies is started once more. */
import type { BenchAnswers, BenchAsk, BenchQuestions } from "../figures/workbench/tasks.ts";
import type { WorkerAnswer, WorkerQuestion } from "./bench-worker.ts";

/** Milliseconds without a word after which a worker is given up. */
export const SILENCE = 60_000;

/** `null`: overtaken by another question of its kind. */
export type AskWorker = <Ask extends BenchAsk>(
  ask: Ask,
  question: BenchQuestions[Ask],
) => Promise<BenchAnswers[Ask] | null>;

/** What is used of a worker. */
export type WorkerPort = Pick<Worker, "addEventListener" | "postMessage" | "terminate">;

interface Waiting {
  readonly sent: WorkerQuestion;
  /** The question as text. */
  readonly key: string;
  readonly answer: Promise<BenchAnswers[BenchAsk] | null>;
  readonly done: (answer: Omit<WorkerAnswer, "number">) => void;
}

const startWorker = (): WorkerPort =>
  new Worker(new URL("./bench-worker.ts", import.meta.url), { type: "module" });

/**
 * The worker starts with the first question. Who asks what is being worked out
 * shares the answer; a question that another of its kind overtakes is answered
 * with `null` at once. A question is refused with an Error that says
 * why when the worker fails twice in a row or stays silent; the next one starts
 * another worker.
 */
export function makeAskWorker(module: string, model: string, start = startWorker): AskWorker {
  let worker: WorkerPort | null = null;
  let next = 0;
  let failed = false;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<BenchAsk, Waiting>();

  const listen = (): void => {
    clearTimeout(alarm);
    if (waiting.size > 0)
      alarm = setTimeout(() => giveUp(`it gave no answer within ${SILENCE / 1000} seconds`), SILENCE);
  };
  const drop = (): void => {
    clearTimeout(alarm);
    worker?.terminate();
    worker = null;
  };
  const giveUp = (fault: string): void => {
    drop();
    failed = false;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { done } of left) done({ answer: null, fault });
  };
  const fail = (made: WorkerPort, fault: string): void => {
    if (made !== worker) return;
    if (failed || waiting.size === 0) {
      giveUp(fault);
      return;
    }
    drop();
    failed = true;
    for (const { sent } of waiting.values()) post(sent);
  };
  const open = (): WorkerPort => {
    const made = start();
    made.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => {
      if (made !== worker) return;
      failed = false;
      const asked = [...waiting].find(([, { sent }]) => sent.number === data.number);
      if (asked !== undefined) waiting.delete(asked[0]);
      listen();
      asked?.[1].done(data);
    });
    made.addEventListener("error", () => fail(made, "it could not be loaded, or it broke off"));
    made.addEventListener("messageerror", () => fail(made, "its answer could not be read"));
    return made;
  };
  const post = (sent: WorkerQuestion): void => {
    worker ??= open();
    worker.postMessage(sent);
    listen();
  };

  return async <Ask extends BenchAsk>(ask: Ask, question: BenchQuestions[Ask]) => {
    const [key, before] = [JSON.stringify(question), waiting.get(ask)];
    if (before?.key === key) return before.answer as Promise<BenchAnswers[Ask] | null>;
    const { promise, resolve, reject } = Promise.withResolvers<BenchAnswers[Ask] | null>();
    const sent = { number: next++, module, model, ask, question };
    const done: Waiting["done"] = ({ answer, fault }) => {
      if (fault === null) resolve(answer as BenchAnswers[Ask] | null);
      else reject(new Error(fault));
    };
    waiting.set(ask, { sent, key, answer: promise, done });
    before?.done({ answer: null, fault: null });
    post(sent);
    return promise;
  };
}
