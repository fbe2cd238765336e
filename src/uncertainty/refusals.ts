/** Which points a model refused, by reason: counted, never dropped in silence. */
import type { ModelErrorCode } from "../models/errors.ts";

/** Points that a model refused for one reason. */
export interface Refusal {
  readonly code: ModelErrorCode;
  readonly field: string;
  readonly count: number;
  /** The message of the first of them. */
  readonly message: string;
}

/** Adds up refusals by code and field. */
export class RefusalCount {
  readonly #byReason = new Map<string, Refusal>();

  add({ code, field, count, message }: Refusal): void {
    const reason = `${code} ${field}`;
    const before = this.#byReason.get(reason);
    this.#byReason.set(reason, {
      code,
      field,
      count: (before?.count ?? 0) + count,
      message: before?.message ?? message,
    });
  }

  /** The most frequent reason first. */
  list(): Refusal[] {
    return [...this.#byReason.values()].sort((a, b) => b.count - a.count);
  }
}
