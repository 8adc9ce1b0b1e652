"""Articles of laws as entities: HAS_ARTICLE from a law to its own, REFERS_TO from who cites one by its number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from policygraph.extraction.context import LAWS, Context, ref
from policygraph.extraction.model import Evidence, Fact, Mention, Ref
from policygraph.reading.articles import Article, article_name, find_articles, numeral

_N = r"(?:[零〇一二三四五六七八九十百千两]{1,9}|\d{1,4})"
_AND = r"(?:、|，|和|及|以及|或者|或|与|至|到)"
_REFERENCE = re.compile(
    rf"第(?P<number>{_N})条(?:之(?P<added>[一二三四五六七八九十]{{1,3}}))?"
    rf"(?P<paragraph>第{_N}款(?:{_AND}第{_N}款)*)?"
    rf"(?P<item>第?[（(]?{_N}[）)]?项?(?:{_AND}第?[（(]?{_N}[）)]?项?){{0,12}}(?<=项))?"
    rf"|(?:前|上)(?P<back>[一二两三四五]?)条(?!件|款|例|约|目)"
    rf"|本(?:法|条例|办法|规定|细则|规则|法典)第(?P<chapter>{_N}章)(?:第(?P<section>{_N}节))?"
)
_JOINED = re.compile(r"(?:的)?(?:[、，]|[、，]?(?:和|及|以及|或者|或|与))(?:第)?$|(?P<through>至|到|[—－-]{1,2})$")
_OWN_KINDS = re.compile(
    r"本(?:(?:实施|暂行)?(?:法典?|条例|规定|办法|细则|规则|解释|决定|章程|准则|规程|意见|通知|安排|批复|制度|协定|条约|公约)"
    r"|[编章节])(?:第[^第，。；]{1,6}[编章节])*$"
)
_SAME = re.compile(
    r"(?:该|同|上述|前述|前引)(?:法典?|条例|规定|办法|细则|规则|解释|决定)(?:的)?$|(?<![与及尤])其(?:中)?$"
)
# What may stand between a law's name and the article: （以下简称……）, 的, 总则, 第三章.
_GAP = re.compile(r"[》」\s]*(?:[（(][^（）()]{0,60}[）)])?(?:的|中|之|总则|分则|第[^第，。；]{1,6}[编章节])*[\s]*$")
_AMENDS = re.compile(r"关于修改.+的决定|修正案(?:[（(][^（）()]{1,5}[）)])?$")
_ISSUED = re.compile(r"(?:印发|发布|公布|颁布|颁发)[《〈]")
_ACTS = frozenset({"REPEALS", "IMPLEMENTS", "AMENDS"})
_LONGEST_RANGE = 60
_FEWEST = 3  # 第一条 …, 第二条 … of a speech are its points


@dataclass(frozen=True, slots=True)
class _Law:
    """The law whose articles a document holds. ``names`` and ``starts`` of the articles in their order."""

    name: Ref
    articles: list[Article]
    names: list[str]
    starts: list[int]

    def at(self, position: int) -> int:
        """The place in the order of the article that holds a character; -1 before the first."""
        return bisect_right(self.starts, position) - 1


def articles(context: Context, others: Iterable[Fact]) -> list[Fact]:
    """The articles of the document, if it is a law, and all references to articles by number; and ``others``.

    In a notice that issues a law it is the law that repeals or implements, wherever one of its articles says so.
    """
    law = _own_law(context, find_articles(context.text))
    found = [*_own_articles(context, law), *_References(context, law).facts()]
    if law.name == context.me:
        return [*found, *others]
    first, _ = context.document.source_span(law.starts[0], law.starts[0] + 1)
    for fact in others:
        acts = fact.relation in _ACTS and fact.head == context.me and fact.evidence.start >= first
        if not (acts and fact.tail == law.name):
            found.append(replace(fact, head=law.name) if acts else fact)
    return found


def article_ref(law: Ref, name: str) -> Ref:
    """An article as an entity within a document: the law's name, #, the article's."""
    return Ref("Article", f"{law.name}#{name}")


def _own_law(context: Context, found: list[Article]) -> _Law:
    title = context.me.name
    is_law = context.document.head.doc_type in LAWS and len(found) > 0
    if not (is_law or len(found) >= _FEWEST) or found[0].number != 1 or _amended(context):
        found = []
    name = context.me
    if found and (match := _ISSUED.search(title)):  # 关于印发《……办法》的通知: the articles are those of 办法
        inner = title[match.end() : _closing(title, match.end() - 1)]
        named = {m.name: m for m in context.of("Document") if m.rule == "document:title"}
        name = ref(named[inner]) if inner in named else name
    distinct = {article_name(a.number, a.added): a for a in reversed(found)}
    ordered = sorted(distinct.items(), key=lambda item: item[1].start)
    return _Law(name, [a for _, a in ordered], [n for n, _ in ordered], [a.start for _, a in ordered])


def _closing(text: str, opening: int) -> int:
    depth = 0
    for i in range(opening, len(text)):
        depth += (text[i] in "《〈") - (text[i] in "》〉")
        if depth == 0:
            return i
    return len(text)


def _amended(context: Context) -> bool:
    """Whether the document changes another law: what it says of 第十条 is said of that law's."""
    return bool(_AMENDS.search(context.me.name))


def _own_articles(context: Context, law: _Law) -> Iterator[Fact]:
    for order, (name, article) in enumerate(zip(law.names, law.articles, strict=True), 1):
        end = article.start + len(article.label)
        sentence = context.sentence_at(article.start)
        if not context.text[end : sentence.end].strip() and sentence.end < len(context.text):
            end = context.sentence_at(sentence.end + 1).end  # the number has a line of its own
        evidence = context.evidence(article.start, end, "article:head")
        properties: dict[str, str | int] = {"chapter": article.chapter, "number": article.number, "order": order}
        kept = tuple((k, v) for k, v in properties.items() if v != "")
        yield Fact(law.name, "HAS_ARTICLE", article_ref(law.name, name), evidence, kept)


class _References:
    """One pass over the references of a document; what a bare 第十条 means depends on what stood before it."""

    def __init__(self, context: Context, law: _Law) -> None:
        self.context = context
        self.text = context.text
        self.law = law
        self.heads = set(law.starts)
        # A law's name inside a longer title is no law that is cited here.
        self.named: list[Mention] = []
        for mention in context.of("Document"):
            if not self.named or mention.start >= self.named[-1].outer[1]:
                self.named.append(mention)
        self.ends = [m.outer[1] for m in self.named]
        self.evidence: dict[int, Evidence] = {}

    def facts(self) -> Iterator[Fact]:
        last: tuple[int, Ref | None, str] = (-1, None, "")  # end, law and article of the reference before
        for match in _REFERENCE.finditer(self.text):
            start = match.start()
            if start in self.heads or self._in_title(match.end() - 1):
                continue
            if match["number"] is None:
                yield from self._of_place(match)
                continue
            number, added = numeral(match["number"]), numeral(match["added"]) if match["added"] else 0
            if not number:
                continue
            name = article_name(number, added)
            joined = _JOINED.fullmatch(self.text, last[0], start) if 0 <= start - last[0] <= 4 else None
            law = last[1] if joined else self._law(start, last)
            if law is not None:
                through = self._between(law, last[2], name) if joined and joined["through"] else []
                for other in through:
                    yield from self._fact(law, other, start, "article:range", "inferred")
                parts = {"paragraph": match["paragraph"] or "", "item": match["item"] or ""}
                yield from self._fact(law, name, start, "article:number", **parts)
            last = (match.end(), law, name)

    def _in_title(self, position: int) -> bool:
        i = bisect_right(self.ends, position)
        return i < len(self.named) and self.named[i].outer[0] <= position

    def _law(self, start: int, last: tuple[int, Ref | None, str]) -> Ref | None:
        """The law whose article is meant: named, 本法, 该法, that of the reference before, or the document's own."""
        before = self.text[max(0, start - 16) : start]
        i = bisect_right(self.ends, start) - 1
        named = self.named[i] if i >= 0 else None
        if named is not None and start - named.outer[1] <= 70 and _GAP.fullmatch(self.text, named.outer[1], start):
            return self.law.name if named.rule == "document:self" else ref(named)
        sentence = self.context.sentence_at(start)
        default = self._default(start)
        if _OWN_KINDS.search(before):
            return default
        if _SAME.search(before):
            return ref(named) if named is not None and start - named.outer[1] <= 120 else None
        if last[1] not in (None, default) and last[0] > sentence.start:
            return last[1]
        if default is None and named is not None and named.start >= sentence.start:
            return ref(named)
        return default

    def _default(self, position: int) -> Ref | None:
        if self.law.articles:
            return self.law.name
        if not _amended(self.context):
            return None
        i = bisect_right(self.ends, position) - 1
        while i >= 0 and (self.named[i].name == self.context.me.name or self.named[i].rule == "document:order"):
            i -= 1
        if i >= 0 and not _AMENDS.search(self.named[i].name):
            return ref(self.named[i])
        return None

    def _of_place(self, match: re.Match[str]) -> Iterator[Fact]:
        """前条, 前两条 and 本法第三章: articles of the document itself by where they stand."""
        here = self.law.at(match.start())
        if here < 0:
            return
        if match["back"] is not None:
            back = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}[match["back"]]
            for name in self.law.names[max(0, here - back) : here]:
                yield from self._fact(self.law.name, name, match.start(), "article:before")
            return
        chapter, section = f"第{match['chapter']}", f"第{match['section']}" if match["section"] else ""
        inside = [
            (name, article.chapter.split(" / "))
            for name, article in zip(self.law.names, self.law.articles, strict=True)
            if any(h.startswith(chapter) for h in article.chapter.split(" / "))
        ]
        if len({path[0] for _, path in inside if "编" in path[0][:5]}) > 1:
            return  # every 编 has its 第一章
        for name, path in inside:
            if not section or any(h.startswith(section) for h in path):
                yield from self._fact(self.law.name, name, match.start(), "article:chapter", "inferred")

    def _between(self, law: Ref, first: str, last: str) -> list[str]:
        """The articles inside 第三条至第七条."""
        if law == self.law.name and first in self.law.names and last in self.law.names:
            a, b = self.law.names.index(first), self.law.names.index(last)
            return self.law.names[a + 1 : b] if b - a <= _LONGEST_RANGE else []
        a, b = (numeral(name[1 : name.index("条")]) for name in (first, last))
        return [article_name(n) for n in range(a + 1, b)] if b - a <= _LONGEST_RANGE else []

    def _fact(
        self, law: Ref, name: str, position: int, rule: str, grade: str = "stated", **parts: str
    ) -> Iterator[Fact]:
        own = law == self.law.name and bool(self.law.articles)
        here = self.law.at(position)
        head = article_ref(self.law.name, self.law.names[here]) if here >= 0 else self.context.me
        tail = article_ref(law, name)
        if head == tail or (own and name not in self.law.names):
            return
        index = self.context.sentence_index(position)
        evidence = self.evidence.get(index)
        if evidence is None or evidence.rule != rule:
            evidence = self.evidence[index] = self.context.evidence(position, position + 1, rule)
        kept = tuple(sorted((k, "".join(v.split())) for k, v in parts.items() if v))
        yield Fact(head, "REFERS_TO", tail, evidence, kept, grade)
