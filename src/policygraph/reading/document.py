"""What reading gives to everything after it: sources, documents, their heads and their sentences."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """One input file (or record) as it was read.

    ``path`` is written as the user gave it, with ``/``. ``text`` is the decoded text before any cleaning:
    all offsets that leave the program count its characters.
    """

    path: str
    sha256: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a document's head and where it stands in the document's clean text.

    ``start == end == 0`` where the value comes from outside the text (a record's column, a file name).
    """

    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """One step in a law's history, from its adoption note (题注): who did what to it, when.

    ``action`` is one of 通过 修订 修正 公布 批准 发布; ``date`` is ISO 8601, empty where the note gives none.
    ``body`` is the meeting or organ as written (``第十四届全国人民代表大会常务委员会第八次会议``), or the organ whose
    decision in 《》 the note names; empty where it names neither. ``ordinal`` as written (``第一次修订``).
    Offsets cover the whole step in the clean text.
    """

    action: str
    date: str
    body: str
    start: int
    end: int
    ordinal: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says about itself. Dates are ISO 8601, names and numbers are joined (no spaces)."""

    title: Field | None = None
    doc_type: str = ""
    doc_number: Field | None = None
    issuers: tuple[Field, ...] = ()
    recipients: tuple[Field, ...] = ()
    authors: tuple[Field, ...] = ()
    published: Field | None = None
    signed: Field | None = None
    effective: Field | None = None
    source: Field | None = None
    dateline_place: Field | None = None
    history: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a span of the clean text; ``paragraph`` counts from 0 within the document."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document: clean text (paragraphs separated by ``\\n``, hard wraps joined), head and sentences.

    ``offsets[i]`` is the place of clean character ``i`` in ``source.text``; it has ``len(text) + 1`` items,
    the last one past the end. ``part`` counts the documents of one source from 1; 0 if the source is one document.
    """

    source: Source
    part: int
    text: str
    offsets: array[int]
    head: Head
    sentences: tuple[Sentence, ...]
    metadata: dict[str, str] = field(default_factory=dict)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the clean text as a span of the source's text (end exclusive)."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1
