/** Checks that a claim has the quantity which a record takes from it. */
import type { Fault } from "../base/fault.ts";
import { didYouMean, orList } from "../base/nearest.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Located } from "./collect-records.ts";

/** What takes a claim's quantity must say which, where the claim has several. */
export function checkQuantity(
  located: Pick<Located<unknown>, "fault">,
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
