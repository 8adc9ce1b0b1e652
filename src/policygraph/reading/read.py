"""Inputs → documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from policygraph.errors import ReadingError
from policygraph.reading.clean import clean
from policygraph.reading.document import Document, Field, Source
from policygraph.reading.formats import KNOWN, Content, contents
from policygraph.reading.head import find_head, iso_day, title_end
from policygraph.reading.sentences import split_sentences
from policygraph.reading.split import split_compilation

_LONG_LINE = 1_000_000


def discover(paths: Sequence[str | Path]) -> list[Path]:
    """The files that the given paths mean: a file itself; of a folder all files of a known format, in order.

    Hidden files and folders, and folders that hold a graph of ours, are left out. Raises ReadingError for a path that
    does not exist.
    """
    found: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found.extend(_folder(path))
        elif path.exists():
            found.append(path)
        else:
            raise ReadingError(f"{path.as_posix()}: no such file or folder; check the path")
    return list(dict.fromkeys(found))


def _folder(folder: Path) -> Iterator[Path]:
    entries = sorted(folder.iterdir())
    if any(e.name == "graph.json" for e in entries):
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            yield from _folder(entry)
        elif entry.suffix.lower() in KNOWN:
            yield entry


def read(path: Path) -> list[Document]:
    """The documents of one file: one, those of a compilation, or one a record.

    Raises ReadingError, one line that says what, where and how to mend it.
    """
    shown = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{shown}: cannot be read ({error.strerror}); check the file's rights") from error
    digest = sha256(data).hexdigest()
    found = list(contents(data, path, shown))
    documents: list[Document] = []
    for content in found:
        documents.extend(_documents(content, shown, digest, len(documents), single=len(found) == 1))
    if not documents:
        raise ReadingError(f"{shown}: no text found; is it the right file?")
    return documents


def read_text(text: str, path: str = "-") -> list[Document]:
    """The documents of a text that is already decoded."""
    if not text.strip():
        raise ReadingError(f"{path}: the text is empty")
    return _documents(Content(text), path, sha256(text.encode()).hexdigest(), 0, single=True)


def _documents(content: Content, shown: str, digest: str, before: int, *, single: bool) -> list[Document]:
    source = Source(shown, digest, content.text, content.encoding)
    text, offsets = clean(content.text)
    if not text.strip():
        raise ReadingError(f"{shown}: the text is empty; leave it out or put the text in")
    spans = split_compilation(text) if single else [(0, len(text))]
    documents = []
    for number, (start, end) in enumerate(spans, 1):
        part = number if len(spans) > 1 else 0 if single else before + 1
        documents.append(_document(source, content, part, text[start:end], offsets[start : end + 1]))
    return documents


def _document(source: Source, content: Content, part: int, text: str, offsets: array[int]) -> Document:
    warnings = list(content.warnings) if part <= 1 else []
    if any(len(line) > _LONG_LINE for line in text.split("\n")):
        warnings.append(f"{source.path}: a line of more than {_LONG_LINE:,} characters; is it really prose?")
    text, offsets = _with_joined_title(*_without_navigation(text, offsets))
    head = find_head(text, _given(content))
    metadata = {"url": content.metadata["url"]} if content.metadata.get("url") else {}
    if warnings:
        metadata["warnings"] = "\n".join(warnings)
    return Document(source, part, text, offsets, head, split_sentences(text), metadata)


def _without_navigation(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """The same without the menu words above the title of a saved page (首页, 新闻中心 …)."""
    lines = text[:600].split("\n")
    count = next((i for i, line in enumerate(lines) if len(line.strip()) > 6), 0)
    if count < 3 and not any(line.strip() in ("首页", "当前位置") for line in lines[:count]):
        return text, offsets
    cut = sum(len(line) + 1 for line in lines[:count])
    return text[cut:], offsets[cut:]


def _with_joined_title(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """The same without the line ends inside the title: titles are set in large type and wrap early."""
    end = title_end(text)
    if "\n" not in text[:end]:
        return text, offsets
    kept = [i for i in range(end) if text[i] != "\n"]
    return "".join(text[i] for i in kept) + text[end:], array("I", [offsets[i] for i in kept]) + offsets[end:]


def _given(content: Content) -> dict[str, Field]:
    """What a record's columns or a page's metadata say about the document."""
    given = {name: Field(value) for name, value in content.metadata.items() if name not in ("url", "date")}
    day = iso_day(content.metadata.get("date", ""))
    if day:
        given["published"] = Field(day)
    return given
