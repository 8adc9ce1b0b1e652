"""Bytes of each format → the text that a person would read in it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from policygraph.errors import ReadingError
from policygraph.reading.decode import decode

TEXT = (".txt", ".md", ".markdown", ".text")
HTML = (".html", ".htm", ".xhtml")
RECORDS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
KNOWN = (*TEXT, *HTML, *RECORDS, ".pdf", ".docx")
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE container: old Word, or a docx under a password
_COLUMNS = {
    "title": ("title", "标题", "题名"),
    "date": ("date", "published", "publish_date", "pubdate", "日期", "发布日期", "发布时间", "时间"),
    "source": ("source", "来源", "媒体"),
    "url": ("url", "link", "网址", "链接"),
    "text": ("text", "content", "body", "正文", "内容", "全文"),
    "author": ("author", "作者"),
    "doc_number": ("doc_number", "文号", "发文字号"),
}


@dataclass(slots=True)
class Content:
    """One text of an input, what its container says about it, and warnings."""

    text: str
    encoding: str = "utf-8"
    metadata: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def contents(data: bytes, path: Path, shown: str) -> Iterator[Content]:
    """The texts of an input: one, or one a record.

    Raises ReadingError where the format cannot be read; the message names ``shown``, the path as the user gave it.
    """
    suffix = path.suffix.lower()
    if not data:
        raise ReadingError(f"{shown}: the file is empty; leave it out or put the text in")
    if data.startswith(b"%PDF-"):
        yield _pdf(data, shown)
    elif data.startswith(_OFFICE):
        raise ReadingError(
            f"{shown}: a password-protected or old (.doc) Word file; save it as .docx without a password"
        )
    elif data.startswith(b"PK\x03\x04"):
        yield _docx(data, shown)
    elif suffix in (".pdf", ".docx"):
        raise ReadingError(f"{shown}: not a {suffix[1:].upper()} file (broken or renamed); get the file again")
    elif suffix in RECORDS:
        yield from _records(*decode(data, shown), suffix, shown)
    else:
        text, encoding = decode(data, shown)
        if suffix in HTML or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
            yield _html(text, encoding, shown)
        else:
            yield Content(text, encoding)


def _pdf(data: bytes, shown: str) -> Content:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(f"{shown}: a password-protected PDF; save it without a password") from error
        raise ReadingError(f"{shown}: a broken PDF ({error}); get the file again") from error
    pages: list[str] = []
    empty: list[int] = []
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
            pages.append(text)
            if not text.strip():
                empty.append(number)
    except pypdfium2.PdfiumError as error:
        raise ReadingError(f"{shown}: page {len(pages) + 1} of the PDF is broken ({error}); get it again") from error
    finally:
        document.close()
    if len(empty) == len(pages):
        raise ReadingError(f"{shown}: the PDF has no text layer (a scan); run OCR on it first")
    warnings = [f"{shown}: page {n} has no text (a scanned page?); its content is missing" for n in empty]
    return Content("\f".join(pages), warnings=warnings)


def _docx(data: bytes, shown: str) -> Content:
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise ReadingError(f"{shown}: not a readable .docx file ({type(error).__name__}); save it again") from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = list(dict.fromkeys(cell.text.strip() for cell in row.cells))
                lines.append("　".join(c.replace("\n", "，") for c in cells if c))
        else:
            lines.append(block.text)
    if not any(line.strip() for line in lines):
        raise ReadingError(f"{shown}: the Word file has no text (pictures only?); put the text in")
    return Content("\n".join(lines))


def _html(text: str, encoding: str, shown: str) -> Content:
    import trafilatura

    found = trafilatura.bare_extraction(text, include_comments=False, include_tables=True, with_metadata=True)
    page: dict[str, str | None] = found.as_dict() if found is not None and hasattr(found, "as_dict") else {}
    body = page.get("text") or trafilatura.html2txt(text) or ""
    if not body.strip():
        raise ReadingError(f"{shown}: no text found in the page; save the article itself as txt")
    title = re.split(r"[_|]|\s-\s", page.get("title") or "")[0].strip()
    if title and title not in body[:200]:
        body = f"{title}\n{body}"
    metadata = {"url": page.get("url") or "", "date": page.get("date") or "", "source": page.get("sitename") or ""}
    return Content(body, encoding, {k: v for k, v in metadata.items() if v})


def _records(text: str, encoding: str, suffix: str, shown: str) -> Iterator[Content]:
    number = 0
    for number, row in enumerate(_rows(text, suffix, shown), 1):
        values = {
            name: next((str(row[c]).strip() for c in columns if row.get(c)), "") for name, columns in _COLUMNS.items()
        }
        if not values["text"]:
            raise ReadingError(
                f"{shown}: record {number} has no text; name its column one of {', '.join(_COLUMNS['text'])}"
            )
        body = values.pop("text")
        if values["title"] and not "".join(body.split()).startswith("".join(values["title"].split())):
            body = f"{values['title']}\n{body}"
        yield Content(body, encoding, {k: v for k, v in values.items() if v})
    if not number:
        raise ReadingError(f"{shown}: no records; it needs at least one with a text column")


def _rows(text: str, suffix: str, shown: str) -> Iterator[dict[str, object]]:
    if suffix in (".csv", ".tsv"):
        csv.field_size_limit(1 << 30)
        yield from csv.DictReader(io.StringIO(text), delimiter="\t" if suffix == ".tsv" else ",")
        return
    if suffix == ".json":
        data = _json(text, 1, shown)
        rows = data if isinstance(data, list) else [data]
    else:
        rows = [_json(line, number, shown) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise ReadingError(f"{shown}: record {number} is no object with columns; write one object a record")
        yield row


def _json(text: str, line: int, shown: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = line + error.lineno - 1
        raise ReadingError(f"{shown}: line {where} is not JSON ({error.msg}); mend the line") from error
