/** Turns the schema library's issues into our faults: what is, what was expected, how to mend. */
import type { z } from "zod";
import { fault, type Fault, type Place } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";

type Issue = z.core.$ZodIssue;
type Locate = (path: readonly (string | number)[], key?: string) => Place;

/** One fault an issue; an unknown field gives one a field. */
export function issueFaults(issues: readonly Issue[], root: unknown, locate: Locate): Fault[] {
  return issues.flatMap((issue) => issueFault(issue, root, locate, []));
}

function issueFault(
  issue: Issue,
  root: unknown,
  locate: Locate,
  parents: readonly (string | number)[],
): Fault[] {
  const path = [...parents, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
  const value = valueAt(root, path);
  const name = pathName(path);
  const at = locate(path);
  const isText = value === undefined ? `\`${name}\` is missing` : `\`${name}\` is ${show(value)}`;
  switch (issue.code) {
    case "unrecognized_keys": {
      return issue.keys.map((key) =>
        fault(locate(path, key), {
          is: `unknown field \`${key}\``,
          expected: "only the fields of this kind of record",
          mend: "Check its spelling against the schema, or take it out",
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
      const list = options.length > 12 ? `one of ${options.length} known names` : options.join(", ");
      const unit = path.at(-1) === "unit";
      return [
        fault(at, {
          is: isText,
          expected: list,
          mend:
            value === undefined
              ? "Add it"
              : didYouMean(
                  typeof value === "string" ? value : show(value),
                  options,
                  unit ? "Use a unit of src/base/units.ts" : "Use one of these",
                ),
          rule: value === undefined ? "field-missing" : unit ? "unit-unknown" : "value",
        }),
      ];
    }
    case "invalid_union": {
      const branch = closestBranch(issue.errors, value);
      if (branch !== null) return branch.flatMap((inner) => issueFault(inner, root, locate, path));
      return [
        fault(at, {
          is: isText,
          expected: "one of the known forms",
          mend: "Compare with the schema",
          rule: "type",
        }),
      ];
    }
    case "custom": {
      const rule = typeof issue.params?.["rule"] === "string" ? issue.params["rule"] : "value";
      return [
        fault(at, { is: isText, expected: stripExpected(issue.message), mend: "Mend the record", rule }),
      ];
    }
    default:
      return [fault(at, { is: isText, expected: expectedOf(issue), mend: "Mend the value", rule: "value" })];
  }
}

function expectedOf(issue: Issue): string {
  const message = stripExpected(issue.message);
  if (issue.code === "too_small")
    return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${sizeWord(issue.origin)}`;
  if (issue.code === "too_big")
    return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${sizeWord(issue.origin)}`;
  return message;
}

function sizeWord(origin: string): string {
  return origin === "string" ? " signs of text" : origin === "array" ? " entries" : "";
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
  const text = value === undefined ? "undefined" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
