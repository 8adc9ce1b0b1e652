"""Which sequences of words have the shape of a term."""

from __future__ import annotations

from functools import cache

from policygraph.analysis.words import Stream
from policygraph.schema import Schema

_FUNCTION = frozenset("upcryeoxfkd")  # tags of particles, prepositions, links, pronouns, adverbs, places
_START_NOT = frozenset("mqg") | _FUNCTION
_END_NOT = frozenset("mqtad") | _FUNCTION
_LINKS = frozenset(
    "的地得了着过在是有把被对为将要等及与和并以从到或而之其这那各每该本我你他她们也都就还不没于由向使让给所者可能会应已再又只更最很"
)


@cache
def _tags() -> dict[str, str]:
    """jieba's words and their tags."""
    import jieba

    jieba.setLogLevel(60)
    found: dict[str, str] = {}
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, _, tag = line.decode("utf-8").split(" ")
            found[word] = tag.strip()
    return found


class Shape:
    """The words of a stream judged by their tags and by the tables of the schema."""

    def __init__(self, stream: Stream, schema: Schema) -> None:
        tags = _tags()
        self._words = stream.words
        self._concepts = schema.lexicon("concepts")
        self._laws = schema.lexicon("laws")
        self._heads = tuple(sorted(r["name"] for r in schema.table("concept_heads")))
        breaks = {r["name"] for r in schema.table("concept_breaks")}
        verbs = {r["name"] for r in schema.table("name_variants") if r["kind"] == "verb"}
        kinds: dict[str, set[str]] = {"first": set(), "last": set(), "never": set(), "general": set()}
        for row in schema.table("term_words"):
            kinds[row["kind"]].update((row["name"], *row.many("aliases")))
        kinds["last"] |= {r["name"] for r in schema.table("institution_heads") if r["kind"] != "none"}
        kinds["last"] |= {w for r in schema.table("offices") for w in (r["name"], *r.many("aliases"))}
        self._tag = [tags.get(w, "n" if len(w) > 1 else "x") for w in stream.words]
        self._concept = bytearray(w in self._concepts for w in stream.words)
        self._stress = bytearray(w in breaks or w in verbs for w in stream.words)
        self._link = bytearray(w in _LINKS or w in kinds["never"] for w in stream.words)
        self._general = bytearray(w in kinds["general"] for w in stream.words)
        self._loose = tuple(sorted(w for w in kinds["last"] if len(w) > 1))
        self._verb = bytearray(w in kinds["first"] for w in stream.words)
        every = range(len(stream.words))
        self._start = bytearray(self._may_start(n, kinds["first"] | (breaks | verbs)) for n in every)
        self._end = bytearray(self._may_end(n, kinds["last"]) for n in every)

    def _may_start(self, number: int, barred: set[str]) -> bool:
        word, tag = self._words[number], self._tag[number]
        if self._concept[number]:
            return True
        if self._link[number] or tag[0] in _START_NOT:
            return False
        if len(word) >= 4 and word[:2] in barred:  # jieba has 切实增强 as one word
            return False
        return word not in barred

    def _may_end(self, number: int, barred: set[str]) -> bool:
        if self._concept[number]:
            return True
        return not self._link[number] and self._tag[number][0] not in _END_NOT and self._words[number] not in barred

    def text(self, words: tuple[int, ...]) -> str:
        return "".join(self._words[n] for n in words)

    def known(self, name: str) -> bool:
        """Whether the lexicon has the term already."""
        return name in self._concepts or name in self._laws

    def ends_loosely(self, name: str) -> bool:
        """Whether quoted words end like a clause: “情节严重”."""
        return name.endswith(self._loose)

    def stresses(self, number: int) -> bool:
        """Whether a word is one that leads a formulation: 坚持, 推进, 建立健全."""
        return bool(self._stress[number])

    def led(self, words: tuple[int, ...]) -> tuple[int, ...]:
        """The sequence without the words of doing at its start."""
        at = 0
        while at < len(words) - 1 and (self._stress[words[at]] or self._verb[words[at]]):
            at += 1
        return words[at:]

    def fits(self, words: tuple[int, ...]) -> bool:
        """Whether a sequence can be a term."""
        if len(words) < 2 or not self._start[words[0]] or not self._end[words[-1]]:
            return False
        if all(self._general[n] for n in words):
            return False
        if any(self._link[n] or self._tag[n][0] in _FUNCTION for n in words[1:-1]):
            return False
        if self._concept[words[-1]] and sum(len(self._words[n]) for n in words[:-1]) <= 2:
            return False  # 纠治 + 形式主义: hardly ever more than a verb and a known concept
        length = sum(len(self._words[n]) for n in words)
        return 3 <= length <= 14

    def weight(self, words: tuple[int, ...]) -> float:
        """More for a head noun of policies, less for verbs at the ends and for known concepts with something added."""
        weight = 0.7 if any(self._general[n] for n in words) else 1.0
        if self.text(words).endswith(self._heads):
            weight *= 1.4
        if self._tag[words[0]] == "v":
            weight *= 0.3
        if self._tag[words[-1]] == "v":
            weight *= 0.3
        if any(self._tag[n] == "v" or self._verb[n] for n in words[1:-1]):
            weight *= 0.4
        if any(self._concept[n] for n in words):
            weight *= 0.4
        if all(len(self._words[n]) == 1 for n in words):
            weight *= 0.7
        return weight
