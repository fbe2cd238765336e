/** Keeps the moved controls of each figure in the address, as `figure.control=value`; what stands at its start is left out. */
import { choose, type Control, type ControlValues } from "../figures/contract.ts";
import { readNumber } from "./read-number.ts";

/** The start values with what the address says put over them; what it says wrongly is passed over. */
export function readState(
  id: string,
  controls: Readonly<Record<string, Control>>,
  start: ControlValues,
): ControlValues {
  const given = new URLSearchParams(location.search);
  const values: Record<string, number | string> = { ...start };
  for (const [name, control] of Object.entries(controls)) {
    const text = given.get(`${id}.${name}`);
    if (text === null) continue;
    if (control.type === "choice") {
      if (Object.hasOwn(control.options, text)) Object.assign(values, choose(name, control, text, values));
    } else if (control.type === "set") {
      const chosen = Object.keys(control.options).filter((option) => text.split(",").includes(option));
      if (chosen.length > 0) values[name] = chosen.join(",");
    } else {
      const value = readNumber(text);
      if (value >= control.min && value <= control.max) values[name] = value;
    }
  }
  for (const [name, control] of Object.entries(controls)) {
    if (control.type !== "choice" || control.sets === undefined) continue;
    const set = control.sets.values[String(values[name])] ?? {};
    // A value of its own beside a preset: the preset no longer holds.
    if (Object.entries(set).some(([moved, value]) => values[moved] !== value))
      values[name] = control.sets.own;
  }
  return values;
}

/** Of one figure: what does not stand at its start. */
export function stateOf(id: string, values: ControlValues, start: ControlValues): URLSearchParams {
  const moved = Object.entries(values).filter(([name, value]) => value !== start[name]);
  return new URLSearchParams(moved.map(([name, value]) => [`${id}.${name}`, String(value)]));
}

export function writeState(id: string, values: ControlValues, start: ControlValues): void {
  const url = new URL(location.href);
  const state = stateOf(id, values, start);
  for (const name of Object.keys(values)) {
    const value = state.get(`${id}.${name}`);
    if (value === null) url.searchParams.delete(`${id}.${name}`);
    else url.searchParams.set(`${id}.${name}`, value);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
