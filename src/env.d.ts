/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by the report page before its prose is printed. */
    report?: import("./build/report-context.ts").ReportContext;
  }
}
