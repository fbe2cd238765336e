/** Where a scenario has its values from, as its workbench says it beside each field. */
import type { ValueOrigin } from "../figures/workbench/state.ts";
import type { Model } from "../models/contract.ts";
import { links } from "./page-links.ts";
import type { Run, RunInput } from "./trace-run.ts";

/** Signs of an assumption's reason that stand beside its field; the whole stands below, with the run. */
const REASON_LENGTH = 80;

/** Where a run has the value of an input from, with the page that shows it. */
export function originOf(model: Model, run: Run, { kind, lineage }: RunInput): ValueOrigin {
  const at = (text: string, href: string): ValueOrigin => ({ kind, text: shorten(text), href });
  switch (lineage.type) {
    case "claim":
      return at(lineage.label, links.claim(lineage.id));
    case "dataset":
      // The page of a long table does not show each of its rows, so the text says which.
      return at(`${lineage.label}, row ${lineage.rows.join(", ")}`, links.dataset(lineage.id));
    case "assumption":
      return at(lineage.reason, `${links.model(model.id)}#${run.id}`);
    default:
      return at(lineage.label, `${links.model(model.id)}#${run.id}`);
  }
}

/** By the input's name, the one row that its value is a cell of; nothing where it is made of several. */
export function rowEntryOf({ name, lineage }: RunInput): (readonly [string, string])[] {
  if (lineage.type !== "dataset" || lineage.rows.length !== 1) return [];
  return [[name, `${lineage.id} row ${lineage.rows.join()}`]];
}

/** At a word's end. */
function shorten(text: string): string {
  if (text.length <= REASON_LENGTH) return text;
  return `${text.slice(0, REASON_LENGTH).replace(/\s+\S*$/, "")} …`;
}
