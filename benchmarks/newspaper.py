"""Spans of people and bodies in newspaper prose, against a public tagged corpus. Run by hand:

    python benchmarks/newspaper.py FILE [--skip N] [--lines N] [--jieba]

FILE is tagged either by character (``字 B-PER`` a line, a blank line between sentences, tags B/M/I/E/S) or by word
(``江/nr 泽民/nr 发表/v``, the tag set of the People's Daily corpus). Twelve lines are one document. Printed are
precision, recall and F1 of exact spans; a mention inside one that is right is not counted. ``--jieba`` scores
jieba.posseg instead. No corpus comes with the project.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import policygraph

Span = tuple[int, int, str]
_BY_CHARACTER = {"PER": "Person", "ORG": "Institution"}
_BY_WORD = {"nr": "Person", "nrt": "Person", "nrfg": "Person", "nt": "Institution"}
_LABELS = ("Person", "Institution")
_DOCUMENT = 12  # lines


def sentences(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Each line's text and its tagged spans."""
    lines = path.read_text(encoding="utf-8").split("\n")
    by_word = any("/" in line and " " in line.strip() for line in lines[:5])
    yield from map(_words, filter(None, lines)) if by_word else _characters(lines)


def _characters(lines: Iterable[str]) -> Iterator[tuple[str, list[Span]]]:
    text, spans, begin = "", [], 0
    for line in lines:
        parts = line.split()
        if len(parts) < 2:
            if text:
                yield text, spans
            text, spans = "", []
            continue
        at = len(text)
        text += parts[0]
        place, _, kind = parts[1].partition("-")
        if place in "BS":
            begin = at
        if place in "ES" and kind in _BY_CHARACTER:
            spans.append((begin, len(text), _BY_CHARACTER[kind]))


def _words(line: str) -> tuple[str, list[Span]]:
    text, spans = "", []
    joined = False
    for word, _, tag in (token.rpartition("/") for token in line.split()):
        at = len(text)
        text += word
        label = _BY_WORD.get(tag, "")
        last = spans[-1] if spans else (0, -1, "")
        if label == last[2] == "Person" and last[1] == at and not joined and max(len(word), at - last[0]) <= 2:
            spans[-1] = (last[0], len(text), label)  # family name and given name are two words there
            joined = True
        elif label:
            spans.append((at, len(text), label))
            joined = False
    return text, spans


def found(text: str) -> set[Span]:
    """The spans that policygraph names in a text."""
    mentions = (m for document in policygraph.extract(text=text) for m in document["mentions"])
    return {(m["start"], m["end"], m["label"]) for m in mentions if m["label"] in _LABELS}


def tagged(text: str) -> set[Span]:
    """The spans that jieba.posseg tags."""
    import jieba.posseg

    spans: set[Span] = set()
    at = 0
    for word, tag in jieba.posseg.cut(text):
        if tag in _BY_WORD:
            spans.add((at, at + len(word), _BY_WORD[tag]))
        at += len(word)
    return spans


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--jieba", action="store_true")
    options = parser.parse_args()
    chosen = list(islice(sentences(options.file), options.skip, options.skip + options.lines))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for first in range(0, len(chosen), _DOCUMENT):
        text, gold = "", set()
        for line, spans in chosen[first : first + _DOCUMENT]:
            gold |= {(len(text) + a, len(text) + b, label) for a, b, label in spans}
            text += line + "\n"
        predicted = (tagged if options.jieba else found)(text)
        for label in _LABELS:
            right = {s for s in gold if s[2] == label}
            ours = {s for s in predicted if s[2] == label}
            ours = {s for s in ours if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in ours & right)}
            counts[label] += Counter(tp=len(right & ours), fp=len(ours - right), fn=len(right - ours))
    for label in _LABELS:
        tp, fp, fn = (counts[label][key] for key in ("tp", "fp", "fn"))
        precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{label:12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({tp + fn} spans)")


if __name__ == "__main__":
    main()
