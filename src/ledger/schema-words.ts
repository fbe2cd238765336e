/** What a schema allows at a place, in words: messages list it, so that nobody has to read the schema. */
import { z } from "zod";
import { orList } from "../base/nearest.ts";

type Path = readonly (string | number)[];

/** The fields of the record at a path, of each form that it may have; empty where it takes any name. */
export function fieldsAt(schema: z.ZodType, path: Path): readonly string[] {
  return [...new Set(formsAt(schema, path).flatMap(fieldsOf))];
}

/** "a number or a record with `value` (may have `unit`)". */
export function formsText(schema: z.ZodType, path: Path): string {
  return orList([...new Set(formsAt(schema, path).map(formText))]);
}

/** The schemas that may stand at a path, without what wraps them. */
function formsAt(schema: z.ZodType, path: Path): readonly z.ZodType[] {
  let forms = opened(schema);
  for (const step of path) forms = forms.flatMap((form) => below(form, step)).flatMap(opened);
  return forms;
}

/** The schema itself without `optional` and the like; of a union each of its forms. */
function opened(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return opened(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion) return (schema.options as readonly z.ZodType[]).flatMap(opened);
  return [schema];
}

function below(schema: z.ZodType, step: string | number): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.ZodType>>;
    const field = Object.hasOwn(shape, step) ? shape[step] : undefined;
    return field === undefined ? [] : [field];
  }
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  if (schema instanceof z.ZodTuple) {
    const items = schema.def.items as readonly z.ZodType[];
    const item = typeof step === "number" ? items[step] : undefined;
    return item === undefined ? [] : [item];
  }
  return [];
}

function fieldsOf(schema: z.ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function formText(schema: z.ZodType): string {
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape);
    const named = (optional: boolean): string =>
      shape
        .filter(([, field]) => field instanceof z.ZodOptional === optional)
        .map(([name]) => `\`${name}\``)
        .join(", ");
    const may = named(true);
    return `a record with ${named(false)}${may === "" ? "" : ` (may have ${may})`}`;
  }
  if (schema instanceof z.ZodEnum) return orList(schema.options.map(String));
  if (schema instanceof z.ZodNumber) return "a number";
  if (schema instanceof z.ZodBoolean) return "true or false";
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) return "a list";
  return "text";
}
