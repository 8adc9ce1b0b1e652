"""Words that look like titles, names and bodies which no recogniser took: what a lexicon may lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.recognisers.institutions_area import verbs
from policygraph.extraction.recognisers.people_offices import suffixes, titles
from policygraph.schema import Schema

_HAN_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,8}$")
_HAN = r"[\u4e00-\u9fff]"
# A body's name does not run over these: particles, prepositions, kinds instead of names (各有关部门).
_BREAKS = frozenset("的和与及在由向对等各了将被从为以是或把让给并本该其此某于经自交到") | {
    *("有关", "相关", "所属", "下属", "主管", "以下", "以上", "之间", "通过"),
    *("根据", "其他", "以及", "上级", "下级", "同级"),
}
_LONGEST = 12
_BODY_BEFORE = re.compile(r"[\u4e00-\u9fff]{1,12}$")
_SHORTEST = 4

Unknown = tuple[str, str, int]  # kind, words, place


def unknown(context: Context) -> Iterator[Unknown]:
    """Kind (``title``, ``name``, ``body``), words and place of each word in a telling position."""
    taken = bytearray(len(context.text) + 1)
    for mention in context.mentions:
        a, b = mention.outer
        taken[a:b] = b"\x01" * (b - a)
    if context.document.head.doc_type in LAWS:
        return  # a statute speaks of kinds of bodies and of nobody
    yield from _titles(context)
    yield from _names(context, taken)
    yield from _bodies(context, taken)


def _titles(context: Context) -> Iterator[Unknown]:
    """A noun right before a person that ends like a title and is none: 总农艺师李明远."""
    import jieba

    jieba.setLogLevel(60)
    known = titles(context.schema)
    ends = _title_ends(context.schema)
    bounds = {m.outer[1] for m in context.mentions}
    for mention in context.of("Person"):
        begin = mention.outer[0]
        if not mention.alias or context.text[begin - 1 : begin] not in ends or begin in bounds:
            continue
        run = _HAN_BEFORE.search(context.text, max(0, begin - 8), begin)
        words = jieba.lcut(run[0], HMM=False) if run else []
        word = words[-1] if words else ""
        if len(word) == 1 and len(words) > 1:
            word = words[-2] + word
        if len(word) > 1 and word not in verbs() and word not in known and not any(word.endswith(t) for t in known):
            yield "title", word, begin - len(word)


@cache
def _title_ends(schema: Schema) -> frozenset[str]:
    """Characters that several titles end with: 长, 员, 任, 记, 师."""
    ends = [title[-1] for title in titles(schema) if len(title) > 1]
    return frozenset(c for c in set(ends) if ends.count(c) >= 4)


@cache
def _name_pattern(schema: Schema) -> re.Pattern[str]:
    family = sorted({r["name"] for r in schema.table("surnames") if r["kind"] == "common"}, key=lambda n: (-len(n), n))
    return re.compile(f"(?:{'|'.join(map(re.escape, family))}){_HAN}{{1,2}}")


@cache
def _address_pattern(schema: Schema) -> re.Pattern[str]:
    words = sorted((w for w in suffixes(schema) if len(w) > 1), key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, words)))


def _names(context: Context, taken: bytearray) -> Iterator[Unknown]:
    """Family name and one or two characters before 同志 or 先生, where no person was seen."""
    pattern = _name_pattern(context.schema)
    for address in _address_pattern(context.schema).finditer(context.text):
        end = address.start()
        for size in (3, 2):
            name = context.text[end - size : end] if end >= size else ""
            before = context.text[end - size - 1 : end - size] if end > size else ""
            if pattern.fullmatch(name) and not any(taken[end - size : address.end()]) and not re.match(_HAN, before):
                yield "name", name + address[0], end - size
                break


def _bodies(context: Context, taken: bytearray) -> Iterator[Unknown]:
    """Words that end in the head noun of a body and belong to no mention."""
    import jieba

    for start, end, entry in context.schema.lexicon("institution_heads").find(context.text):
        if entry.row["kind"] in ("none", "abroad") or taken[start] or taken[end - 1] or taken[end]:
            continue
        run = _BODY_BEFORE.search(context.text, max(0, start - _LONGEST), start)
        begin = start
        for word in reversed(jieba.lcut(run[0], HMM=False) if run else []):
            if word in _BREAKS or word in verbs() or any(taken[begin - len(word) : begin]):
                break
            begin -= len(word)
        if begin < start and end - begin >= _SHORTEST:
            yield "body", context.text[begin:end], begin
