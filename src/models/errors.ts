/** How a model refuses: one typed error, never NaN, Infinity or a silent clamp. */

export const modelErrorCodes = [
  "NON_FINITE",
  "OUT_OF_RANGE",
  "NOT_INTEGER",
  "UNIT_MISMATCH",
  "INCONSISTENT",
  "INFEASIBLE",
  "EMPTY_INPUT",
  "NO_CONVERGENCE",
] as const;
export type ModelErrorCode = (typeof modelErrorCodes)[number];

export interface ModelErrorDetails {
  readonly code: ModelErrorCode;
  /** Id of the model or name of the function. */
  readonly model: string;
  /** Name of the input or output that is wrong. */
  readonly field: string;
  readonly value: unknown;
  /** What would have been legal; for INFEASIBLE the binding constraint and the margin. */
  readonly allowed: string;
}

export class ModelError extends Error {
  readonly code: ModelErrorCode;
  readonly model: string;
  readonly field: string;
  readonly value: unknown;
  readonly allowed: string;
  constructor({ code, model, field, value, allowed }: ModelErrorDetails) {
    super(`${model}: ${field} is ${String(value)}, expected ${allowed}. [${code}]`);
    this.name = "ModelError";
    this.code = code;
    this.model = model;
    this.field = field;
    this.value = value;
    this.allowed = allowed;
  }
}
