/** What is done to every page on its way out; Astro looks for it here. */
import type { MiddlewareHandler } from "astro";
import { keepUnitsWhole } from "./build/whole-units.ts";

export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next();
  if (response.headers.get("content-type")?.startsWith("text/html") !== true) return response;
  return new Response(keepUnitsWhole(await response.text()), response);
};
