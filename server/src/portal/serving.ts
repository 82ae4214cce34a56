import type { Language } from "@minuta/domain";
import type { Request, RequestHandler, Response } from "express";
import type { Page, Site } from "./page.ts";

/** How the parts of the portal answer. */
export type PortalServing = {
  readonly site: Site;
  /** Serves an address for reading only. `handler` may answer with `page`, `text` or `notFound`. */
  readonly serve: (path: string, handler: RequestHandler) => void;
  readonly page: (req: Request, res: Response, page: Page, status?: number) => Promise<void>;
  /** Text that is kept while nothing changes. */
  readonly text: (req: Request, res: Response, text: string, mediaType: string) => Promise<void>;
  readonly notFound: (req: Request, res: Response) => Promise<void>;
  /** The page of a list that is asked for, from 1 to `pages`; null when there is no such page. */
  readonly pageOf: (req: Request, language: Language, pages: number) => number | null;
};
