"""One Person node that is probably two people: what its documents say of it cannot be true of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from policygraph.extraction.recognisers.institutions_area import parents
from policygraph.resolution.entities import Candidate, Entities, Entity, Sentence
from policygraph.resolution.variants import localities
from policygraph.schema import Schema

_SAME_TIME = 183  # days within which nobody holds posts in two provinces
_PROVINCE = re.compile(r"(?:中共)?([一-龥]{2,7}?(?:省|自治区))")
_CENTRAL = re.compile(r"^(?:中共中央|国务院|中央|全国|国家|最高人民)")
_LOCAL = re.compile(r"[一-龥]{2,}(?:县|旗|镇|乡|街道|村)(?:委|人民政府|政府|人大|政协|[党支委]|$)")
_BORN = re.compile(r"((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生")
_SEX = re.compile(r"(?<![一-龥])([男女])(?![一-龥])")
_PEOPLE = re.compile(r"(?<![一-龥])([一-龥]{1,5}族)(?![一-龥])")
_DEATH = re.compile(r"逝世|病逝|去世|因病医治无效")
_DIED_ON = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日[^，。]{0,24}(?:逝世|病逝|去世)")
_MOURNED = re.compile(r"(?:悼念|纪念|追思|诞辰)")
_ACTS = ("PRESIDED", "SPOKE_AT", "ATTENDED", "VISITED", "HOLDS_POSITION")


@dataclass(slots=True)
class _Told:
    """What one kind of statement says: its values, and the sentences that say so, by document."""

    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, value: str, document: str, sentence: str) -> None:
        self.values.setdefault(value, {}).setdefault(document, sentence)


def contradictions(entities: Entities, schema: Schema) -> Iterator[Candidate]:
    """Persons to be split; the documents of the rarer reading go to the new entity."""
    for person in entities.of("Person"):
        if len(person.documents) < 2:
            continue
        found = [c for c in (_marks(person, entities), _posts(person, entities), _after_death(person, entities)) if c]
        if found:
            yield max(found, key=lambda c: (c.score, c.reason))


def _split(person: Entity, told: dict[str, dict[str, str]], score: float, reason: str) -> Candidate:
    """The value with fewest documents becomes an entity of its own."""
    ranked = sorted(told, key=lambda v: (len(told[v]), v))
    value, others = ranked[0], ranked[1:]
    documents = sorted(set(told[value]) - {d for o in others for d in told[o]}) or sorted(told[value])
    shown = tuple(Sentence(s, d) for v in ranked for d, s in sorted(told[v].items())[:2])
    unclear = [d for d in person.documents if d not in {d for v in told.values() for d in v}]
    if unclear:
        reason += f"; not clear who is meant in {'、'.join(d.partition(':')[2] for d in unclear[:5])}"
        reason += f" and {len(unclear) - 5} more" if len(unclear) > 5 else ""
    decision = {"id": person.id, "documents": documents, "name": f"{person.name}（{value}）"}
    return Candidate("not_same", (person.id,), score, reason, decision, (), shown)


def _sentences(person: Entity, entities: Entities) -> Iterator[tuple[str, str]]:
    """(document, sentence) of everything that is stated about a person."""
    graph = entities.graph
    edges = (*graph.in_edges(person.node, data=True), *graph.out_edges(person.node, data=True))
    seen = set()
    for source, _, data in edges:
        for item in data.get("evidence") or ():
            found = (str(data.get("document", source)), " ".join(str(item.get("sentence", "")).split()))
            if found not in seen:
                seen.add(found)
                yield found


def _marks(person: Entity, entities: Entities) -> Candidate | None:
    """Sex, people (民族) and year of birth behind the name."""
    told = {"sex": _Told(), "people": _Told(), "birth": _Told()}
    behind = re.compile(
        re.escape(person.name) + r"(?:同志)?(?:[（(]([^）)]{1,40})[）)]|，((?:[男女]|[一-龥]{1,5}族)，[^。]{0,60}))"
    )
    for document, sentence in sorted(_sentences(person, entities)):
        for match in behind.finditer(sentence):
            note = match[1] or match[2]
            for kind, pattern in (("sex", _SEX), ("people", _PEOPLE), ("birth", _BORN)):
                if value := pattern.search(note):
                    told[kind].add(value[1] + ("年生" if kind == "birth" else ""), document, sentence)
    for kind, score, word in (("birth", 0.9, "years of birth"), ("people", 0.85, "民族"), ("sex", 0.85, "sex")):
        if len(told[kind].values) > 1:
            values = "、".join(sorted(told[kind].values))
            return _split(person, told[kind].values, score, f"documents differ in {word}: {values}")
    return None


@cache
def _seat(body: str) -> str:
    """The province of a local body, 中央 for a central one, 基层 below the county; empty if unknown."""
    if _LOCAL.search(body) and not _PROVINCE.search(body) and not localities(body):
        return "基层"
    named = {(parents().get(n) or (n,))[-1] for n in localities(body)}
    if len(named) == 1:
        return next(iter(named))
    match = _PROVINCE.match(body)
    return match[1] if match and not named else "中央" if _CENTRAL.match(body) else ""


def _posts(person: Entity, entities: Entities) -> Candidate | None:
    """Posts in two provinces, or at the centre and in a village, within half a year."""
    posts: list[tuple[str, str, str, str]] = []  # seat, document, day, sentence
    for target, data in entities.facts(person.node, "HOLDS_POSITION"):
        if data.get("former") or data.get("end") or not target.startswith("institution:"):
            continue
        seat = _seat(target.partition(":")[2])
        document = str(data.get("document", ""))
        if seat:
            evidence = data.get("evidence") or [{}]
            posts.append((seat, document, entities.day(document), str(evidence[0].get("sentence", ""))))
    posts.sort()
    clash: dict[str, dict[str, str]] = {}
    dated = False
    for at, (seat, document, day, sentence) in enumerate(posts):
        for other, elsewhere, then, said in posts[at + 1 :]:
            if document == elsewhere or not _exclude(seat, other):
                continue
            near = _days_between(day, then)
            if near is None or near <= _SAME_TIME:
                clash.setdefault(seat, {})[document] = " ".join(sentence.split())
                clash.setdefault(other, {})[elsewhere] = " ".join(said.split())
                dated = dated or near is not None
    if not clash:
        return None
    seats = "、".join(sorted(clash))
    when = "at the same time" if dated else "in documents without a day"
    return _split(person, clash, 0.8 if dated else 0.6, f"posts in {seats} {when}")


def _exclude(one: str, other: str) -> bool:
    """Whether nobody sits in both: two provinces; the centre with what is below the county."""
    if one == other:
        return False
    return "中央" not in (one, other) or "基层" in (one, other)


def _days_between(one: str, other: str) -> int | None:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None


def _after_death(person: Entity, entities: Entities) -> Candidate | None:
    """Active after the day of a document that reports the death."""
    died: dict[str, str] = {}
    name = re.escape(person.name)
    death = re.compile(
        name
        + r"(?:同志|先生|女士|院士|教授)?(?:因[^，。]{0,12}|，[^。]{0,60}|于[^，。]{0,20}|在[^，。]{0,20})?"
        + f"(?:{_DEATH.pattern})"
    )
    days = []
    for document, sentence in sorted(_sentences(person, entities)):
        if death.search(sentence) and not _MOURNED.search(sentence):
            told = _DIED_ON.search(sentence)
            day = f"{told[1]}-{int(told[2]):02}-{int(told[3]):02}" if told else entities.day(document)
            if day:
                days.append(day)
                died.setdefault(document, sentence)
    if not died:
        return None
    last = max(days)
    active: dict[str, str] = {}
    for _, data in entities.facts(person.node, *_ACTS):
        document = str(data.get("document", ""))
        evidence = data.get("evidence") or [{}]
        if entities.day(document) > last and not data.get("former") and data.get("grade", "stated") == "stated":
            active.setdefault(document, " ".join(str(evidence[0].get("sentence", "")).split()))
    if not active:
        return None
    year = last[:4]
    return _split(
        person, {f"{year}年逝世": died, f"{year}年以后在任": active}, 0.75, f"dead by {last}, active after it"
    )
