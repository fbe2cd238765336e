/** What a claim says of itself that cannot be: sources that lead nowhere, a verdict that does not follow, a measurement by nobody, a history out of order. */
import { isBefore } from "../base/calendar.ts";
import type { Fault } from "../base/fault.ts";
import type { Claim } from "../schemas/claim.ts";
import type { Located } from "./collect-records.ts";
import { unlessKnown, type Records } from "./known-records.ts";
import { verdictsOf } from "./verdict.ts";

/** @param used takes in the ids of the sources that it names */
export function checkClaim(located: Located<Claim>, records: Records, used: Set<string>): Fault[] {
  const { value: claim } = located;
  const faults: Fault[] = [];
  const need = (id: string, path: readonly (string | number)[]): void => {
    used.add(id);
    faults.push(...unlessKnown(records, located, path, "source", id));
  };
  need(claim.document, ["document"]);
  claim.evidence.forEach(({ source }, index) => need(source, ["evidence", index, "source"]));
  const last = claim.history.at(-1);
  if (last?.verdict !== claim.verdict) {
    faults.push(
      located.fault(["history", claim.history.length - 1, "verdict"], {
        is: `the last entry of \`history\` says ${last?.verdict ?? "nothing"}`,
        expected: `${claim.verdict}, as \`verdict\` says`,
        mend: "Add a dated entry for the change of verdict",
        rule: "verdict-history",
      }),
    );
  }
  claim.history.forEach(({ date }, index) => {
    const before = claim.history[index - 1]?.date;
    if (before === undefined || !isBefore(date, before)) return;
    faults.push(
      located.fault(["history", index, "date"], {
        is: `an entry of ${date} stands after one of ${before}`,
        expected: "the entries in the order of their dates, the newest last",
        mend: "Mend the date, or move the entry",
        rule: "date-order",
      }),
    );
  });
  if (claim.kind === "measured" && claim.measuredBy === null) {
    faults.push(
      located.fault(["measuredBy"], {
        is: "`kind` is measured and `measuredBy` is null",
        expected: "who measured it",
        mend: "Name who did, or take another kind: what nobody is known to have measured is stated",
        rule: "measured-by",
      }),
    );
  }
  const found = verdictsOf(claim.evidence);
  const stated = [claim.verdict, ...(claim.alsoVerdict === undefined ? [] : [claim.alsoVerdict])];
  if (claim.verdict !== "derived" && !stated.every((verdict) => found.has(verdict))) {
    faults.push(
      located.fault(["verdict"], {
        is: `verdict is ${stated.join(" and ")}`,
        expected: `${[...found].join(" or ")}, which is what the stances of the evidence give`,
        mend: "Mend the verdict, or the stance of the evidence that does not fit",
        rule: "verdict-evidence",
      }),
    );
  }
  const ids = claim.quantities.map(({ id }) => id);
  claim.quantities.forEach((quantity, index) => {
    if (ids.length > 1 && (quantity.id === undefined || ids.indexOf(quantity.id) !== index)) {
      faults.push(
        located.fault(["quantities", index], {
          is:
            quantity.id === undefined
              ? "one of several quantities has no `id`"
              : `quantity id \`${quantity.id}\` stands twice`,
          expected: "an id of its own for each, so that prose can name it",
          mend: "Give it an id",
          rule: "quantity-id",
        }),
      );
    }
  });
  return faults;
}
