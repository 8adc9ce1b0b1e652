"""Why a rule in code gave nothing where its trigger stands: the first thing it needs that is not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policygraph.analysis.study import Study, meaning
from policygraph.extraction.context import LAWS, ref
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.people_offices import titles
from policygraph.reading.genre import NEWS
from policygraph.schema import Row, read_table


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule in code that gave nothing, and why; ``fit`` is the share of its needs that were met."""

    rule: str
    relation: str
    triggers: tuple[str, ...]
    en: str
    zh: str
    fit: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a study and the first trigger in it, from ``start`` to ``end`` in the clean text."""

    found: Study
    index: int
    trigger: str
    start: int
    end: int

    def of(self, *labels: str) -> list[Mention]:
        return [m for m in self.found.context.in_sentence(self.index) if m.label in labels]

    @property
    def text(self) -> str:
        sentence = self.found.context.sentences[self.index]
        return self.found.context.text[sentence.start : sentence.end]


@cache
def _needs() -> tuple[Row, ...]:
    return tuple(read_table(Path(__file__).with_name("code_needs.tsv")))


def misses(found: Study, index: int, only: str | None = None) -> Iterator[Miss]:
    """The rules in code whose trigger stands in a sentence that states no fact by them."""
    fired = {fact.evidence.rule for fact in found.facts.get(index, ())}
    sentence = found.context.sentences[index]
    for row in _needs():
        rule, known = row["rule"], row["rule"].removesuffix("*")
        if only not in (None, rule) or any(r == rule or (known != rule and r.startswith(known)) for r in fired):
            continue
        here = [t for t in row["triggers"].split("|") if found.context.text.find(t, sentence.start, sentence.end) >= 0]
        if not here:
            continue
        start = min(found.context.text.find(t, sentence.start) for t in here)
        first = next(t for t in here if found.context.text.startswith(t, start))
        yield _miss(row, tuple(here), _Place(found, index, first, start, start + len(first)))


def _miss(row: Row, triggers: tuple[str, ...], place: _Place) -> Miss:
    needs = row["needs"].split(";")
    for met, need in enumerate(needs):
        check, en, zh = CHECKS[need]
        if not check(place):
            words = {"trigger": place.trigger}
            return Miss(
                row["rule"], row["relation"], triggers, en.format(**words), zh.format(**words), met / len(needs)
            )
    known = meaning(row["rule"])
    en = f"all that it needs is here, but not in the wording that it reads: {known['en'] if known else row['rule']}"
    zh = f"所需各项都有，但不是它能读的说法：{known['zh'] if known else row['rule']}"
    return Miss(row["rule"], row["relation"], triggers, en, zh, 1.0)


def _free(place: _Place) -> bool:
    mentions = place.found.context.in_sentence(place.index)
    return not any(m.outer[0] <= place.start and place.end <= m.outer[1] for m in mentions)


def _office(place: _Place) -> bool:
    return any(title in place.text for title in titles(place.found.context.schema))


def _somebody(place: _Place) -> bool:
    return any(m.start < place.end for m in place.found.context.of("Person"))


def _place_above(place: _Place) -> bool:
    return any(m.start < place.start for m in place.found.context.of("Place"))


def _group(place: _Place) -> bool:
    return any(_GROUP.search(m.name) for m in place.found.context.of("Institution"))


def _list(place: _Place) -> bool:
    return sum(m.rule == "list entry" for m in place.found.context.of("Person")) >= 2


def _holder(place: _Place) -> bool:
    held = {f.tail for facts in place.found.facts.values() for f in facts if f.relation == "CONVENED"}
    return all(ref(m) in held for m in place.of("Meeting"))


_GROUP = re.compile("小组$|委员会$|指挥部$|专班$|联席会议$|工作组$|组委会$")
_ARTICLE = re.compile("第[一二三四五六七八九十百千零〇\\d]{1,7}条")

CHECKS: Mapping[str, tuple[Callable[[_Place], bool], str, str]] = {
    "free": (_free, "{trigger} stands inside a name, which rules see as one thing", "“{trigger}”在一个名称之内"),
    "person": (lambda p: bool(p.of("Person")), "no Person is recognised in this sentence", "本句没有识别出人物"),
    "somebody": (
        _somebody,
        "no Person is named in this text before or in this sentence",
        "本句及前文没有识别出人物",
    ),
    "office": (_office, "no title of schema/lexicon/offices.tsv stands in this sentence", "本句没有职务词表中的职务"),
    "speaker": (
        lambda p: any(m.start < p.start for m in p.of("Person", "Meeting", "Document")),
        "no Person, Meeting or Document that could speak is recognised before {trigger}",
        "“{trigger}”之前没有识别出说话的人物、会议或文件",
    ),
    "concept-behind": (
        lambda p: any(m.core and m.start >= p.start for m in p.of("Concept")),
        "no formulation (core Concept) is recognised behind {trigger}",
        "“{trigger}”之后没有识别出提法",
    ),
    "no-law": (
        lambda p: p.found.context.document.head.doc_type not in LAWS,
        "this text is a law: it rules and stresses nothing",
        "本文是法规，不作强调",
    ),
    "no-news": (
        lambda p: p.found.context.document.head.doc_type not in NEWS,
        "this text is a report: it names documents, but only rules, papers and speeches cite them",
        "本文是报道，只提到文件，不算引用",
    ),
    "document": (lambda p: bool(p.of("Document")), "no Document is recognised in this sentence", "本句没有识别出文件"),
    "own-meeting": (
        lambda p: p.found.roles.meeting is not None,
        "this document has no meeting of its own",
        "本文没有自己的会议",
    ),
    "person-behind": (
        lambda p: any(0 <= m.start - p.end <= 2 for m in p.of("Person")),
        "no Person is recognised right behind {trigger}",
        "紧接“{trigger}”之后没有识别出人物",
    ),
    "person-before": (
        lambda p: any(m.end <= p.start + 1 for m in p.of("Person")),
        "no Person is recognised before {trigger}",
        "“{trigger}”之前没有识别出人物",
    ),
    "group": (
        _group,
        "no leading group, committee or headquarters is recognised whose members these could be",
        "没有识别出这些成员所属的领导小组、委员会或指挥部",
    ),
    "list": (
        _list,
        "fewer than two lines of this text are a name, a gap and a unit",
        "本文没有两行以上“姓名　单位”形式的名单",
    ),
    "unit": (
        lambda p: bool(p.found.context.of("Institution")),
        "no Institution is recognised in this text",
        "本文没有识别出机构",
    ),
    "meeting": (lambda p: bool(p.of("Meeting")), "no Meeting is recognised in this sentence", "本句没有识别出会议"),
    "holder": (
        _holder,
        "the name of a meeting in this sentence does not begin with a known body, and no known series has it",
        "本句有会议的名称不以已知机构开头，也不属于已知系列",
    ),
    "date": (lambda p: bool(p.of("Date")), "no Date is recognised in this sentence", "本句没有识别出日期"),
    "law": (
        lambda p: p.found.context.document.head.doc_type in LAWS,
        "this text is no law: its articles are not entities",
        "本文不是法规，条文不是实体",
    ),
    "article-number": (
        lambda p: bool(_ARTICLE.search(p.text)),
        "no number of an article (第…条) stands in this sentence",
        "本句没有条文序号",
    ),
    "place-above": (_place_above, "no Place is named before {trigger}", "“{trigger}”之前没有地点"),
}
