/**
 * The one carrier of a fault in data or prose: a VFileMessage, so that editors,
 * unified plugins and CI all read the same thing. Printed as
 * `file:line:column: what is, expected what. How to mend. [rule]`.
 */
import { VFileMessage } from "vfile-message";

export interface Place {
  /** Path relative to the site's root, with forward slashes. */
  readonly file: string;
  /** 1-based; 1 when the whole file is meant. */
  readonly line: number;
  /** 1-based; 1 when the whole line is meant. */
  readonly column: number;
}

export interface FaultText {
  /** What is there. */
  readonly is: string;
  /** What was expected. */
  readonly expected: string;
  /** How to mend it: one imperative sentence. */
  readonly mend: string;
  /** Short kebab-case name of the rule. */
  readonly rule: string;
  /** `true`: stops the build. `false`: a warning. Left out: `true`. */
  readonly fatal?: boolean;
}

export type Fault = VFileMessage;

/** Makes a fault at a place. */
export function fault(place: Place, text: FaultText): Fault {
  const mend = /[.?!]$/.test(text.mend) ? text.mend : `${text.mend}.`;
  const message = new VFileMessage(`${text.is}, expected ${text.expected}. ${mend}`, {
    ruleId: text.rule,
    source: "inference-ledger",
    place: { line: place.line, column: place.column },
  });
  message.file = place.file;
  message.fatal = text.fatal ?? true;
  return message;
}

/** One printed line; control characters are shown escaped, so a hostile file cannot drive a terminal. */
export function printFault(message: Fault): string {
  const place = `${message.file ?? ""}:${message.line ?? 1}:${message.column ?? 1}`;
  const kind = message.fatal === true ? "" : "warning: ";
  const text = `${place}: ${kind}${message.reason} [${message.ruleId ?? "fault"}]`;
  return escapeControls(text);
}

/** Text safe in a terminal: signs that drive it are shown as `\\u001b`. */
export function escapeControls(text: string): string {
  return [...text].map((sign) => (isControl(sign) ? escapeControl(sign) : sign)).join("");
}

/** Faults in reading order: file, line, column, rule. Makes a new array. */
export function sortFaults(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) =>
      compareText(a.file ?? "", b.file ?? "") ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareText(a.ruleId ?? "", b.ruleId ?? ""),
  );
}

/** Thrown once, after everything was read, with every fault found. */
export class FaultsError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(sortFaults(faults).map(printFault).join("\n"));
    this.name = "FaultsError";
    this.faults = faults;
  }
}

/** Orders text by code unit: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Signs that move the cursor, break the line or turn the direction of writing. */
function isControl(sign: string): boolean {
  return /^[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]$/u.test(sign);
}

function escapeControl(sign: string): string {
  return `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
