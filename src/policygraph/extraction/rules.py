"""The relation rules of ``schema/rules/*.yaml``: small regular expressions over masked sentences.

In a masked sentence every mention is one private-use character of its label; the rest stays as written. A rule is
tried only in sentences where one of its trigger words stands. ``{Person}`` matches one mention, ``{Person+}`` a list
of them (、，和 or nothing between), ``{Person:boss}`` names the slot; ``{Place|Institution}`` takes either label;
``<Person>`` is the bare character, for classes such as ``[^。<Person>]``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policygraph.errors import SchemaError
from policygraph.extraction.context import Context, ref
from policygraph.extraction.model import Fact, Mention, Ref
from policygraph.extraction.roles import Roles
from policygraph.reading.genre import NEWS
from policygraph.schema import Lexicon, Row, Schema, load_yaml

LABELS = ("Person", "Institution", "Meeting", "Document", "Concept", "Place", "Date")
CODE = {label: chr(0xE000 + i) for i, label in enumerate(LABELS)}
SLOT = re.compile(r"\{(?P<labels>[A-Z][A-Za-z|]*)(?P<list>\+?)(?::(?P<name>[a-z_]+))?\}")
_RAW = re.compile(r"(?<!\?P)<(" + "|".join(LABELS) + r")>")
_BETWEEN = r"(?:、|，|,|和|及|与|以及|暨|；|等)?"
_ROLES = ("@meeting", "@document", "@issuer", "@protagonist", "@item")


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule. ``head`` and ``tail`` are slot names or roles, tried from left to right."""

    id: str
    relation: str
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    source: str
    head: tuple[str, ...]
    tail: tuple[str, ...]
    properties: tuple[tuple[str, str | int | bool], ...]
    examples: tuple[Mapping[str, Any], ...]
    uses_concepts: bool
    where: str


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with its slots replaced by groups over mask characters."""

    def slot(match: re.Match[str]) -> str:
        labels = match["labels"].split("|")
        chars = "".join(CODE[label] for label in labels)
        one = f"[{chars}]" if len(chars) > 1 else chars
        name = match["name"] or labels[0]
        body = f"{one}(?:{_BETWEEN}{one})*" if match["list"] else one
        return f"(?P<{name}>{body})"

    return re.compile(_RAW.sub(lambda m: CODE[m[1]], SLOT.sub(slot, pattern)))


def load_rules(schema: Schema) -> list[Rule]:
    """All rules of a schema folder, in the order of file names and of the files."""
    return [
        _rule(spec, path, schema)
        for path in sorted((schema.directory / "rules").glob("*.yaml"))
        for spec in load_yaml(path) or []
    ]


def _rule(spec: Mapping[str, Any], path: Path, schema: Schema) -> Rule:
    where = f"{path}: rule {spec.get('id', '?')!r}"
    missing = [k for k in ("id", "relation", "trigger", "pattern", "head", "tail", "examples") if k not in spec]
    if missing:
        raise SchemaError(f"{where}: lacks {', '.join(missing)}")
    if spec["relation"] not in schema.relations:
        raise SchemaError(f"{where}: relation {spec['relation']!r} is not in ontology.yaml")
    try:
        pattern = compile_pattern(spec["pattern"])
    except (re.error, KeyError) as error:
        raise SchemaError(f"{where}: pattern does not compile: {error}") from error
    trigger = spec["trigger"]
    head, tail = (tuple(str(spec[end]).split("|")) for end in ("head", "tail"))
    unknown = [s for s in (*head, *tail) if s not in _ROLES and s not in pattern.groupindex]
    if unknown:
        raise SchemaError(f"{where}: {unknown[0]!r} is neither a slot of the pattern nor one of {', '.join(_ROLES)}")
    return Rule(
        id=spec["id"],
        relation=spec["relation"],
        triggers=tuple([trigger] if isinstance(trigger, str) else trigger),
        pattern=pattern,
        source=spec["pattern"],
        head=head,
        tail=tail,
        properties=tuple(sorted((spec.get("properties") or {}).items())),
        examples=tuple(spec["examples"]),
        uses_concepts="Concept" in spec["pattern"],
        where=where,
    )


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence in which mentions are single characters; ``mentions`` by position in ``text``."""

    text: str
    mentions: Mapping[int, Mention]
    places: list[int]

    def of(self, match: re.Match[str], group: str) -> list[Mention]:
        """The mentions that a slot took."""
        start, end = match.span(group)
        return [self.mentions[i] for i in range(start, end) if i in self.mentions]


def mask(text: str, start: int, end: int, mentions: Iterable[Mention]) -> Masked:
    """The span ``start``–``end`` of a text with its outermost mentions masked."""
    parts: list[str] = []
    at: dict[int, Mention] = {}
    places: list[int] = []
    position, length = start, 0
    for mention in sorted(mentions, key=lambda m: (m.outer[0], -m.outer[1])):
        a, b = mention.outer
        if a < position or b > end:
            continue
        parts.append(text[position:a])
        places.extend(range(position, a))
        length += a - position
        at[length] = mention
        parts.append(CODE[mention.label])
        places.append(a)
        length += 1
        position = b
    parts.append(text[position:end])
    places.extend(range(position, end + 1))
    return Masked("".join(parts), at, places)


@dataclass(frozen=True, slots=True)
class Matched:
    """One match of a rule's pattern, the entities it took at both ends (none: why there is no fact), its facts."""

    match: re.Match[str]
    heads: list[Ref]
    tails: list[Ref]
    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One rule tried in one sentence; without ``matches`` the pattern did not fit."""

    rule: Rule
    sentence: int
    masked: Masked
    matches: tuple[Matched, ...]


class RuleEngine:
    """The rules of one schema, ready to run."""

    def __init__(self, schema: Schema) -> None:
        self.rules = load_rules(schema)
        by_trigger: dict[str, list[int]] = defaultdict(list)
        for i, rule in enumerate(self.rules):
            for trigger in rule.triggers:
                by_trigger[trigger].append(i)
        self._by_trigger = dict(by_trigger)
        self._triggers = Lexicon([Row({"name": t}, 0) for t in sorted(by_trigger)])
        # Leftmost-longest matching hides a trigger inside a longer one; a rule of the inner one must still be tried.
        self._inner = {t: [u for u in by_trigger if u in t] for t in by_trigger}

    def facts(self, context: Context, roles: Roles) -> Iterator[Fact]:
        """All facts that the rules state about a document."""
        for index, rule, masked in self._tries(context):
            for match in rule.pattern.finditer(masked.text):
                yield from _stated(rule, match, masked, context, roles, index)[2]

    def trace(self, context: Context, roles: Roles) -> Iterator[Attempt]:
        """Every sentence in which a rule was tried, in the order of the text, with what came of it."""
        for index, rule, masked in self._tries(context):
            matches = tuple(
                Matched(match, *_stated(rule, match, masked, context, roles, index))
                for match in rule.pattern.finditer(masked.text)
            )
            yield Attempt(rule, index, masked, matches)

    def _tries(self, context: Context) -> Iterator[tuple[int, Rule, Masked]]:
        """Each sentence that holds a trigger, with each rule of that trigger and the sentence as the rule sees it."""
        tried: dict[int, set[int]] = defaultdict(set)
        for start, _, entry in self._triggers.find(context.text):
            for trigger in self._inner[entry.name]:
                tried[context.sentence_index(start)].update(self._by_trigger[trigger])
        head = context.document.head
        headline = head.title.end if head.title and head.doc_type in NEWS else 0
        for index in sorted(tried):
            sentence = context.sentences[index]
            mentions = context.in_sentence(index)
            text = context.text
            if headline and sentence.start < headline:  # it says what happened, with blanks for commas
                mentions = [m for m in mentions if m.rule != "document:own-title"]
                text = text[:headline].replace(" ", "，") + text[headline:]
            plain = mask(text, sentence.start, sentence.end, [m for m in mentions if m.label != "Concept"])
            full: Masked | None = None
            for i in sorted(tried[index]):
                rule = self.rules[i]
                if rule.uses_concepts:
                    full = full or mask(text, sentence.start, sentence.end, mentions)
                yield index, rule, full if rule.uses_concepts and full else plain


def _stated(
    rule: Rule, match: re.Match[str], masked: Masked, context: Context, roles: Roles, index: int
) -> tuple[list[Ref], list[Ref], list[Fact]]:
    """What one match states: the entities at its head and its tail, and the facts between them."""
    span = (masked.places[match.start()], max(masked.places[match.start()] + 1, masked.places[match.end()]))
    heads = _ends(rule.head, match, masked, roles, span[0], context)
    tails = _ends(rule.tail, match, masked, roles, span[0], context)
    facts = []
    for order, head in enumerate(heads, 1):
        for tail in tails:
            if head == tail:
                continue
            properties = {k: _value(v, match, masked, context, roles, index, tail) for k, v in rule.properties}
            if properties.get("order") == "@order":  # lists follow rank; one name alone has none
                properties["order"] = order if len(heads) > 1 else ""
            facts.append(context.fact(head, rule.relation, tail, span, rule.id, **properties))
    return heads, tails, facts


def _ends(
    names: tuple[str, ...], match: re.Match[str], masked: Masked, roles: Roles, position: int, context: Context
) -> list[Ref]:
    for name in names:
        if name == "@meeting":
            held = _held_here(context, position)
            refs = [held] if held else [roles.meeting] if roles.meeting else []
        elif name == "@document":
            refs = [roles.document]
        elif name == "@issuer":
            refs = list(roles.issuers)
        elif name == "@protagonist":
            visitor = _visitor(context, position)
            refs = [visitor] if visitor else [roles.protagonist] if roles.protagonist else []
        elif name == "@item":
            refs = _item(context, position)
        else:
            refs = [] if match[name] is None else [ref(m) for m in masked.of(match, name)]
        if refs:
            return list(dict.fromkeys(refs))
    return []


_IS_HELD = re.compile("(?:[在于][^，。；]{1,14})?(?:隆重|胜利)?(?:召开|举行|开幕)[，并]")


def _held_here(context: Context, position: int) -> Ref | None:
    """The meeting that the sentence says was held, before this place: 全省农村工作会议召开，李明远作报告."""
    start = context.sentence_at(position).start
    for mention in reversed(context.within(start, position, "Meeting")):
        if mention.alias and mention.end <= position and _IS_HELD.match(context.text, mention.end):
            return ref(mention)
    return None


_VISITS = re.compile("(?:(?!陪同|参加|随同|、)[^。；]){0,24}?(?:来到|前往|走进|考察|调研|视察|看望)")


def _visitor(context: Context, position: int) -> Ref | None:
    """Who goes somewhere in this paragraph before this place: 李明远来到……。王维民陪同."""
    index = context.sentence_index(position)
    paragraph = context.sentences[index].paragraph
    while index and context.sentences[index - 1].paragraph == paragraph:
        index -= 1
    for person in context.within(context.sentences[index].start, position, "Person"):
        if person.core and _VISITS.match(context.text, person.outer[1]) and person.end < position:
            return ref(person)
    return None


_GOVERNED = re.compile("(?:^|[，。；、])(?:严格|全面|持续|深入)?(?:落实|推进|深化|实施|开展|推行|打好|发展|推广)$")


def _item(context: Context, position: int) -> list[Ref]:
    """The matter of an item of a plan: the first formulation of the paragraph before this place, and the set terms."""
    index = context.sentence_index(position)
    paragraph = context.sentences[index].paragraph
    while index and context.sentences[index - 1].paragraph == paragraph:
        index -= 1
    concepts = [m for m in context.within(context.sentences[index].start, position, "Concept") if m.core]
    named = [
        m
        for m in concepts
        if context.text[m.start - 1 : m.start] == "“"
        or _GOVERNED.search(context.text[max(0, m.outer[0] - 6) : m.outer[0]])
    ]
    return list(dict.fromkeys(ref(m) for m in [*concepts[:1], *named]))


def _value(
    value: str | int | bool,
    match: re.Match[str],
    masked: Masked,
    context: Context,
    roles: Roles,
    index: int,
    tail: Ref,
) -> str | int | bool:
    """A property: a literal, ``{Slot}`` (the mention's name) or ``@date`` (the day the sentence speaks of)."""
    if value == "@date":
        return context.date_of(index) or roles.meeting_date
    if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
        name = value[1:-1]
        if match[name] is None:
            return ""
        mentions = masked.of(match, name)
        return mentions[0].name if mentions else match[name]
    return value


def check(schema: Schema) -> list[str]:
    """Faults of the rules: what does not load, has no example, or whose examples do not come out as they say."""
    from policygraph.extraction.pipeline import extract
    from policygraph.reading import read_text

    faults = []
    seen: set[str] = set()
    for rule in load_rules(schema):
        if rule.id in seen:
            faults.append(f"{rule.where}: the id is used twice; rename one")
        seen.add(rule.id)
        if not any(e.get("gives") for e in rule.examples) or not any(e.get("gives") == [] for e in rule.examples):
            faults.append(f"{rule.where}: needs a positive and a negative example (gives: [])")
        for example in rule.examples:
            documents = read_text(str(example["text"]), path="example.txt")
            got = sorted(
                {
                    f"{f.head.name} -> {f.tail.name}"
                    for d in documents
                    for f in extract(d, schema).facts
                    if f.evidence.rule == rule.id
                }
            )
            if got != sorted(example["gives"]):
                faults.append(f"{rule.where}: example {example['text']!r} gives {got}, not {sorted(example['gives'])}")
    return faults
