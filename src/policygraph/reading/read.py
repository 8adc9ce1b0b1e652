"""Inputs → documents."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from policygraph.errors import ReadingError
from policygraph.reading.clean import clean
from policygraph.reading.days import iso_day
from policygraph.reading.document import Document, Field, Source
from policygraph.reading.formats import KNOWN, Content, contents
from policygraph.reading.head import find_head
from policygraph.reading.page import without_page
from policygraph.reading.script import simplified
from policygraph.reading.sentences import split_sentences
from policygraph.reading.split import split_compilation
from policygraph.reading.titles import title_end

# What a build writes (stores.files, view): never input, even where it was written among the papers.
_WRITTEN = frozenset(
    {
        "graph.json",
        "graph.html",
        "graph.jsonld",
        "graph.graphml",
        "graph.gexf",
        "graph.kgl",
        "graph-pages",
        "nodes.csv",
        "edges.csv",
        "neo4j",
    }
)
_LONG_LINE = 1_000_000


def discover(paths: Sequence[str | Path]) -> list[Path]:
    """The files that the given paths mean: a file itself; of a folder all files of a known format, in order.

    Hidden files and folders are left out, and what an earlier build wrote: a subfolder with a graph of ours whole,
    in a folder that is named itself only the graph's own files. Raises ReadingError for a path that does not exist.
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
    written = _WRITTEN if _holds_our_graph(folder) else frozenset()
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "~$")) or entry.name in written:
            continue
        if entry.is_dir():
            if not _holds_our_graph(entry):
                yield from _folder(entry)
        elif entry.suffix.lower() in KNOWN:
            yield entry


def _holds_our_graph(folder: Path) -> bool:
    """Whether a folder is the output of an earlier build: its graph.json names us as its generator."""
    try:
        with (folder / "graph.json").open("rb") as file:
            return b'"generator":"policygraph' in file.read(2000).replace(b" ", b"")
    except OSError:
        return False


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
    spans = split_compilation(simplified(text)) if single else [(0, len(text))]
    documents = []
    for number, (start, end) in enumerate(spans, 1):
        part = number if len(spans) > 1 else 0 if single else before + 1
        documents.append(_document(source, content, part, text[start:end], offsets[start : end + 1]))
    return documents


def _document(source: Source, content: Content, part: int, text: str, offsets: array[int]) -> Document:
    warnings = list(content.warnings) if part <= 1 else []
    if any(len(line) > _LONG_LINE for line in text.split("\n")):
        warnings.append(f"{source.path}: a line of more than {_LONG_LINE:,} characters; is it really prose?")
    text, offsets = _with_joined_title(*without_page(text, offsets))
    head = find_head(text, _given(content))
    metadata = {"url": content.metadata["url"]} if content.metadata.get("url") else {}
    if warnings:
        metadata["warnings"] = "\n".join(warnings)
    return Document(source, part, text, offsets, head, split_sentences(text), metadata)


def _with_joined_title(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """The same without the line ends inside the title: titles are set in large type and wrap early."""
    end = title_end(simplified(text[:2000]))
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
