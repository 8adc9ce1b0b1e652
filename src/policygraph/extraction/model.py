"""What extraction gives: mentions, facts and their evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

from policygraph.reading.document import Document


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed span of the document's clean text.

    ``name`` is what it refers to within this document (``中共中央`` for 党中央, an ISO date for 2月1日).
    ``outer_start`` and ``outer_end`` take in what belongs to it in the sentence but not to its name (an office before
    a person, 同志 or （女） behind, quotation marks): rules see that whole stretch as one thing. ``rule`` names the
    lexicon or rule. ``alias`` is False where the words are no name of the entity (会议, 他), ``core`` False where a
    reader might not want the entity (kept out of EMPHASIZED and of the page's first view).
    """

    label: str
    start: int
    end: int
    name: str
    rule: str
    outer_start: int = -1
    outer_end: int = -1
    alias: bool = True
    core: bool = True

    @property
    def outer(self) -> tuple[int, int]:
        return (
            self.start if self.outer_start < 0 else self.outer_start,
            self.end if self.outer_end < 0 else self.outer_end,
        )


@dataclass(frozen=True, slots=True)
class Ref:
    """An entity within one document."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that states a fact. ``start`` and ``end`` count characters of the source's text."""

    sentence: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two entities of a document. ``properties`` are sorted (key, value) pairs.

    ``grade`` is ``stated`` where the evidence names or refers to both ends (the document itself always counts as
    named), else ``inferred``: an end was carried over from another sentence, or the form of a name gives it.
    """

    head: Ref
    relation: str
    tail: Ref
    evidence: Evidence
    properties: tuple[tuple[str, str | int | bool], ...] = ()
    grade: str = "stated"


@dataclass(slots=True)
class Extraction:
    """Everything found in one document. ``self_ref`` is the document's own entity."""

    document: Document
    self_ref: Ref
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    aliases: dict[Ref, set[str]] = field(default_factory=dict)
