/**
 * `data/targets/<id>.yaml`: a headline asked the other way round. Of a scenario
 * with ranges, which values of its inputs bring an output to a target?
 */
import { z } from "zod";
import { unitSchema } from "./quantity.ts";
import { idSchema, textSchema } from "./text-fields.ts";

const fromClaim = z.strictObject({
  claim: idSchema,
  /** Which of the claim's quantities, where it has several. */
  quantity: idSchema.optional(),
});
const fromAssumption = z.strictObject({
  value: z.number(),
  /** Left out: the unit of the output. */
  unit: unitSchema.optional(),
  assumption: textSchema,
});

/** What is to be reached: what a claim says, or a number with the reason why it is asked for. */
export const goalSchema = z.union([fromClaim, fromAssumption]);

export const targetSchema = z
  .strictObject({
    title: textSchema,
    /** The question as a reader would ask it, one sentence. */
    question: textSchema.regex(/\?$/, "expected a question that ends with a question mark"),
    /** What the answer leaves open, in a sentence or two. */
    about: textSchema,
    /** Id of a scenario whose inputs have ranges. */
    scenario: idSchema,
    /** Name of an output of its model. */
    output: z.string(),
    atLeast: goalSchema.optional(),
    atMost: goalSchema.optional(),
    /** What inputs and the output are called inside a sentence of this target, by name; others keep the model's titles. */
    names: z.record(z.string(), textSchema).optional(),
    /** Two inputs with ranges: across and up. */
    map: z.tuple([z.string(), z.string()]),
  })
  .superRefine((target, context) => {
    if ((target.atLeast === undefined) === (target.atMost === undefined)) {
      const none = target.atLeast === undefined;
      context.addIssue({
        code: "custom",
        message: none ? "expected either `atLeast` or `atMost`" : "expected one of the two",
        path: none ? [] : ["atMost"],
        params: {
          is: none ? "neither `atLeast` nor `atMost` is given" : "both `atLeast` and `atMost` are given",
          mend: none ? "Give one of the two" : "Take one out",
          rule: "target-goal",
        },
      });
    }
    if (target.map[0] === target.map[1]) {
      context.addIssue({
        code: "custom",
        message: "expected another input than the one across",
        path: ["map", 1],
        params: { mend: "Name two inputs", rule: "target-map" },
      });
    }
  });

export type Goal = z.infer<typeof goalSchema>;
export type TargetRecord = z.infer<typeof targetSchema>;
/** With its id, which is the name of its file. */
export type Target = TargetRecord & { readonly id: string };
