/**
 * Asks a model at every row of a table of inputs: where sampling and indices spend their time.
 * A model reads its inputs from an object by name. Setting six names at each row costs more
 * than most models, so a model is handed one and the same object whose names read from a
 * table, and only the row moves on. Its shape is the model's, whatever is drawn: an engine
 * that has compiled the model for it once need not do so again.
 */
import { ModelError } from "../models/errors.ts";
import { hasEnds } from "./distribution.ts";
import { RefusalCount, type Refusal } from "./refusals.ts";
import { startOf, type Answers, type Study, type StudiedModel, type Values } from "./study.ts";

/** Values of one input, row by row. */
export interface Drawn {
  readonly input: string;
  readonly drawn: Float64Array;
}

export interface AskedRows {
  /** Every output by name, at the rows that the model answered, in their order. */
  readonly outputs: Readonly<Record<string, Float64Array>>;
  /** Places of the rows that it refused, rising. */
  readonly refusedRows: readonly number[];
  /** The most frequent reason first. */
  readonly refused: readonly Refusal[];
}

interface Output {
  readonly name: string;
  readonly column: Float64Array;
}

/** The outputs of a model in their order. */
type Outputs = Readonly<Record<"a" | "b" | "c" | "d" | "e" | "f" | "g" | "h", Output | undefined>> & {
  readonly rest: readonly Output[];
};

/** Rows that are laid out at a time, so that they stay near the processor. */
const blockLength = 256;

interface InputRow {
  /** What the model reads: the input at the row in turn. */
  readonly values: Readonly<Record<string, number | string>>;
  /** Sets every input for all rows. */
  hold(values: Values): void;
  /** Lays out the rows of a block from the drawn columns, from this place on. */
  layOut(columns: readonly Drawn[], from: number): void;
  turnTo(row: number): void;
}

const rows = new WeakMap<StudiedModel["inputs"], InputRow>();

/**
 * All outputs of a study's model at `count` rows, the inputs that are not drawn at their start. The model is asked
 * with its checks until a row has passed them, and without from then on, since `dimensionsOf` holds every range with
 * ends inside its domain; an answer that is not finite is asked again with checks, for the refusal.
 *
 * @param columns of number inputs, as drawn for the members of `dimensionsOf`
 * @throws {ModelError} INCONSISTENT for a column of what is no number input, or a base without a value for an input;
 *   what the model throws that is no ModelError
 */
export function askRows(study: Study, columns: readonly Drawn[], count: number): AskedRows {
  const { model, ranges } = study;
  const row = rowOf(model);
  row.hold(startOf(study));
  const asked = Object.keys(model.outputs).map((name) => ({ name, column: new Float64Array(count) }));
  const [a, b, c, d, e, f, g, h, ...rest] = asked;
  const outputs = { a, b, c, d, e, f, g, h, rest };
  const refusals = new RefusalCount();
  const refusedRows: number[] = [];
  const checked = model.compute as (values: Values) => Answers;
  const free = Object.values(ranges).every(hasEnds) ? ((model.kernel ?? checked) as typeof checked) : checked;
  let ask = checked;
  let kept = 0;
  for (let from = 0; from < count; from += blockLength) {
    row.layOut(columns, from);
    const length = Math.min(blockLength, count - from);
    for (let place = 0; place < length; place += 1) {
      row.turnTo(place);
      try {
        if (!store(outputs, kept, ask(row.values))) store(outputs, kept, checked(row.values));
        ask = free;
        kept += 1;
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
        refusedRows.push(from + place);
        refusals.add({ code: error.code, field: error.field, count: 1, message: error.message });
      }
    }
  }
  return {
    outputs: Object.fromEntries(asked.map(({ name, column }) => [name, firstOf(column, kept)])),
    refusedRows,
    refused: refusals.list(),
  };
}

/** A column without these rows; the column itself where there are none. */
export function withoutRows(column: Float64Array, refusedRows: readonly number[]): Float64Array {
  if (refusedRows.length === 0) return column;
  const left = new Set(refusedRows);
  return column.filter((_, row) => !left.has(row));
}

/**
 * Writes the outputs at one place, and says whether all are finite. A line for each of the first eight:
 * an engine settles a line that always meets one name on that name, which it cannot for a loop over names.
 */
function store({ a, b, c, d, e, f, g, h, rest }: Outputs, place: number, answers: Answers): boolean {
  let sum = 0;
  if (a !== undefined) sum += write(a, place, answers[a.name]);
  if (b !== undefined) sum += write(b, place, answers[b.name]);
  if (c !== undefined) sum += write(c, place, answers[c.name]);
  if (d !== undefined) sum += write(d, place, answers[d.name]);
  if (e !== undefined) sum += write(e, place, answers[e.name]);
  if (f !== undefined) sum += write(f, place, answers[f.name]);
  if (g !== undefined) sum += write(g, place, answers[g.name]);
  if (h !== undefined) sum += write(h, place, answers[h.name]);
  for (const output of rest) sum += write(output, place, answers[output.name]);
  return sum === 0;
}

/** What is left of a value without itself: 0, but NaN where it is not finite. */
function write({ column }: Output, place: number, value = Number.NaN): number {
  column[place] = value;
  return value - value;
}

function firstOf(column: Float64Array, count: number): Float64Array {
  return count === column.length ? column : column.slice(0, count);
}

/** The one row object of a model's inputs. Safe to share: a model asks nothing of this room, so rows are never asked within rows. */
function rowOf({ id, inputs }: StudiedModel): InputRow {
  const known = rows.get(inputs);
  if (known !== undefined) return known;
  const starts = new Map<string, number>();
  const texts = new Map<string, { held: number | string }>();
  const values: Record<string, number | string> = {};
  const table = new Float64Array(Object.keys(inputs).length * blockLength);
  let at = 0;
  for (const [name, { type }] of Object.entries(inputs)) {
    if (type === "number") {
      const start = starts.size * blockLength;
      starts.set(name, start);
      const get = (): number => table[start + at] ?? Number.NaN;
      Object.defineProperty(values, name, { enumerable: true, get });
    } else {
      const text: { held: number | string } = { held: Number.NaN };
      texts.set(name, text);
      Object.defineProperty(values, name, { enumerable: true, get: (): number | string => text.held });
    }
  }
  const refuse = (field: string, value: string, allowed: string): never => {
    throw new ModelError({ code: "INCONSISTENT", model: id, field, value, allowed });
  };
  const made: InputRow = {
    values,
    hold: (held) => {
      const valueOf = (name: string): number | string =>
        held[name] ?? refuse(name, "missing", "a value in the base");
      for (const [name, start] of starts) table.fill(Number(valueOf(name)), start, start + blockLength);
      for (const [name, text] of texts) text.held = valueOf(name);
    },
    layOut: (columns, from) => {
      for (const { input, drawn } of columns) {
        const start = starts.get(input) ?? refuse(input, "drawn", "a number input of the model");
        table.set(drawn.subarray(from, from + blockLength), start);
      }
    },
    turnTo: (row) => {
      at = row;
    },
  };
  rows.set(inputs, made);
  return made;
}
