/** Checks where the inputs of a scenario come from: claims, quantities, datasets, columns and cells that are there. */
import type { Fault } from "../base/fault.ts";
import { didYouMean } from "../base/nearest.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Scenario } from "../schemas/scenario.ts";
import type { Located } from "./collect-records.ts";
import { orList } from "./issue-fault.ts";
import { unlessKnown, type Records } from "./known-records.ts";

export function checkScenario(located: Located<Scenario>, records: Records): Fault[] {
  return Object.entries(located.value.inputs).flatMap(([name, input]) => {
    const path = ["inputs", name];
    if ("claim" in input) {
      const claim = records.claims.get(input.claim)?.value;
      return claim === undefined
        ? unlessKnown(records, located, [...path, "claim"], "claim", input.claim)
        : checkQuantity(located, path, input, claim);
    }
    if (!("dataset" in input)) return [];
    const dataset = records.datasets.get(input.dataset)?.dataset;
    if (dataset === undefined)
      return unlessKnown(records, located, [...path, "dataset"], "dataset", input.dataset);
    const names = dataset.fields.map((field) => field.name);
    const wrong = [input.column, ...Object.keys(input.where)].find((column) => !names.includes(column));
    if (wrong !== undefined) {
      return [
        located.fault([...path, ...(wrong === input.column ? ["column"] : ["where", wrong])], {
          is: `unknown column \`${wrong}\` of ${input.dataset}`,
          expected: "a column of its table",
          mend: didYouMean(wrong, names, "Name one of its columns"),
          rule: "column-unknown",
        }),
      ];
    }
    const rows = dataset.rows.filter(({ cells }) =>
      Object.entries(input.where).every(([column, value]) => cells[column] === value),
    );
    const cell = rows[0]?.cells[input.column];
    if ((rows.length === 1 && cell !== null) || records.lost.dataset.has(input.dataset)) return [];
    return [
      located.fault([...path, "where"], {
        is:
          rows.length === 1
            ? `the cell \`${input.column}\` is empty`
            : rows.length === 0
              ? "no row matches"
              : `${rows.length} rows match`,
        expected: "exactly one row with a value",
        mend: "Narrow or widen `where`",
        rule: "cell-unknown",
      }),
    ];
  });
}

/** An input that takes a claim's quantity must say which, where the claim has several. */
function checkQuantity(
  located: Located<Scenario>,
  path: readonly string[],
  input: { readonly claim: string; readonly quantity?: string | undefined },
  { quantities }: Claim,
): Fault[] {
  const ids = quantities.map(({ id }) => id).filter((id) => id !== undefined);
  const { claim, quantity } = input;
  if (quantity === undefined ? quantities.length === 1 : ids.includes(quantity)) return [];
  const many = `${quantities.length === 0 ? "no" : String(quantities.length)} quantities`;
  return [
    located.fault([...path, quantity === undefined ? "claim" : "quantity"], {
      is:
        quantity === undefined
          ? `claim \`${claim}\` has ${many}`
          : `unknown quantity \`${quantity}\` of claim \`${claim}\``,
      expected:
        ids.length > 0
          ? `\`quantity\` to be ${orList(ids)}`
          : quantities.length === 1
            ? "no `quantity`, since the claim has only one"
            : "a claim with a quantity",
      mend:
        quantity === undefined
          ? ids.length > 0
            ? "Say which"
            : "Name another claim, or write an assumption with its reason"
          : didYouMean(quantity, ids, ids.length > 0 ? "Name one of these" : "Take `quantity` out"),
      rule: "quantity-unknown",
    }),
  ];
}
