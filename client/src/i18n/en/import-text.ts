export const importText = {
  "importText.action": "Import text…",
  "importText.title": "Import text",
  "importText.help":
    "A Word document (.docx, up to 20 MB) or a Markdown one (.md, up to 2 MB). The file is read on this device; only what you insert is kept.",
  "importText.choose": "Choose a file…",
  "importText.other": "Choose another…",
  "importText.nothing": "No file chosen",
  "importText.reading": "Reading the file",
  "importText.preview": "Preview",
  "importText.place": "Where it goes",
  "importText.place.caret": "Where the caret is",
  "importText.place.end": "At the end of the text",
  "importText.insert": "Insert",
  "importText.losses.none": "All of the text comes in as it is.",
  "importText.losses.title": "What does not come in as it is",
  "importText.refused.title": "This file cannot be imported",
  "importText.refused.unknownKind":
    "Only Word documents (.docx) and Markdown (.md) are read. Save it as one of them.",
  "importText.refused.oldWord":
    "It is a Word document from before 2007, or it has a password. Open it in Word, take the password away and save it as .docx.",
  "importText.refused.tooLarge":
    "It is too large: a .docx may have up to 20 MB and an .md up to 2 MB. Take its images out or split it.",
  "importText.refused.broken":
    "The file is damaged or is not what its name says. Open it in the program that made it, save it again and try once more.",
  "importText.refused.tooManyParts":
    "The file has more than 2,000 parts, which no minutes need. Copy the text into a new document and save that.",
  "importText.refused.tooMuchInside":
    "The file grows to more than 30 MB when it is opened, and reading was stopped. Copy the text into a new document and save that.",
  "importText.refused.doctype":
    "The file declares a document type (DOCTYPE), which Word never writes and which may be dangerous. Copy the text into a new document and save that.",
  "importText.refused.tooDeep":
    "The file has parts within parts, deeper than can be read. Simplify its tables or copy the text into a new document.",
  "importText.refused.notText": "It is not a text file in UTF-8. Save it with that encoding.",
  "importText.refused.tooLong":
    "It has more than 500,000 letters or 20,000 paragraphs, too much for one document. Split it.",
  "importText.refused.empty": "It has no text to import.",
  "importText.loss.images": "{count, plural, one {One image is left out} other {# images are left out}}",
  "importText.loss.textBoxes":
    "{count, plural, one {One text box is left out} other {# text boxes are left out}}",
  "importText.loss.footnotes":
    "{count, plural, one {One footnote is left out} other {# footnotes are left out}}",
  "importText.loss.comments":
    "{count, plural, one {One comment is left out} other {# comments are left out}}",
  "importText.loss.headersFooters":
    "{count, plural, one {One header or footer is left out} other {# headers and footers are left out}}",
  "importText.loss.insertions":
    "{count, plural, one {One tracked insertion comes in as text} other {# tracked insertions come in as text}}",
  "importText.loss.deletions":
    "{count, plural, one {One tracked deletion stays out} other {# tracked deletions stay out}}",
  "importText.loss.fields":
    "{count, plural, one {One automatic field comes in as the text that it showed} other {# automatic fields come in as the text that they showed}}",
  "importText.loss.links":
    "{count, plural, one {One link comes in as text: its address is neither a page nor a mail address} other {# links come in as text: their addresses are neither pages nor mail addresses}}",
  "importText.loss.formulas":
    "{count, plural, one {One formula comes in as running text} other {# formulas come in as running text}}",
  "importText.loss.symbols":
    "{count, plural, one {One symbol of a special font is left out} other {# symbols of special fonts are left out}}",
  "importText.loss.hidden":
    "{count, plural, one {One hidden passage is left out} other {# hidden passages are left out}}",
  "importText.loss.numbering":
    "{count, plural, one {One heading loses its automatic number} other {# headings lose their automatic numbers}}",
  "importText.loss.code":
    "{count, plural, one {One piece of code comes in as text} other {# pieces of code come in as text}}",
  "importText.loss.html": "{count, plural, one {One HTML tag is left out} other {# HTML tags are left out}}",
  "importText.loss.frontMatter":
    "{count, plural, one {The file’s front matter is left out} other {# front matters are left out}}",
  "importText.loss.other":
    "{count, plural, one {One element that has no place here is left out} other {# elements that have no place here are left out}}",
} as const;
