"""Traditional script in the simplified one that rules and lexicons are written in, place by place."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_SIGNS = re.compile("[國關會發這為於長號學來時]")
_SAMPLE = 3000


def simplified(text: str) -> str:
    """The same text, of the same length, in simplified script; itself where it is so."""
    if len(_SIGNS.findall(text, 0, _SAMPLE)) < 3:
        return text
    plain = str(_converter().convert(text))
    if len(plain) == len(text):
        return plain
    return "".join(one if len(one := str(_converter().convert(char))) == 1 else char for char in text)


_MARKS = dict(zip(",;:?!()「」『』", "，；：？！（）“”“”", strict=True))
_LATIN_MARK = re.compile(
    r"[「」『』,;:?!()](?:(?<=[「」『』])|(?<=[\u4e00-\u9fff”》）)][,;:?!])"
    r"|(?<=\()(?=[\u4e00-\u9fff“《])|(?<=[\u4e00-\u9fff”》]\)))"
)


def chinese_marks(text: str) -> str:
    """The same text, of the same length, with the usual Chinese marks for Latin ones, for 「」 and for 『』."""
    if not _LATIN_MARK.search(text):
        return text
    return _LATIN_MARK.sub(lambda mark: _MARKS[mark.group()], text)


@cache
def _converter() -> Any:
    from opencc import OpenCC  # only where a text needs it

    return OpenCC("t2s")
