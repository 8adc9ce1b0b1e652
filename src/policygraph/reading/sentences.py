"""Clean text → sentences: cut behind 。！？； and at line ends; closing quotes stay with their sentence."""

from __future__ import annotations

import re

from policygraph.reading.document import Sentence

_CUT = re.compile(r"[。！？；!?;…]+[”’》）)】」』]*|\n")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a clean text; together they cover it but for the line ends."""
    found: list[Sentence] = []
    start = paragraph = 0
    for match in _CUT.finditer(text):
        left, right = match.span()
        if text[left] == "\n":
            if left > start:
                found.append(Sentence(start, left, paragraph))
            paragraph += 1
            start = right
        elif not _inside_title(text, start, left):
            found.append(Sentence(start, right, paragraph))
            start = right
    if start < len(text):
        found.append(Sentence(start, len(text), paragraph))
    return tuple(found)


def _inside_title(text: str, start: int, position: int) -> bool:
    """Whether a stop stands inside 《》 that close soon."""
    opened = text.rfind("《", max(start, position - 60), position)
    return opened >= 0 and "》" not in text[opened:position] and "》" in text[position : position + 40]
