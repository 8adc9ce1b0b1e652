"""What belongs to a person in the sentence: offices before, 同志 and （女） behind; and words that stand for one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.people_found import skip_traits
from policygraph.extraction.recognisers.people_offices import chain_before, suffixes

_PRONOUN = re.compile(r"[他她](?<![其吉].)(?![们人乡方国杀山])")
_I = re.compile(
    r"(?:(?<![一-龥])|(?<=[，。；：今明去前年月日天后时但])|(?<=[曾经]))我(?![们国军省市县区党校院部厅局委会方团州家行]|等)"
)
_CHIEF = re.compile("总书记")
_NEAR = 3  # paragraphs between a pronoun and the person it means


def outer_span(context: Context, start: int, end: int, floor: int) -> tuple[int, int]:
    """The stretch that a rule sees as one person; it begins behind ``floor``, the name before."""
    text = context.text
    chain = [office for office in chain_before(context, start) if office.start > floor]
    begin = chain[0].start if chain else start
    if not chain and text[start - 1 : start] in ("：", ":"):
        begin = start
    table = suffixes(context.schema)
    stop = end
    for size in (3, 2):
        if text[end : end + size] in table:
            stop = end + size
            break
    return begin, skip_traits(text, stop)


def role_words(context: Context, people: list[Mention]) -> Iterable[Mention]:
    """总书记 alone stands for the one person who holds that office in the document."""
    text = context.text
    taken = [m for m in people if text[m.end : m.end + 3] == "总书记" or "总书记" in text[m.outer[0] : m.start]]
    holders = sorted({m.name for m in taken}, key=lambda n: (-sum(m.name == n for m in taken), n))
    if not holders:
        return []
    spans = [(m.outer[0], m.outer[1]) for m in taken]
    starts = [a for a, _ in spans]
    out: list[Mention] = []
    for match in _CHIEF.finditer(text):
        i = bisect_right(starts, match.start()) - 1
        if i >= 0 and match.end() <= spans[i][1]:
            continue
        if (
            text[match.start() - 1 : match.start()] in ("为", "任", "的", "央")
            or text[match.start() - 1 : match.start()] == "副"
        ):
            continue
        out.append(Mention("Person", match.start(), match.end(), holders[0], "role", alias=False))
    return out


_POST = (
    "总书记|总理|主席|委员长|总统|首相|书记|省长|市长|县长|区长|镇长|乡长|部长|局长|院长|校长|主任|教授|院士|大使|将军|"
    "司令员|先生|女士"
)
_FAMILY = re.compile(rf"[\u4e00-\u9fff](?={_POST})(?:(?<![\u4e00-\u9fff].)|(?<=[和与对向同].))")


def family_names(context: Context, people: list[Mention]) -> Iterable[Mention]:
    """李书记 stands for the one person of the document whose family name is 李."""
    by_family: dict[str, set[str]] = {}
    for person in people:
        if len(person.name) <= 3:
            by_family.setdefault(person.name[0], set()).add(person.name)
    inside = {i for m in people for i in range(m.start, m.end)}
    for match in _FAMILY.finditer(context.text):
        bearers = by_family.get(match[0], set())
        if len(bearers) == 1 and match.start() not in inside:
            start, end = match.span()
            post = re.compile(_POST).match(context.text, end)
            outer = post.end() if post else end
            yield Mention("Person", start, end, min(bearers), "family name", start, outer, alias=False)


def pronouns(context: Context, people: list[Mention]) -> Iterable[Mention]:
    """他 and 她 stand for the last person who is a sentence's subject."""
    text = context.text
    yield from _authors_own(context, people)
    subjects = [m for m in people if m.core and _is_subject(context, m)]
    starts = [m.start for m in subjects]
    for match in _PRONOUN.finditer(text):
        i = bisect_left(starts, match.start()) - 1
        if i < 0:
            continue
        person = subjects[i]
        here = context.sentence_at(match.start()).paragraph
        if here - context.sentence_at(person.start).paragraph > _NEAR:
            continue
        yield Mention("Person", match.start(), match.end(), person.name, "pronoun", alias=False)


def _authors_own(context: Context, people: list[Mention]) -> Iterable[Mention]:
    """我 of a speech or an article is the one who gave or wrote it."""
    authors = {field.value for field in context.document.head.authors} & {m.name for m in people}
    if len(authors) == 1:
        for match in _I.finditer(context.text):
            yield Mention("Person", match.start(), match.end(), min(authors), "first person", alias=False)


def _is_subject(context: Context, person: Mention) -> bool:
    """Whether a person opens its sentence, or is named just behind a time or place that does."""
    sentence = context.sentence_at(person.start)
    before = context.text[sentence.start : person.outer[0]]
    return not before.strip() or (len(before) < 16 and before.endswith(("，", "日", "午", "天", "后", "上")))
