/** The one reader of `data/`: everything is read, every fault is collected, then the ledger is frozen or refused. */
import { fault, sortFaults, type Fault } from "../base/fault.ts";
import { claimsFileSchema } from "../schemas/claim.ts";
import { contradictionsFileSchema } from "../schemas/contradiction.ts";
import { releaseSchema } from "../schemas/release.ts";
import { scenariosFileSchema } from "../schemas/scenario.ts";
import { sourcesFileSchema } from "../schemas/source.ts";
import { checkReferences } from "./check-references.ts";
import { collectRecords, listFiles, listFolders, type Located } from "./collect-records.ts";
import { deepFreeze, type Ledger, type LedgerReading } from "./ledger.ts";
import { readDataset, type DatasetReading } from "./read-dataset.ts";
import { readStructuredFile } from "./structured-file.ts";

export interface ReadOptions {
  /** Source ids that reports cite, so that they do not count as unused. */
  readonly citedInProse?: ReadonlySet<string>;
}

/** @param root folder that holds `data/` */
export function readLedger(root: string, { citedInProse = new Set() }: ReadOptions = {}): LedgerReading {
  const faults: Fault[] = [];
  const sources = collectRecords(root, listFiles(root, "data/sources", [".json"]), sourcesFileSchema, faults);
  const claims = collectRecords(
    root,
    listFiles(root, "data/claims", [".yaml", ".yml"]),
    claimsFileSchema,
    faults,
  );
  const contradictions = collectRecords(
    root,
    listFiles(root, "data/contradictions", [".yaml", ".yml"]),
    contradictionsFileSchema,
    faults,
  );
  const scenarios = collectRecords(
    root,
    listFiles(root, "data/scenarios", [".yaml", ".yml"]),
    scenariosFileSchema,
    faults,
  );
  const datasets = readDatasets(root, faults);
  const releases = listFiles(root, "data/releases", [".json"])
    .map((file) => readStructuredFile(root, file, releaseSchema, faults))
    .filter((file) => file !== null);
  if (sources.size === 0 && faults.length === 0) {
    faults.push(
      fault(
        { file: "data/sources", line: 1, column: 1 },
        {
          is: "no source was found",
          expected: "at least one",
          mend: "Check that this is the site's folder",
          rule: "file-missing",
        },
      ),
    );
  }
  faults.push(
    ...checkReferences({ sources, claims, contradictions, datasets, scenarios, releases, citedInProse }),
  );
  const sorted = sortFaults(faults);
  if (sorted.some(({ fatal }) => fatal === true)) return { ledger: null, faults: sorted };
  const ledger: Ledger = {
    sources: values(sources),
    claims: values(claims),
    contradictions: deepFreeze([...contradictions.values()].map(({ value }) => value)),
    scenarios: values(scenarios),
    datasets: new Map([...datasets].map(([id, { dataset }]) => [id, deepFreeze(dataset)])),
    releases: deepFreeze(releases.map(({ value }) => value)),
  };
  return { ledger: Object.freeze(ledger), faults: sorted };
}

function readDatasets(root: string, faults: Fault[]): Map<string, DatasetReading> {
  const readings = new Map<string, DatasetReading>();
  for (const name of listFolders(root, "data/datasets")) {
    for (const folder of listFolders(root, name)) {
      const reading = readDataset(root, folder, faults);
      if (reading !== null) readings.set(reading.dataset.id, reading);
    }
  }
  return readings;
}

function values<T>(records: ReadonlyMap<string, Located<T>>): ReadonlyMap<string, T> {
  return new Map([...records].map(([id, { value }]) => [id, deepFreeze(value)]));
}
