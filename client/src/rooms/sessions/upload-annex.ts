import { addressOf, endpoints } from "@minuta/contract";
import { sendFile } from "../../app/send-file.ts";

/** Keeps a file with a session's agenda. Throws `ProblemError` when it is refused. */
export async function uploadAnnex(
  sessionId: string,
  annex: { readonly title: string; readonly agendaItemId: string | null; readonly file: File },
): Promise<void> {
  const { title, agendaItemId, file } = annex;
  const query = { title, fileName: file.name, ...(agendaItemId === null ? {} : { agendaItemId }) };
  await sendFile(addressOf(endpoints.addAnnex, { params: { sessionId }, query }), file);
}
