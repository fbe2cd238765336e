/** Turns the schema library's issues into our faults: what is, what was expected, how to mend. */
import type { z } from "zod";
import { fault, type Fault, type FaultText, type Place } from "../base/fault.ts";
import { didYouMean, expectedName } from "../base/nearest.ts";
import { fieldsAt, formsText } from "./schema-words.ts";

type Issue = z.core.$ZodIssue;
/** Where the units stand, each with what it measures. */
const UNITS = "src/base/units.ts";

type Locate = (path: readonly (string | number)[], key?: string) => Place;

/** What was read: the value, where its parts stand, and the schema that it was held against. */
export interface Checked {
  readonly root: unknown;
  readonly locate: Locate;
  readonly schema: z.ZodType;
}

/** One fault an issue; an unknown field gives one a field. */
export function issueFaults(issues: readonly Issue[], checked: Checked): Fault[] {
  return issues.flatMap((issue) => issueFault(issue, checked, []));
}

function issueFault(issue: Issue, checked: Checked, parents: readonly (string | number)[]): Fault[] {
  const { root, locate, schema } = checked;
  const path = [...parents, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  const value = valueAt(root, path);
  const name = pathName(path);
  const at = locate(path);
  const ofRecord = issue.code === "unrecognized_keys" || issue.code === "custom";
  if (name === "" && !ofRecord) return [fault(at, wholeFile(issue, value))];
  const isText =
    name === ""
      ? `the file holds ${show(value)}`
      : value === undefined
        ? `\`${name}\` is missing`
        : `\`${name}\` is ${show(value)}`;
  switch (issue.code) {
    case "unrecognized_keys": {
      const fields = fieldsAt(schema, path);
      return issue.keys.map((key) =>
        fault(locate(path, key), {
          is: `unknown field \`${key}\``,
          expected:
            fields.length === 0 ? "only the fields of this kind of record" : expectedName(key, fields),
          mend: didYouMean(key, fields, "Take it out"),
          rule: "field-unknown",
        }),
      );
    }
    case "invalid_type":
      return [
        fault(at, {
          is: isText,
          expected: withArticle(issue.expected),
          mend: value === undefined ? "Add it" : typeMend(issue.expected, value),
          rule: value === undefined ? "field-missing" : "type",
        }),
      ];
    case "invalid_value": {
      const options = issue.values.map(String);
      const unit = path.at(-1) === "unit";
      const text = typeof value === "string" ? value : value === undefined ? "" : show(value);
      // Units of money are written as people write them.
      const given = unit ? text.replace("$", "USD") : text;
      return [
        fault(at, {
          is: isText,
          expected: expectedName(given, options, unit ? UNITS : undefined),
          mend: value === undefined ? "Add it" : didYouMean(given, options, "Use one of these"),
          rule: value === undefined ? "field-missing" : unit ? "unit-unknown" : "value",
        }),
      ];
    }
    case "invalid_union": {
      const branch = closestBranch(issue.errors, value);
      if (branch !== null) return branch.flatMap((inner) => issueFault(inner, checked, path));
      return [
        fault(at, {
          is: isText,
          expected: formsText(schema, path),
          mend: value === undefined ? "Add it" : "Write it in one of these forms",
          rule: "type",
        }),
      ];
    }
    case "custom": {
      const param = (key: string, otherwise: string): string => {
        const given: unknown = issue.params?.[key];
        return typeof given === "string" ? given : otherwise;
      };
      return [
        fault(at, {
          is: param("is", isText),
          expected: stripExpected(issue.message),
          mend: param("mend", "Mend the value"),
          rule: param("rule", "value"),
        }),
      ];
    }
    default:
      return [fault(at, { is: isText, expected: expectedOf(issue), mend: "Mend the value", rule: "value" })];
  }
}

/** A file without the list or record that every other check stands on. */
function wholeFile(issue: Issue, value: unknown): FaultText {
  const expected = issue.code === "invalid_type" ? withArticle(issue.expected) : expectedOf(issue);
  const empty = value === null || (Array.isArray(value) && value.length === 0);
  return empty
    ? { is: "the file holds no record", expected, mend: "Fill it or delete it", rule: "file-empty" }
    : { is: `the file holds ${show(value)}`, expected, mend: "Compare with the schema", rule: "type" };
}

function expectedOf(issue: Issue): string {
  if (issue.message.startsWith("expected ")) return stripExpected(issue.message);
  if (issue.code === "too_small")
    return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${sizeWord(issue)}`;
  if (issue.code === "too_big")
    return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${sizeWord(issue)}`;
  if (issue.code === "invalid_format" && issue.format === "url")
    return "an address that begins with http:// or https://";
  return stripExpected(issue.message);
}

function sizeWord(issue: {
  readonly origin: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}): string {
  const one = (issue.minimum ?? issue.maximum) === 1;
  if (issue.origin === "string") return one ? " sign of text" : " signs of text";
  return issue.origin === "array" ? (one ? " entry" : " entries") : "";
}

/** The branch of a union whose required fields the value comes nearest to. */
function closestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  if (typeof value !== "object" || value === null) return null;
  let best: readonly Issue[] | null = null;
  for (const branch of branches) if (best === null || weight(branch) < weight(best)) best = branch;
  return best;
}

function weight(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
}

function stripExpected(message: string): string {
  return message.replace(/^(?:Invalid [^:]*: )?expected /i, "");
}

function typeMend(expected: string, value: unknown): string {
  if (expected === "number" && typeof value === "string") {
    return /^[\d.,]+$/.test(value)
      ? "Write it without quotes and without thousands signs"
      : "Write the bare number and put its unit into `unit`";
  }
  if (expected === "string" && typeof value === "number") return "Put it in quotes";
  return `Write ${withArticle(expected)}`;
}

function withArticle(type: string): string {
  if (type === "object" || type === "record") return "a record";
  if (type === "array" || type === "tuple") return "a list";
  if (type === "string") return "text";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function pathName(path: readonly (string | number)[]): string {
  let name = "";
  for (const step of path) name += typeof step === "number" ? `[${step}]` : name === "" ? step : `.${step}`;
  if (path.length === 0) return "";
  return name.replace(/^\[\d+\]\.?/, "") || "record";
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    root,
  );
}

function show(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  const text = asText(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** A record that holds itself, by an alias of YAML, has no text. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "a record that holds itself";
  }
}
