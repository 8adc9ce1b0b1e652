"""An explanation for the terminal: 100 columns, a Chinese character counting two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import east_asian_width

WIDTH = 100
_NEAREST = 4
Data = dict[str, Any]


def as_text(data: Data, *, everything: bool = False) -> str:
    """One document's explanation. ``everything`` also names the rules that missed by far."""
    lines = [*_head(data), ""]
    for sentence in data["sentences"]:
        lines += [*_sentence(sentence, data["rules"], everything), ""]
    return "\n".join(lines).rstrip() + "\n"


def wrapped(text: str, first: str, rest: str) -> list[str]:
    """Lines of at most ``WIDTH`` columns; ``first`` and ``rest`` are what they begin with."""
    lines = []
    line, used = first, width(first)
    for word in _words(text):
        size = width(word)
        if used + size > WIDTH and line.strip():
            lines.append(line.rstrip())
            line, used, word = rest, width(rest), word.lstrip()
            size = width(word)
        line, used = line + word, used + size
    return [*lines, line.rstrip()]


def width(text: str) -> int:
    """Columns of a terminal."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _words(text: str) -> Iterator[str]:
    """What must stay on one line: a Latin word with the space before it, else one character."""
    word = ""
    for character in text:
        if ord(character) < 0x2E80 and character not in " \n":
            word += character
            continue
        if word:
            yield word
        word = ""
        if character in " \n":
            word = " "
        else:
            yield character
    if word:
        yield word


def _head(data: Data) -> list[str]:
    part = f" (document {data['part']} of the file)" if data["part"] else ""
    lines = wrapped(f"{data['path']}{part}: {data['title']}", "", "    ")
    known = [("type", data["doc_type"]), ("@meeting", data["meeting"]), ("@protagonist", data["protagonist"])]
    return [*lines, *(line for key, value in known for line in wrapped(value or "none", f"  {key:13}", " " * 15))]


def _sentence(sentence: Data, rules: Data, everything: bool) -> Iterable[str]:
    number = f"[{sentence['number']}] "
    yield from wrapped(sentence["text"].strip(), number, " " * len(number))
    if not (sentence["mentions"] or sentence["facts"] or sentence["failed"]):
        yield "    nothing recognised, no trigger of any rule"
        return
    if sentence["mentions"]:
        yield from wrapped(sentence["masked"].strip(), "    as rules see it: ", "      ")
        yield "    mentions"
    for mention in sentence["mentions"]:
        yield from _mention(mention, rules)
    if sentence["facts"]:
        yield "    facts"
    for fact in sentence["facts"]:
        yield from _fact(fact, rules)
    yield from _failed(sentence["failed"], everything)


def _mention(mention: Data, rules: Data) -> Iterable[str]:
    named = "" if mention["name"] == mention["text"] else f" = {mention['name']}"
    origin = mention["where"] or (rules.get(mention["rule"]) or {}).get("en", "")
    aside = "" if mention["core"] else " (not core)"
    origin = f"  [{mention['rule']}: {origin}]" if origin else f"  [{mention['rule']}]"
    yield from wrapped(f"{mention['text']}{named}{aside}{origin}", f"      {mention['label']:12}", " " * 18)


def _fact(fact: Data, rules: Data) -> Iterable[str]:
    properties = "".join(f" {k}={v}" for k, v in fact["properties"].items())
    what = f"{fact['head']['name']} -{fact['type']}-> {fact['tail']['name']}{properties}"
    yield from wrapped(what, "      + ", " " * 8)
    known = rules.get(fact["rule"]) or {}
    slots = ", ".join(f"{name}={words}" for name, words in fact["slots"].items())
    how = slots or known.get("en", "")
    where = f" ({known['where']})" if known.get("where") else ""
    yield from wrapped(f"{fact['rule']}{where}{': ' + how if how else ''}", "        by ", " " * 11)
    if fact["also"]:
        again = ", ".join(f"[{a['sentence']}] {a['rule']}" for a in fact["also"][:_NEAREST])
        more = " …" if len(fact["also"]) > _NEAREST else ""
        yield from wrapped(f"{again}{more}", "        same fact also in ", " " * 11)


def _failed(failed: list[Data], everything: bool) -> Iterable[str]:
    shown = failed if everything else [f for f in failed if not f["stated_by"] and f["fit"] > 0][:_NEAREST]
    if not everything and not shown and len(failed) <= 2:
        shown = failed
    if shown:
        yield "    tried, but gave nothing"
    for miss in shown:
        triggers = "/".join(miss["triggers"])
        yield from wrapped(f"{miss['type']} by {miss['rule']} (trigger {triggers}): {miss['en']}", "      - ", " " * 8)
        if miss["stated_by"]:
            yield f"        ({miss['type']} is stated here by {miss['stated_by']})"
    if len(failed) > len(shown):
        rest = len(failed) - len(shown)
        yield f"    {rest} more tried: missed by more, or their relation is found here (--all)"
