/**
 * The part of PROV-JSON (W3C member submission of 2013) in which lineage is
 * handed out: entities, activities, and three relations between them.
 */
import { z } from "zod";

const nameSchema = z.string().regex(/^[a-z]+:[^\s]+$/, "expected prefix:name");
const literalSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.strictObject({ $: z.string(), type: nameSchema }),
]);
const attributeSchema = z.union([literalSchema, z.array(literalSchema).min(1)]);

const attributesSchema = z.record(nameSchema, attributeSchema);
const relationOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.record(z.string().regex(/^_:[a-z]+\d+$/), z.object(shape).catchall(attributeSchema));

export const provenanceSchema = z.strictObject({
  prefix: z.record(z.string().regex(/^[a-z]+$/), z.url()),
  entity: z.record(nameSchema, attributesSchema),
  activity: z.record(nameSchema, attributesSchema),
  used: relationOf({ "prov:activity": nameSchema, "prov:entity": nameSchema }),
  wasGeneratedBy: relationOf({ "prov:entity": nameSchema, "prov:activity": nameSchema }),
  wasDerivedFrom: relationOf({
    "prov:generatedEntity": nameSchema,
    "prov:usedEntity": nameSchema,
    "prov:activity": nameSchema.optional(),
  }),
});

export type Provenance = z.infer<typeof provenanceSchema>;
export type ProvenanceAttributes = z.infer<typeof attributesSchema>;
