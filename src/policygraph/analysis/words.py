"""A corpus as a stream of words: what may be part of a new term is live, names and punctuation are dead."""

from __future__ import annotations

import re
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from policygraph.batch import Outcome, failures

if TYPE_CHECKING:
    from policygraph.reading import Document
    from policygraph.schema import Schema

DEAD = "\x1e"  # before a word that is no part of a term
_BETWEEN = "\x1f"
_PIECE = re.compile(r"[一-龥]+|[“”\n。！？；]|[^一-龥“”\n。！？；]+")
_HAN = re.compile(r"[一-龥]+")
_LONGEST = 2_000  # characters given to jieba at once


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one document, and when and what it is."""

    name: str
    day: str
    joined: str

    def __iter__(self) -> Iterator[str]:
        return iter(self.joined.split(_BETWEEN)) if self.joined else iter(())


@dataclass(frozen=True, slots=True)
class Cut(Outcome):
    """What became of one file: the words of its documents."""

    documents: tuple[Words, ...] = ()


def cut_file(path: str, schema: Path | None, debug: bool = False) -> Cut:
    """Read one file and cut its documents into words (``work`` for ``batch.run``)."""
    from policygraph.reading import read

    return cut_documents(path, lambda: read(Path(path)), schema, debug)


def cut_documents(path: str, reader: Callable[[], Iterable[Document]], schema: Path | None, debug: bool = False) -> Cut:
    """The words of the documents that ``reader`` gives."""
    from policygraph.schema import load_schema

    loaded = load_schema(schema)
    found: list[Words] = []
    with failures(path, debug) as faults:
        found += [cut(document, loaded) for document in reader()]
    return Cut(path, failure=next(iter(faults), ""), documents=tuple(found))


def cut(document: Document, schema: Schema) -> Words:
    """The words of one document. Known concepts are one live word each, names of everything else are dead."""
    from policygraph.extraction.context import own_name

    text = document.text
    words: list[str] = []
    at = 0
    for start, end, live in _names(document, schema):
        _pieces(text[at:start], words)
        words.append(text[start:end] if live else DEAD + text[start:end])
        at = end
    _pieces(text[at:], words)
    head = document.head
    day = next((f.value for f in (head.signed, head.published) if f), "")
    return Words(own_name(document), day, _BETWEEN.join(words))


def _names(document: Document, schema: Schema) -> list[tuple[int, int, bool]]:
    """Spans of names from left to right, the outermost only; True for concepts of the lexicon."""
    from policygraph.extraction.context import Context
    from policygraph.extraction.pipeline import RECOGNISERS
    from policygraph.extraction.recognisers import concepts

    context = Context(document, schema)
    for recogniser in RECOGNISERS:
        if recogniser is not concepts:
            context.add(recogniser.recognise(context))
    spans = [(m.start, m.end, False) for m in context.mentions]
    spans += [(start, end, True) for start, end, _ in schema.lexicon("concepts").find(document.text)]
    kept: list[tuple[int, int, bool]] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1], s[2])):
        if span[1] > span[0] and (not kept or span[0] >= kept[-1][1]):
            kept.append(span)
    return kept


@cache
def _jieba() -> object:
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    return jieba.dt


def _pieces(text: str, words: list[str]) -> None:
    import jieba

    _jieba()
    for piece in _PIECE.findall(text):
        if _HAN.match(piece):
            for at in range(0, len(piece), _LONGEST):
                words += jieba.cut(piece[at : at + _LONGEST], HMM=False)
        else:
            words.append(DEAD + piece)


class Stream:
    """Documents as numbers of words in a temporary file: a corpus is read again and again without being held.

    ``words[number]`` is the word; a number is dead where ``dead[number]`` is 1.
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self.counts: list[int] = []
        self.dead = bytearray()
        self.documents: list[tuple[str, str]] = []
        self._digests: set[bytes] = set()
        self._numbers: dict[str, int] = {}
        self._lengths: list[int] = []
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, document: Words) -> None:
        """Append a document; the same text a second time counts for nothing."""
        digest = sha256(document.joined.encode()).digest()
        if digest in self._digests:
            return
        self._digests.add(digest)
        numbers = array("I")
        for word in document:
            number = self._numbers.get(word)
            if number is None:
                number = self._numbers[word] = len(self.words)
                dead = word.startswith(DEAD)
                self.words.append(word[len(DEAD) :] if dead else word)
                self.dead.append(dead)
                self.counts.append(0)
            self.counts[number] += 1
            numbers.append(number)
        numbers.tofile(self._file)
        self._lengths.append(len(numbers))
        self.documents.append((document.name, document.day))

    def number(self, word: str, dead: bool = False) -> int:
        """The number of a word, −1 if no document has it."""
        return self._numbers.get(DEAD + word if dead else word, -1)

    def __iter__(self) -> Iterator[array[int]]:
        """The documents in order, each as an array of numbers."""
        self._file.seek(0)
        for length in self._lengths:
            numbers = array("I")
            numbers.fromfile(self._file, length)
            yield numbers
