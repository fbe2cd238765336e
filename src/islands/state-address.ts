/** The address of a figure at moved inputs, for what a reader takes along; apart, since the page itself has no need of it. */
import type { ControlValues } from "../figures/contract.ts";
import { stateOf } from "./url-state.ts";

/** Where a page, given from the root or absolute, shows the figure at these values. */
export function stateAddress(page: string, id: string, values: ControlValues, start: ControlValues): string {
  const url = new URL(page, location.href);
  url.search = stateOf(id, values, start).toString();
  return url.href;
}
