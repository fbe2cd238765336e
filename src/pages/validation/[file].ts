/** Every case of a suite as CSV, and the files of the pictures. */
import type { APIRoute } from "astro";
import { tableToCsv } from "../../base/table.ts";
import { answerWith, downloadsOf, type Download } from "../../build/downloads.ts";
import { getSite } from "../../build/site.ts";
import { validate } from "../../build/validation.ts";
import { validationPictures } from "../../build/validation-picture.ts";
import { caseTable } from "../../build/validation-tables.ts";

type Props = Omit<Download, "file">;

export const getStaticPaths = () => {
  const { ledger, site } = getSite();
  return [
    ...validate(ledger).runs.map((run) => ({
      params: { file: `${run.suite.id}.csv` },
      props: { content: () => tableToCsv(caseTable(run)), type: "text/csv" },
    })),
    ...validationPictures(ledger).flatMap((picture) =>
      downloadsOf(picture, site.title, ["850x600"]).map(({ file, ...props }) => ({
        params: { file: `${picture.id}${file}` },
        props,
      })),
    ),
  ];
};

export const GET: APIRoute<Props> = ({ props }) => answerWith(props);
