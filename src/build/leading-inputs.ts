/** Which inputs an output answers to most where a scenario stands: of a long list of fields the few to try first. */
import type { Model, NumberInput } from "../models/contract.ts";
import { outputOrNull, type Values } from "../uncertainty/study.ts";

/**
 * Number inputs by their elasticity, greatest first: how many percent the output moves
 * for one percent of the input, by a tenth up, or down where up is refused. Inputs that
 * stand at 0 or move nothing are left out.
 */
export function leadingInputs(model: Model, values: Values, output: string): readonly string[] {
  const base = outputOrNull(model, values, output);
  if (base === null || base === 0) return [];
  return Object.entries(model.inputs)
    .flatMap(([name, input]) => {
      const strength = input.type === "number" ? elasticity(model, values, output, base, name, input) : 0;
      return strength > 1e-3 ? [{ name, strength }] : [];
    })
    .sort((a, b) => b.strength - a.strength)
    .map(({ name }) => name);
}

function elasticity(
  model: Model,
  values: Values,
  output: string,
  base: number,
  name: string,
  { domain }: NumberInput,
): number {
  const value = values[name];
  if (typeof value !== "number" || value === 0) return 0;
  for (const factor of [1.1, 0.9]) {
    const near = domain.integer === true ? Math.round(value * factor) : value * factor;
    const moved = domain.integer === true && near === value ? value + Math.sign(factor - 1) : near;
    const result = outputOrNull(model, { ...values, [name]: moved }, output);
    if (result !== null) return Math.abs((result / base - 1) / (moved / value - 1));
  }
  return 0;
}
