"""The document while it is being read by the recognisers and rules, one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from policygraph.extraction.model import Evidence, Fact, Mention, Ref
from policygraph.reading.document import Document, Sentence
from policygraph.reading.script import chinese_marks, simplified
from policygraph.schema import Schema

# Genres in the words of a legislator: no names, no speeches, no addressees.
LAWS = frozenset({"法律", "行政法规", "部门规章", "地方性法规", "司法解释", "党内法规"})
# Rules that conclude from the form of a name, even where both ends stand in the sentence.
_INFERRING = ("name:", "meeting:convenor", "meeting:year")


def places_of(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """Where a few words stand in a text, the longest at each place: for words of one text, not worth a Lexicon."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, word))
            at = text.find(word, at + len(word))
    kept: list[tuple[int, str]] = []
    for at, word in sorted(found, key=lambda hit: (hit[0], -len(hit[1]))):
        if not kept or at >= kept[-1][0] + len(kept[-1][1]):
            kept.append((at, word))
    return kept


class Context:
    """One document, the schema, and the mentions found so far.

    A recogniser is a function ``recognise(context) -> Iterable[Mention]``; it sees the mentions of the recognisers
    before it and must not return a mention that crosses one of them. It may lie inside one.
    """

    def __init__(self, document: Document, schema: Schema) -> None:
        self.document = document
        self.schema = schema
        plain = simplified(document.text)  # rules and lexicons are in simplified script
        self.text = chinese_marks(plain)
        self.traditional = plain is not document.text
        self.sentences = document.sentences
        self.mentions: list[Mention] = []
        self.aliases: dict[Ref, set[str]] = {}
        self._sentence_starts = [s.start for s in document.sentences]
        self._mention_starts: list[int] = []
        self._named: dict[tuple[int, int], frozenset[Ref]] = {}
        self.me = Ref("Document", own_name(document))

    def add(self, mentions: Iterable[Mention]) -> None:
        """Take in a recogniser's mentions, keeping all of them sorted by place (outer before inner)."""
        self.mentions.extend(mentions)
        self.mentions.sort(key=lambda m: (m.start, -m.end, m.label, m.name))
        self._mention_starts = [m.start for m in self.mentions]

    def sentence_index(self, position: int) -> int:
        """The number of the sentence that holds a character of the clean text."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds a character of the clean text."""
        return self.sentences[self.sentence_index(position)]

    def of(self, *labels: str) -> list[Mention]:
        """Mentions of these labels, in the order of the text."""
        return [m for m in self.mentions if m.label in labels]

    def within(self, start: int, end: int, *labels: str) -> list[Mention]:
        """Mentions that lie inside a span, optionally of some labels only."""
        a, b = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
        return [m for m in self.mentions[a:b] if m.end <= end and (not labels or m.label in labels)]

    def in_sentence(self, index: int, *labels: str) -> list[Mention]:
        """Mentions inside one sentence."""
        sentence = self.sentences[index]
        return self.within(sentence.start, sentence.end, *labels)

    def date_of(self, index: int) -> str:
        """The last date stated in a sentence, or before it in the same paragraph, the dateline's aside; else empty."""
        paragraph = self.sentences[index].paragraph
        while index >= 0 and self.sentences[index].paragraph == paragraph:
            dates = [d for d in self.in_sentence(index, "Date") if self.text[d.end : d.end + 1] not in ("电", "讯")]
            if dates:
                return dates[0].name
            index -= 1
        return ""

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Evidence for the sentence(s) that hold a span of the clean text."""
        first, last = self.sentence_at(start), self.sentence_at(max(start, end - 1))
        sentence = self.document.text[first.start : last.end]
        lead = len(sentence) - len(sentence.lstrip())
        sentence = sentence.strip()
        a, b = self.document.source_span(first.start + lead, first.start + lead + len(sentence))
        return Evidence(sentence, a, b, rule)

    def fact(
        self, head: Ref, relation: str, tail: Ref, span: tuple[int, int], rule: str, **properties: str | int | bool
    ) -> Fact:
        """A fact whose evidence is the sentence around ``span`` (clean text)."""
        kept = tuple(sorted((k, v) for k, v in properties.items() if v not in ("", None)))
        grade = "inferred" if rule.startswith(_INFERRING) or not {head, tail} <= self._named_at(span) else "stated"
        return Fact(head, relation, tail, self.evidence(*span, rule), kept, grade)

    def _named_at(self, span: tuple[int, int]) -> frozenset[Ref]:
        """The entities that the sentence(s) of a span name or refer to, and the document itself."""
        sentences = self.sentence_at(span[0]).start, self.sentence_at(max(span[0], span[1] - 1)).end
        if sentences not in self._named:
            self._named[sentences] = frozenset({self.me, *map(ref, self.within(*sentences))})
        return self._named[sentences]


def own_name(document: Document) -> str:
    """The name of the document's own entity: its title, else the file's name."""
    title = document.head.title
    return title.value if title else document.source.path.rsplit("/", 1)[-1]


def ref(mention: Mention) -> Ref:
    """The entity a mention refers to."""
    return Ref(mention.label, mention.name)
