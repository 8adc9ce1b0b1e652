"""A rule's pattern cut into its top-level parts, each in words that a rule-writer reads at a glance."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policygraph.extraction.rules import SLOT

_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?")
_REPEAT = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_GROUP = re.compile(r"\((?:\?(?:P<(?P<name>\w+)>|(?P<kind>:|=|!|<=|<!)))?")
_NAMED = re.compile(r"(?<!\?P)<([A-Z][a-z]+)>")
_SYNTAX = frozenset("^$")


@dataclass(frozen=True, slots=True)
class Part:
    """One top-level part: ``source`` as written, may it be absent, is it a gap or a look aside, its slot's labels."""

    source: str
    optional: bool = False
    gap: bool = False
    aside: bool = False
    labels: tuple[str, ...] = ()

    def __str__(self) -> str:
        return _words(self.source)


def alternatives(pattern: str) -> list[list[Part]]:
    """The parts of each top-level alternative of a pattern."""
    found: list[list[Part]] = [[]]
    at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append([])
            at += 1
            continue
        end = _atom_end(pattern, at)
        quantifier = "" if SLOT.match(pattern, at) and not _quantified(pattern, end) else _quantified(pattern, end)
        source = pattern[at : end + len(quantifier)]
        part = _part(source, quantifier)
        last = found[-1][-1] if found[-1] else None
        if last and _literal(last.source) and _literal(source):
            found[-1][-1] = Part(last.source + source)  # 主 and 持 are one word
        else:
            found[-1].append(part)
        at = end + len(quantifier)
    return found


def _quantified(pattern: str, end: int) -> str:
    if SLOT.match(pattern, end):
        return ""
    match = _QUANTIFIER.match(pattern, end)
    return match[0] if match else ""


def _atom_end(pattern: str, at: int) -> int:
    """End of the slot, group, class, escape or character that begins here."""
    slot = SLOT.match(pattern, at) or _NAMED.match(pattern, at)
    if slot:
        return slot.end()
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        end = at + 1
        while pattern[end] != "]" or end == at + 1:
            end += 2 if pattern[end] == "\\" else 1
        return end + 1
    if pattern[at] != "(":
        return at + 1
    end = at + 1
    while pattern[end] != ")":
        end = _atom_end(pattern, end)
    return end + 1


def _literal(source: str) -> bool:
    return source.isalnum() or (len(source) == 1 and source not in _SYNTAX and source not in ".\\")


def _part(source: str, quantifier: str) -> Part:
    slot = SLOT.match(source)
    if slot:
        return Part(source, optional=_least(quantifier) == 0, labels=tuple(slot["labels"].split("|")))
    gap = bool(quantifier) and source[0] in "[." and quantifier not in ("?", "??")
    aside = source in _SYNTAX or source.startswith(("(?!", "(?<"))
    return Part(source, optional=_least(quantifier) == 0 and not gap and not aside, gap=gap, aside=aside)


def _least(quantifier: str) -> int:
    repeat = _REPEAT.match(quantifier)
    if repeat:
        return int(repeat[1] or 0)
    return 0 if quantifier[:1] in ("*", "?") else 1


def _words(source: str) -> str:
    """A pattern as it is read aloud: [了] may be there, 召开|举行 one of them, …≤24 a gap without the marks named."""
    out: list[str] = []
    at = 0
    while at < len(source):
        if source[at] == "|":
            out.append("|")
            at += 1
            continue
        end = _atom_end(source, at)
        quantifier = _quantified(source, end)
        out.append(_atom(source[at:end], quantifier))
        at = end + len(quantifier)
    return "".join(out)


def _atom(atom: str, quantifier: str) -> str:
    if SLOT.fullmatch(atom):
        return f"[{atom}]" if quantifier else atom
    if atom in _SYNTAX:
        return "‹start of the sentence›" if atom == "^" else "‹end of the sentence›"
    if atom.startswith("("):
        return _group(atom, quantifier)
    if atom.startswith("[") or atom == ".":
        return _class(atom, quantifier)
    text = {"\\n": "‹end of the line›", "\\d": "‹digit›"}.get(atom, atom[1:] if atom.startswith("\\") else atom)
    return f"[{text}]" if quantifier[:1] in ("?", "*") else text


def _group(atom: str, quantifier: str) -> str:
    opening = _GROUP.match(atom)
    assert opening is not None
    inner = _words(atom[opening.end() : -1])
    look = {"=": "followed by", "!": "not followed by", "<=": "behind", "<!": "not behind"}.get(opening["kind"] or "")
    if look:
        return f"‹{look} {inner}›"
    if quantifier and _least(quantifier) == 0:
        return f"[{inner}]"
    return f"({inner})" if "|" in inner or quantifier else inner


def _class(atom: str, quantifier: str) -> str:
    chars = _NAMED.sub(r" a \1 ", atom[1:-1]).replace("\\n", "").replace("\\", "").strip()
    if not quantifier or quantifier == "?":
        return f"({'not ' if chars.startswith('^') else 'one of '}{chars.lstrip('^')})" if atom != "." else "‹any›"
    repeat = _REPEAT.match(quantifier)
    most = (repeat[2] if repeat[2] is not None else repeat[1]) if repeat else ""
    least = f"{repeat[1]}–" if repeat and repeat[1] not in ("", "0", most) else "≤" if most else ""
    limits = f"…{least}{most}" if most else "…"
    if atom == ".":
        return limits
    return f"{limits}({'without ' if chars.startswith('^') else 'of '}{' '.join(chars.lstrip('^').split())})"
