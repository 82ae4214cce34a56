import { keySlug } from "@minuta/domain";
import type { Today } from "./today.ts";

type Subject = Today["waiting"][number]["subject"];

/** Where in the workspace the subject of a line stands. */
export function subjectPath({ type, id }: Subject): string {
  switch (type) {
    case "document":
      return `/documentos/${id}`;
    case "session":
      return `/sesiones/${id}`;
    case "meeting":
      return `/reuniones/${id}`;
    case "proposal":
      return `/propuestas/${id}`;
    case "resolution":
      return `/acuerdos/${keySlug(id)}`;
    case "commitment":
      return `/compromisos/${encodeURIComponent(id)}`;
    case "rules":
      return "/reglamento";
  }
}
