// For tests only: the content models of Akoma Ntoso 3.0 (OASIS Standard of 29 August 2018, part 2) of the elements that
// this package writes, put down from the standard's schema. A test with the schema itself runs where that is at hand.

/** An element as `read_formats.py` gives it. */
export type AknElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly hasWords: boolean;
  readonly text: string;
  readonly children: readonly AknElement[];
};

type Model = {
  /** What its children may be, in order, each name followed by a space. */
  readonly children: RegExp;
  /** Whether it may hold words of its own. */
  readonly words: boolean;
  readonly required: readonly string[];
};

const inlineNames = "a|b|i|u|span|omissis|organization|signature|br|docAuthority|docNumber|docType|docTitle";
const blockNames = "p|table|blockList|tblock";
const inline: Model = { children: new RegExp(`^(?:(?:${inlineNames}) )*$`), words: true, required: [] };
const empty: Model = { children: /^$/, words: false, required: [] };
const value: Model = { ...empty, required: ["value"] };
const titled: Model = {
  children: new RegExp(`^(?:(?:num|heading) )*(?:(?:${blockNames}) )+$`),
  words: false,
  required: ["eId"],
};
const structure: Model = {
  children: /^meta preface mainBody (?:conclusions )?$/,
  words: false,
  required: ["name"],
};
const reference: Model = { ...empty, required: ["eId", "href", "showAs"] };
const identified = "FRBRthis (?:FRBRuri )+(?:FRBRalias )*(?:FRBRdate )+(?:FRBRauthor )+";

const models: Readonly<Record<string, Model>> = {
  akomaNtoso: { children: /^(?:debateReport|doc) $/, words: false, required: [] },
  debateReport: structure,
  doc: structure,
  meta: {
    children: /^identification publication references proprietary $/,
    words: false,
    required: [],
  },
  identification: {
    children: /^FRBRWork FRBRExpression FRBRManifestation $/,
    words: false,
    required: ["source"],
  },
  FRBRWork: {
    children: new RegExp(`^${identified}FRBRcountry (?:FRBRsubtype )?(?:FRBRnumber )*(?:FRBRname )*$`),
    words: false,
    required: [],
  },
  FRBRExpression: {
    children: new RegExp(`^${identified}(?:FRBRversionNumber )?(?:FRBRlanguage )+$`),
    words: false,
    required: [],
  },
  FRBRManifestation: {
    children: new RegExp(`^${identified}(?:FRBRformat )?$`),
    words: false,
    required: [],
  },
  FRBRthis: value,
  FRBRuri: value,
  FRBRalias: { ...value, required: ["value", "name"] },
  FRBRdate: { ...empty, required: ["date", "name"] },
  FRBRauthor: { ...empty, required: ["href"] },
  FRBRcountry: value,
  FRBRsubtype: value,
  FRBRnumber: value,
  FRBRname: value,
  FRBRversionNumber: value,
  FRBRlanguage: { ...empty, required: ["language"] },
  FRBRformat: value,
  publication: { ...empty, required: ["date", "name", "showAs"] },
  references: {
    children: /^(?:(?:activeRef|TLCOrganization|TLCRole|TLCConcept) )+$/,
    words: false,
    required: ["source"],
  },
  activeRef: reference,
  TLCOrganization: reference,
  TLCRole: reference,
  TLCConcept: reference,
  proprietary: { children: /^urn:minuta:record#record $/, words: false, required: ["source"] },
  "urn:minuta:record#record": { ...empty, required: ["digest", "format"] },
  preface: { children: /^(?:p )+$/, words: false, required: [] },
  mainBody: {
    children: new RegExp(`^(?:(?:${blockNames}|rollCall|resolutions|adjournment) )+$`),
    words: false,
    required: [],
  },
  conclusions: { children: /^(?:p )+$/, words: false, required: [] },
  rollCall: titled,
  resolutions: titled,
  adjournment: titled,
  tblock: titled,
  item: titled,
  blockList: { children: /^(?:item )+$/, words: false, required: ["eId"] },
  table: { children: /^(?:tr )+$/, words: false, required: ["eId"] },
  tr: { children: /^(?:(?:th|td) )+$/, words: false, required: [] },
  th: { children: new RegExp(`^(?:(?:${blockNames}) )*$`), words: false, required: [] },
  td: { children: new RegExp(`^(?:(?:${blockNames}) )*$`), words: false, required: [] },
  p: inline,
  num: inline,
  heading: { ...inline, required: ["eId"] },
  a: { ...inline, required: ["href"] },
  b: inline,
  i: inline,
  u: inline,
  span: inline,
  omissis: inline,
  organization: { ...inline, required: ["eId", "refersTo"] },
  signature: inline,
  br: empty,
  docAuthority: inline,
  docNumber: inline,
  docType: inline,
  docTitle: inline,
};

/** What in the document is not as the standard has it; empty for a sound one. */
export function aknFaults(root: AknElement): string[] {
  const faults: string[] = [];
  const eIds = new Set<string>();
  const pointers: string[] = [];
  const visit = (element: AknElement, path: string) => {
    const here = `${path}/${element.name}`;
    const model = models[element.name];
    if (model === undefined) {
      faults.push(`${here}: unknown`);
      return;
    }
    const children = element.children.map(({ name }) => `${name} `).join("");
    if (!model.children.test(children)) faults.push(`${here}: holds ${children || "nothing"}`);
    if (element.hasWords && !model.words) faults.push(`${here}: holds words`);
    for (const name of model.required) {
      if (element.attributes[name] === undefined) faults.push(`${here}: has no ${name}`);
    }
    const { eId, refersTo, source, as } = element.attributes;
    if (eId !== undefined) {
      if (eIds.has(eId)) faults.push(`${here}: eId ${eId} stands twice`);
      if (/\s/.test(eId) || eId === "") faults.push(`${here}: eId "${eId}" has spaces`);
      eIds.add(eId);
    }
    for (const pointer of [refersTo, source, as]) if (pointer !== undefined) pointers.push(pointer);
    for (const child of element.children) visit(child, here);
  };
  visit(root, "");
  for (const pointer of pointers) {
    if (!eIds.has(pointer.slice(1))) faults.push(`nothing has the eId of ${pointer}`);
  }
  return faults;
}

/** Every element of that name, in order. */
export function aknElements(root: AknElement, name: string): AknElement[] {
  return [
    ...(root.name === name ? [root] : []),
    ...root.children.flatMap((child) => aknElements(child, name)),
  ];
}
