import { useEffect, useRef, useState } from "react";
import { BlockRows } from "../../editor/blocks/block-rows.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { registerLook } from "./register-looks.ts";
import type { RegisterRows } from "./register-rows.ts";
import { resolutionLook } from "./resolution-words.ts";

/** What the blocks of a text show from rows, kept fresh; nothing while `shown` is null. */
export function useBlockRows(options: {
  readonly shown: RegisterRows | null;
  readonly mayAdopt: boolean;
  readonly onAdopt: (blockId: string) => void;
}): BlockRows {
  const { shown, mayAdopt } = options;
  const say = useSay();
  const format = useFormat();
  const [rows] = useState(() => new BlockRows());
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const known = new Map(shown?.resolutions.map((resolution) => [resolution.blockId, resolution]));
    rows.show({
      resolution: (blockId, now) => {
        const resolution = known.get(blockId);
        return resolution === undefined ? null : resolutionLook(resolution, now, mayAdopt, say);
      },
      register: (section) => (shown === null ? null : registerLook(section, shown, { say, format })),
      act: (blockId) => latest.current.onAdopt(blockId),
    });
  }, [rows, shown, mayAdopt, say, format]);
  return rows;
}
