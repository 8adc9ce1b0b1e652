"""Reading one name at a place of the text, forwards (behind a title) or backwards (before 同志)."""

from __future__ import annotations

import re
from collections.abc import Container, Set

from policygraph.extraction.recognisers.people_words import NAMELIKE, Words, is_han

_REIGN = re.compile("[一二三四五六七八九十]{1,3}世")
DOTS = "·•・‧∙"
_NO_NAME_END = frozenset(
    "县区镇乡村市省局厅院厂部法案性化率业者员们等的了地得着过是在和与及或不也都从对被把之其此该各每某"
)
BEHIND_DAY = tuple("前电在晚称说表宣会上下")
_MEETS = ("出席", "参加", "主持", "列席", "陪同", "指出", "强调", "表示")
_BEFORE = frozenset("和与由对向以在是给把将让请跟同为的经了任报如像及按叫找当即使据替被受问称看听到见有")


def read_name(
    words: Words, text: str, at: int, *, least: float = 0.5, fences: Container[int] = (), known: Set[str] = frozenset()
) -> int:
    """End of a Han name that starts here, 0 if there is none good enough.

    ``least`` is the score wanted: low behind a title, high without one. A name never runs over a ``fence``
    (the start of another mention).
    """
    family = words.surname(text, at)
    if not family:
        return 0
    best, best_score = 0, least
    for size in range(family + 1, family + 3):
        end = at + size
        name = text[at:end]
        if len(name) < size or not all(map(is_han, name)) or any(i in fences for i in range(at + 1, end)):
            break
        score = name_score(words, text, at, end, end in fences, known)
        if score > best_score:
            best, best_score = end, score
    if best == at + family + 1 and _said_longer(words, text, at, best + 1):
        return best + 1
    if family == 1 and best == at + 3 and words.surname(text, at + 1) and _always_longer(words, text, at):
        return at + 4  # 陈方安生, wherever the text has 陈方安
    if family == 1 and words.surname(text, at + 1) and at + 3 not in fences:
        # a married woman's double family name: only where three characters do not end well and four do
        end = at + 4
        if (
            all(map(is_han, text[at:end]))
            and words.follower(text, end) >= 3
            and best_score < 2.5
            and words.follower(text, at + 3) < 1
            and words.follower(text, at + 2) < 1
            and not words.is_word(text[at + 2 : end])
        ):
            best = end
    return best


def _said_longer(words: Words, text: str, at: int, end: int) -> bool:
    """Whether a name that may go on here (孙家|正在) stands with that character before a verb elsewhere: 孙家正说."""
    longer = text[at:end]
    if len(longer) < 3 or not is_han(longer[-1]) or not words.is_word(text[end - 1 : end + 1]):
        return False
    return any(words.follower(text, m.end()) >= 3 for m in re.finditer(re.escape(longer), text) if m.start() != at)


def _always_longer(words: Words, text: str, at: int) -> bool:
    """Whether one and the same character follows a name of three wherever it stands, and mostly begins no word."""
    four = text[at : at + 4]
    places = [m.end() for m in re.finditer(re.escape(four[:3]), text)]
    if len(places) < 2 or not all(map(is_han, four)) or any(text[end : end + 1] != four[3:] for end in places):
        return False
    return sum(words.follower(text, end) >= 1.5 for end in places) * 2 < len(places)


def name_score(words: Words, text: str, at: int, end: int, fenced: bool, known: Set[str]) -> float:
    """How good a reading of ``text[at:end]`` as a name is in its place."""
    name = text[at:end]
    if name in words.stop or name.endswith(("先生", "女士", "小姐")) or "某" in name:
        return -9.0
    if name in known:
        return 6.0 + len(name)
    score = 3.0 if fenced else words.follower(text, end)
    if score == 0 and words.surname(text, end) and words.surname(text, at) == 1:
        score = 0.6  # names may follow one another without a mark
    if words.known(name):
        score += 1.0 if len(name) < 3 else 2.0
    elif words.is_word(name):
        often = words.frequency(name)
        score -= 1.6 if often < 50 else 2.2 if often < 500 else 2.8 if often < 2000 else 3.6
    family = words.surname(text, at)
    closed = not text[end : end + 1] or (not is_han(text[end]) and text[end] not in DOTS)
    if len(name) == family + 2:
        score += 0.4
        last = name[-1]
        if (
            last in "和之与"
            and text[end : end + 1] in "的为任"
            and name[0] in words.common
            and not words.is_word(name[:2])
        ):
            return score + 1.5  # 免去丁兆和的……职务: no "and" stands before 的
        if any(text[end - 1 : end - 1 + size] in words.strong for size in (2, 3, 4)):
            score -= 2.6
        elif last in "说讲称问答" or (last == "摄" and text[end : end + 1] in "）)"):
            score -= 3.5
        elif last in words.weak and not closed:
            score -= 0.2 if last in NAMELIKE else 2.0
        if last == "之" and words.follower(text, end) >= 3 and name[0] in words.common:
            score += 4.0  # 孙牧之|分别: outweighs both that 之 is a particle and that names seldom end so
        if last == "为" and text[end : end + 2] in _MEETS and name[0] in words.common:
            score += 4.0  # 李可为|出席
        if last in _NO_NAME_END and not (closed and last in "省业化性和都与"):
            score -= 1.0 if last == "业" and words.follower(text, end) >= 1.5 else 3.0  # 徐敬业|通报
        if name[0] in words.weak and words.frequency(name[1:]) > 500:
            score -= 2.0  # 曾|多次
        if words.is_word(name[:2], 50) and not words.known(name):
            often = words.frequency(name[:2]) > 1000
            score -= 1.0 if not often else 1.5 if name[0] in words.common and closed else 3.0
        if name[0] not in words.common and words.is_word(name[1:], 100) and not words.known(name):
            score -= 1.2  # 年|休假: a family name that is an everyday word before one
    else:
        inner = text[end : end + 1]
        if inner in NAMELIKE and words.follower(text, end) < 3 and words.follower(text, end + 1) >= 2:
            score -= 0.8  # the next character ends the name
        if any(text[end - 1 : end - 1 + size] in words.strong for size in (2, 3)) and len(name) == 2:
            score -= 1.5
        if is_han(inner) and words.frequency(text[at + 1 : end + 1]) > 100 and score < 3:
            score -= 0.8  # the second character belongs to the next one
        if name[-1] in _NO_NAME_END:
            score -= 3.0
    return score


def read_foreign(words: Words, text: str, at: int, fences: Container[int] = (), *, longest: int = 14) -> int:
    """End of a transliterated name (普京, 帕巴拉·格列朗杰) that starts here, 0 if there is none."""
    end = at
    while end - at < longest and end < len(text):
        char = text[end]
        if end > at and char == "日" and text[end + 1 : end + 2] in BEHIND_DAY:
            break  # 莱希|日前
        if not (words.foreign(char) or (char in DOTS and end > at)) or (end > at and end in fences):
            break
        end += 1
    if at + 2 < end and (dot := max(text.rfind(d, at, end) for d in DOTS)) > at + 1:
        for size in (2, 3):  # 弗朗西斯·高锐: the family name is a Chinese one
            last = dot + 1 + size
            if end < last and all(map(is_han, text[dot + 1 : last])) and words.follower(text, last) >= 1.5:
                return last
    while end - at >= 2:
        name = text[at:end]
        if text[end - 1] not in DOTS and not words.is_word(name, 200):
            if reign := _REIGN.match(text, end):
                return reign.end()
            if words.follower(text, end) >= 1.5:
                return end
        end -= 1
    return 0


def read_back(words: Words, text: str, end: int, known: Set[str] = frozenset()) -> int:
    """Start of a Han name that ends here (before 同志 or a suffix title), -1 if there is none."""
    best, best_score = -1, 0.4
    for size in (2, 3, 4):
        at = end - size
        if at < 0 or not is_han(text[at]) or not is_han(text[end - 1]):
            break
        name = text[at:end]
        family = words.surname(text, at)
        if not family or not 1 <= size - family <= 2 or name in words.stop:
            continue
        before = text[at - 1 : at]
        if name in known:
            score = 6.0 + size
        else:
            score = 2.0 if not before or not is_han(before) else 1.5 if before in _BEFORE else 0.5
            if words.known(name):
                score += 1.5
            elif words.is_word(name):
                score -= 2.5
            if size == 3 and family == 1:
                score += 0.6
            if size == 2 and is_han(before) and words.surname(text, at - 1) and before not in _BEFORE:
                score -= 1.0
            if name[0] in _BEFORE and size == 3 and words.surname(text, at + 1):
                score -= 1.2
            if name[-1] in _NO_NAME_END:
                score -= 3.0
            if is_han(before) and words.frequency(before + name[0]) > (5000 if before in _BEFORE else 50):
                score -= 2.0  # 有关|负责
            if size == 3 and family == 1 and words.frequency(name[1:]) > 3000:
                score -= 1.0
            if words.is_word(name) and text.find(name + "同志", end, end + 4000) > 0:
                score += 2.5
        if score > best_score:
            best, best_score = at, score
    return best


def read_back_foreign(words: Words, text: str, end: int) -> int:
    """Start of a ·-name whose last character is before ``end``."""
    at = end
    while at > 0 and end - at < 24 and (words.foreign(text[at - 1]) or text[at - 1] in DOTS):
        at -= 1
    return at
