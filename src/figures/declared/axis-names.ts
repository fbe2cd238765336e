/**
 * Names that an author gives to axes, where they say another unit than the numbers
 * along the axis have: a reader would believe the name. Only what cannot be meant
 * otherwise is a fault: a unit that ends the name, behind a comma, in brackets or behind "in".
 */
import { unitNames, units, type UnitName } from "../../base/units.ts";
import type { FigureRecord } from "../../schemas/figure.ts";
import type { RecordFault } from "./check-items.ts";
import type { AxisUnits } from "./references.ts";

/** Dimensions of things: at the end of a name their words may say whose numbers these are. */
const things: readonly string[] = ["gpu", "rack", "people", "sample", "token"];
/** Dimensions of numbers that may be of anything: "Gain, tokens per second" is a multiple. */
const plain: readonly string[] = ["number", "count", "ratio", "share-difference"];

const endings = [/[([]([^()[\]]+)[)\]]$/, /,\s*([^,]+)$/, /^.*\sin\s+(.+)$/] as const;

export function axisNameFaults({ axes = {} }: FigureRecord, counted: AxisUnits): RecordFault[] {
  return (["x", "y", "value"] as const).flatMap((axis): RecordFault[] => {
    const [title, unit] = [axes[axis], counted[axis]?.unit];
    if (title === undefined || unit === undefined || plain.includes(units[unit].dimension)) return [];
    const called = endings.flatMap((ending) => unitsCalled(ending.exec(title.trim())?.[1] ?? ""));
    const [first] = called;
    if (first === undefined || called.includes(unit) || isWhile(title, first, unit)) return [];
    return [
      {
        path: ["axes", axis],
        is: `the axis is named in ${first}`,
        expected: `${unit}, as the numbers along it`,
        mend: "Take the unit out of the name; it is written behind",
        rule: "figure-unit",
      },
    ];
  });
}

/** The units that words can be read as, things left out. */
function unitsCalled(words: string): readonly UnitName[] {
  const lower = words.toLowerCase();
  return unitNames.filter((name) => {
    const { dimension, label, spoken } = units[name];
    return words !== "" && !things.includes(dimension) && ([name, label].includes(words) || lower === spoken);
  });
}

/** "Heat given off in hours" says when, not how much. */
function isWhile(title: string, called: UnitName, unit: UnitName): boolean {
  const behindIn = endings[2].test(title) && !endings[0].test(title) && !endings[1].test(title);
  return behindIn && units[called].dimension === "time" && units[unit].dimension !== "time";
}
