"""Reads the files of a record with Python's standard library alone, and prints as JSON what it found in them.

Usage: read_formats.py FOLDER. Files that are not there are passed over. It was written from the standards of the formats and knows nothing of the code that makes
them: ISO/IEC 29500 (DOCX), RFC 4180 (CSV), Akoma Ntoso 3.0, HTML, JSON.
"""

import csv
import html.parser
import io
import json
import pathlib
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def word_text(element):
    parts = []
    for node in element.iter():
        if node.tag == W + "t":
            parts.append(node.text or "")
        elif node.tag in (W + "br", W + "tab"):
            parts.append(" ")
    return "".join(parts)


def read_docx(path):
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        parts = {name: package.read(name) for name in package.namelist()}
        dates = sorted({info.date_time[:3] for info in package.infolist()})
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(data)
    core = ET.fromstring(parts["docProps/core.xml"])
    styles = ET.fromstring(parts["word/styles.xml"])
    document = ET.fromstring(parts["word/document.xml"])
    used = [style.get(W + "val") for style in document.iter(W + "pStyle")]
    known = {style.get(W + "styleId") for style in styles.iter(W + "style")}
    numbering = ET.fromstring(parts["word/numbering.xml"])
    numbers = {num.get(W + "numId") for num in numbering.iter(W + "num")}
    tables = []
    for table in document.iter(W + "tbl"):
        rows = table.findall(W + "tr")
        widths = set()
        for row in rows:
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
            widths.add(sum(1 if span is None else int(span.get(W + "val")) for span in spans))
        tables.append(
            {
                "headerRow": rows[0].find(f"{W}trPr/{W}tblHeader") is not None,
                "rows": [[word_text(cell) for cell in row.findall(W + "tc")] for row in rows],
                "columns": sorted(widths),
                "grid": len(table.findall(f"{W}tblGrid/{W}gridCol")),
                "cellsEndInParagraph": all(
                    list(cell)[-1].tag == W + "p" for row in rows for cell in row.findall(W + "tc")
                ),
            }
        )
    return {
        "title": core.findtext(DC + "title"),
        "language": styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(W + "val"),
        "headings": [
            [paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val"), word_text(paragraph)]
            for paragraph in document.iter(W + "p")
            if paragraph.find(f"{W}pPr/{W}pStyle") is not None
            and paragraph.find(f"{W}pPr/{W}pStyle").get(W + "val").startswith(("Heading", "Title"))
        ],
        "unknownStyles": sorted(set(used) - known),
        "unknownLists": sorted({num.get(W + "val") for num in document.iter(W + "numId")} - numbers),
        "lists": len(list(document.iter(W + "numPr"))),
        "tables": tables,
        "descriptions": [
            element.get("descr") for element in document.iter() if element.tag.endswith("}docPr")
        ],
        "dates": dates,
        "text": " ".join(word_text(paragraph) for paragraph in document.iter(W + "p")),
    }


def read_csv(path):
    data = path.read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return {"mark": data[:3] == b"\xef\xbb\xbf", "rows": rows, "widths": sorted({len(row) for row in rows})}


def tree(element):
    assert element.tag.startswith("{")
    space, name = element.tag[1:].split("}")
    words = (element.text or "") + "".join(child.tail or "" for child in element)
    return {
        "name": name if space == AKN[1:-1] else f"{space}#{name}",
        "attributes": element.attrib,
        "hasWords": words.strip() != "",
        "text": "".join(element.itertext()),
        "children": [tree(child) for child in element],
    }


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.language = None
        self.elements = []
        self.addresses = []
        self.ids = []
        self.text = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.elements.append(tag)
        if tag == "html":
            self.language = named.get("lang")
        if "id" in named:
            self.ids.append(named["id"])
        self.addresses += [named[name] for name in ("href", "src", "srcset", "action") if name in named]
        if tag == "style":
            self.silent += 1

    def handle_endtag(self, tag):
        if tag == "style":
            self.silent -= 1

    def handle_data(self, data):
        if self.silent == 0:
            self.text.append(data)


def read_html(path):
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return {
        "language": page.language,
        "elements": sorted(set(page.elements)),
        "addresses": page.addresses,
        "ids": page.ids,
        "text": " ".join("".join(page.text).split()),
    }


READERS = {
    "docx": ("record.docx", read_docx),
    "resolutions": ("resolutions.csv", read_csv),
    "attendance": ("attendance.csv", read_csv),
    "akn": ("record.akn.xml", lambda path: tree(ET.parse(path).getroot())),
    "jsonld": ("record.jsonld", lambda path: json.loads(path.read_text("utf-8"))),
    "html": ("record.html", read_html),
    "md": ("record.md", lambda path: path.read_text("utf-8")),
}


def main(folder):
    here = pathlib.Path(folder)
    there = {name: (here / file, read) for name, (file, read) in READERS.items() if (here / file).exists()}
    json.dump({name: read(path) for name, (path, read) in there.items()}, sys.stdout)


main(sys.argv[1])
