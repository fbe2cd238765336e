/** Which field of a record an error is about, told by whoever read that field, so that a fault can stand at its line. */

type FieldPath = readonly (string | number)[];

const blamed = new WeakMap<Error, FieldPath>();

/** Runs an action that reads a field; an error that it throws is about that field. The innermost field counts. */
export function about<T>(path: FieldPath, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && !blamed.has(error)) blamed.set(error, path);
    throw error;
  }
}

/** `null` where nobody told. */
export function fieldOf(error: unknown): FieldPath | null {
  return (error instanceof Error ? blamed.get(error) : undefined) ?? null;
}
