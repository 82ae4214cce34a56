import { useSay } from "../../i18n/say.ts";
import { readKeptWords } from "../../live/kept-text.ts";
import { Button } from "../../ui/button.tsx";

/** Hands over the words of a kept text as a file, for when the text itself can go nowhere. */
export function DownloadKept({ name }: { readonly name: string }) {
  const say = useSay();
  const download = async () => {
    const words = await readKeptWords(name);
    const address = URL.createObjectURL(new Blob([words], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "minuta.txt";
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button
      icon="download"
      onPress={() => {
        void download();
      }}
    >
      {say("writing.refused.download")}
    </Button>
  );
}
