/** Collects entities, activities and relations, and hands them out as PROV-JSON in one order, whatever the order they came in. */
import { compareText } from "../base/fault.ts";
import type { Provenance, ProvenanceAttributes } from "../schemas/provenance.ts";

/** Values by plain name; absent ones are left out. Names with a prefix keep it, others are our own. */
export type Said = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

interface Relation {
  readonly from: string;
  readonly to: string;
  readonly by?: string;
  readonly said: ProvenanceAttributes;
}

export class ProvenanceGraph {
  readonly #entities = new Map<string, ProvenanceAttributes>();
  readonly #activities = new Map<string, ProvenanceAttributes>();
  readonly #used: Relation[] = [];
  readonly #generated: Relation[] = [];
  readonly #derived: Relation[] = [];

  entity(id: string, type: string, label: string, said: Said = {}): void {
    this.#entities.set(id, described(type, label, said));
  }

  activity(id: string, type: string, label: string, said: Said = {}): void {
    this.#activities.set(id, described(type, label, said));
  }

  /** An activity took an entity in. */
  used(activity: string, entity: string, said: Said = {}): void {
    this.#used.push({ from: activity, to: entity, said: attributes(said) });
  }

  /** An activity gave an entity. */
  generated(entity: string, activity: string): void {
    this.#generated.push({ from: entity, to: activity, said: {} });
  }

  /** An entity rests on another, through an activity where one is known. */
  derived(entity: string, from: string, by?: string, said: Said = {}): void {
    this.#derived.push({
      from: entity,
      to: from,
      ...(by === undefined ? {} : { by }),
      said: attributes(said),
    });
  }

  document(prefix: Readonly<Record<string, string>>): Provenance {
    return {
      prefix: sorted(Object.entries(prefix)),
      entity: sorted(this.#entities),
      activity: sorted(this.#activities),
      used: numbered("u", this.#used, ({ from, to, said }) => ({
        "prov:activity": from,
        "prov:entity": to,
        ...said,
      })),
      wasGeneratedBy: numbered("g", this.#generated, ({ from, to }) => ({
        "prov:entity": from,
        "prov:activity": to,
      })),
      wasDerivedFrom: numbered("d", this.#derived, ({ from, to, by, said }) => ({
        "prov:generatedEntity": from,
        "prov:usedEntity": to,
        ...(by === undefined ? {} : { "prov:activity": by }),
        ...said,
      })),
    };
  }
}

function described(type: string, label: string, said: Said): ProvenanceAttributes {
  return {
    "prov:type": { $: `ledger:${type}`, type: "prov:QUALIFIED_NAME" },
    "prov:label": label,
    ...attributes(said),
  };
}

function attributes(said: Said): ProvenanceAttributes {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => {
      if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return [];
      const key = name.includes(":") ? name : `ledger:${name}`;
      return [[key, typeof value === "object" ? [...value] : value]];
    }),
  );
}

function sorted<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareText(a, b)));
}

/** Equal relations stand once; each gets a blank name by its place. */
function numbered<T>(letter: string, relations: readonly Relation[], shape: (one: Relation) => T) {
  const unique = new Map(relations.map((one) => [JSON.stringify([one.from, one.to, one.by, one.said]), one]));
  return Object.fromEntries(
    [...unique]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, one], index) => [`_:${letter}${index + 1}`, shape(one)] as const),
  );
}
