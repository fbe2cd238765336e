/** The part of citation-js that we use; the packages carry no types. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(data: readonly unknown[] | string, options?: { readonly generateGraph?: boolean });
    /** CSL-JSON items. */
    readonly data: readonly unknown[];
    format(
      format: "bibliography",
      options: {
        readonly format: "html" | "text";
        readonly template: string;
        readonly lang: string;
        readonly asEntryArray: true;
        readonly nosort?: boolean;
      },
    ): (readonly [string, string])[];
  }
  export const plugins: {
    readonly config: {
      get(name: "@csl"): { readonly styles: { set(name: string, style: string): void } };
    };
  };
}
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
