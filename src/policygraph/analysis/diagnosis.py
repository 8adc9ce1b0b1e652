"""Why a rule that was tried gave nothing: the part of its pattern, or the end of its fact, that failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policygraph.analysis.pattern_parts import Part, alternatives
from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention
from policygraph.extraction.rules import LABELS, Attempt, Masked, Matched, compile_pattern

_REACH = 120  # characters left of a trigger in which a pattern may begin
_SHOWN = 18  # characters of the sentence that a reason quotes, on either side
_MENTION = 5  # characters of that which a mention takes
_AT = "trigger_part"
_ROLES = {
    "@meeting": ("this document has no meeting of its own", "本文没有自己的会议"),
    "@document": ("the document itself", "文件本身"),
    "@issuer": ("the head of this document names no issuer", "文首没有发文机关"),
    "@item": ("no formulation stands before it in its paragraph", "本段前文没有提法"),
    "@protagonist": ("this document has no chief person", "本文没有主要人物"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A failing condition in English and in Chinese; ``fit`` is the share of the pattern that was there."""

    en: str
    zh: str
    fit: float = 0.0


@dataclass(frozen=True, slots=True)
class _Window:
    """The parts ``first``…``last`` (exclusive) of one alternative that fit the sentence from ``start`` to ``end``."""

    parts: tuple[Part, ...]
    first: int
    last: int
    start: int
    end: int

    @property
    def fit(self) -> float:
        fitting = sum(map(_is_firm, self.parts[self.first : self.last]))
        return fitting / max(1, sum(map(_is_firm, self.parts)))


def why_not(attempt: Attempt, context: Context) -> Reason:
    """The condition that failed in an attempt without facts."""
    if attempt.matches:
        return _no_end(attempt, attempt.matches[0])
    hidden = _hidden(attempt, context)
    if hidden:
        return hidden
    best = max(_windows(attempt), key=lambda w: (w.fit, w.first == 0), default=None)
    return _missing(best, attempt, context) if best else _nothing(attempt, context)


def readable(masked: Masked, start: int = 0, end: int | None = None) -> str:
    """A stretch of a masked sentence with each mention written as ``{Label 名}``."""
    out = []
    for at in range(start, len(masked.text) if end is None else min(end, len(masked.text))):
        mention = masked.mentions.get(at)
        out.append(f"{{{mention.label} {mention.name}}}" if mention else masked.text[at])
    return "".join(out).replace("\n", "⏎")


def _before(masked: Masked, end: int) -> str:
    start, room = end, _SHOWN
    while start > 0 and room > 0:
        start -= 1
        room -= _MENTION if start in masked.mentions else 1
    return ("…" if start > 0 else "") + readable(masked, start, end) if end else "‹start of the sentence›"


def _behind(masked: Masked, start: int) -> str:
    end, room, last = start, _SHOWN, len(masked.text)
    while end < last and room > 0:
        room -= _MENTION if end in masked.mentions else 1
        end += 1
    return readable(masked, start, end) + ("…" if end < last else "") if start < last else "‹end of the sentence›"


def _inside(masked: Masked, start: int, end: int) -> str:
    """What fits, its middle left out where it is long."""
    if end - start <= 2 * _SHOWN:
        return readable(masked, start, end)
    half = _SHOWN // 2
    return f"{readable(masked, start, start + half)}…{readable(masked, end - half, end)}"


def slots(attempt: Attempt, matched: Matched) -> dict[str, str]:
    """What each slot and named group of a match took, in the order of the pattern."""
    found = {}
    for name in attempt.rule.pattern.groupindex:
        if matched.match[name] is not None:
            mentions = attempt.masked.of(matched.match, name)
            found[name] = "、".join(m.name for m in mentions) or matched.match[name]
    return found


@cache
def _cut(source: str) -> tuple[tuple[Part, ...], ...]:
    return tuple(tuple(parts) for parts in alternatives(source))


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return compile_pattern(source)


def _hidden(attempt: Attempt, context: Context) -> Reason | None:
    """A trigger that stands only inside mentions is out of the pattern's sight, unless a slot is meant to hold it."""
    if any(t in attempt.masked.text for t in attempt.rule.triggers):
        return None
    for mention in attempt.masked.mentions.values():
        words = context.text[slice(*mention.outer)]
        trigger = next((t for t in attempt.rule.triggers if t in words), "")
        if trigger and any(t in attempt.rule.source for t in attempt.rule.triggers):
            name = f"{{{mention.label} {words}}}"
            return Reason(
                f"{trigger} stands inside {name}, which rules see as one thing", f"“{trigger}”在{name}之内，规则看不到"
            )
    return None


def _windows(attempt: Attempt) -> Iterator[_Window]:
    """The widest fit around each occurrence of a trigger, or the longest beginning where none is visible."""
    text = attempt.masked.text
    for parts in _cut(attempt.rule.source):
        fits = [
            window
            for trigger in attempt.rule.triggers
            for number, part in enumerate(parts)
            if trigger in part.source
            for at in (m.start() for m in re.finditer(re.escape(trigger), text))
            if (window := _around(parts, number, at, text))
        ]
        yield from fits
        beginning = None if fits else _beginning(parts, text)
        if beginning:
            yield beginning


def _around(parts: tuple[Part, ...], number: int, at: int, text: str) -> _Window | None:
    """The widest run of parts that fits with part ``number`` on the trigger at ``at``: first leftwards, then right."""
    first, last = number, number + 1
    found = _fit(parts, first, last, number, at, text)
    if found is None:
        return None
    for left in range(number - 1, -1, -1):
        wider = _fit(parts, left, last, number, at, text)
        if wider is None:
            break
        first, found = left, wider
    while first > 0 and (parts[first].optional or parts[first].gap):
        first += 1  # what needs nothing is not the part that fits
    if first == 0:
        for right in range(number + 2, len(parts) + 1):
            wider = _fit(parts, first, right, number, at, text)
            if wider is None:
                break
            last, found = right, wider
    return _Window(parts, first, last, *found)


def _fit(parts: tuple[Part, ...], first: int, last: int, number: int, at: int, text: str) -> tuple[int, int] | None:
    source = "".join(
        f"(?P<{_AT}>{p.source})" if i == number else p.source for i, p in enumerate(parts[first:last], first)
    )
    pattern = _compiled(source)
    for start in range(at, max(-1, at - _REACH), -1):
        match = pattern.match(text, start)
        if match and match.start(_AT) <= at < max(match.end(_AT), match.start(_AT) + 1):
            return match.span()
    return None


def _is_firm(part: Part) -> bool:
    return not part.optional and not part.gap and not part.aside


def _nothing(attempt: Attempt, context: Context) -> Reason:
    """Not even the first part that must be there is."""
    wanted = _wanted(_cut(attempt.rule.source)[0])
    hint = _absent(_firm(wanted), attempt, context)
    words = " ".join(map(str, wanted))
    return Reason(
        f"found nothing of its beginning: wanted {words}{hint.en}", f"句中没有它的开头：应有 {words}{hint.zh}"
    )


def _beginning(parts: tuple[Part, ...], text: str) -> _Window | None:
    for last in range(len(parts), 0, -1):
        match = _compiled("".join(p.source for p in parts[:last])).search(text)
        if match and any(_is_firm(p) for p in parts[:last]) and match.group():
            return _Window(parts, 0, last, *match.span())
    return None


def _missing(window: _Window, attempt: Attempt, context: Context) -> Reason:
    fitting = _inside(attempt.masked, window.start, window.end)
    if window.first > 0:
        wanted = _wanted(window.parts[: window.first][::-1])[::-1]
        have = _before(attempt.masked, window.start)
        hint = _absent(_firm(wanted), attempt, context)
        words = " ".join(map(str, wanted))
        return Reason(
            f"before '{fitting}' wanted {words}, found '{have}'{hint.en}",
            f"“{fitting}”之前应有 {words}，却是“{have}”{hint.zh}",
            window.fit,
        )
    wanted = _wanted(window.parts[window.last :])
    have = _behind(attempt.masked, window.end)
    if window.last and window.parts[window.last - 1].gap:
        wanted = (window.parts[window.last - 1], *wanted)
    hint = _absent(_firm(wanted), attempt, context)
    words = " ".join(map(str, wanted))
    return Reason(
        f"matched up to '{fitting}', then wanted {words}, found '{have}'{hint.en}",
        f"匹配到“{fitting}”，其后应有 {words}，却是“{have}”{hint.zh}",
        window.fit,
    )


def _wanted(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The next part that must be there, with the gap before it; what may be absent is left out."""
    wanted: list[Part] = []
    for part in parts:
        if not part.optional:
            wanted.append(part)
            if not part.gap and not part.aside:
                break
    return tuple(wanted)


def _firm(parts: tuple[Part, ...]) -> Part | None:
    return next((p for p in parts if not p.gap and not p.aside), None)


def _absent(part: Part | None, attempt: Attempt, context: Context) -> Reason:
    """What is known of the mentions a wanted slot could take: none here, or hidden in another one."""
    if part is None or not part.labels:
        return Reason("", "")
    labels = [label for label in part.labels if label in LABELS]
    if any(m.label in labels for m in attempt.masked.mentions.values()):
        return Reason("", "")
    inner = next((m for m in context.in_sentence(attempt.sentence) if m.label in labels), None)
    outer = inner and _holder(inner, attempt.masked)
    if inner and outer:
        return Reason(
            f" ({inner.label} {inner.name} lies inside {outer.label} {outer.name})",
            f"（{inner.name} 在 {outer.name} 之内）",
        )
    names = " or ".join(labels)
    return Reason(f" (no {names} is recognised in this sentence)", f"（本句没有识别出 {names}）")


def _holder(inner: Mention, masked: Masked) -> Mention | None:
    return next((m for m in masked.mentions.values() if m.outer[0] <= inner.start and inner.end <= m.outer[1]), None)


def _no_end(attempt: Attempt, matched: Matched) -> Reason:
    rule = attempt.rule
    for which, zh, names, found in (
        ("head", "起点", rule.head, matched.heads),
        ("tail", "终点", rule.tail, matched.tails),
    ):
        if not found:
            en = "; ".join(_ROLES[n][0] if n in _ROLES else f"slot {n} took nothing" for n in names)
            said = "；".join(_ROLES[n][1] if n in _ROLES else f"{n} 为空" for n in names)
            end = "|".join(names)
            return Reason(
                f"matched, but its {which} {end} gave no entity ({en})", f"已匹配，但{zh} {end} 没有实体（{said}）", 1.0
            )
    name = matched.heads[0].name
    return Reason(
        f"matched, but head and tail are the same entity ({name})", f"已匹配，但两端是同一实体（{name}）", 1.0
    )
