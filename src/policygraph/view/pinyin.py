"""Names in pinyin, so that a reader without a Chinese keyboard can search them."""

from __future__ import annotations

import re
from functools import lru_cache

from pypinyin import lazy_pinyin

# Characters that are read otherwise as a surname.
_SURNAMES = {"单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "曾": "zeng", "区": "ou", "朴": "piao", "乐": "yue"}
_OTHER = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=200_000)
def pinyin(name: str, *, person: bool = False) -> str:
    """Syllables without tones, one space between: ``xi jin ping``. Signs that have no reading are left out."""
    syllables = lazy_pinyin(name)
    if person and name[:1] in _SURNAMES:
        syllables[0] = _SURNAMES[name[0]]
    return " ".join(filter(None, (_OTHER.sub("", s.lower()) for s in syllables)))
