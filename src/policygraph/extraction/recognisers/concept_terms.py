"""Terms of art of a law: compounds around the characters that its title is about (保密期限, 定密权限, 纪念币)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from weakref import WeakKeyDictionary

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.word_prices import pieces

_TITLE_FORM = re.compile(
    r"中华人民共和国|最高人民法院|最高人民检察院|人民(?=法院|检察院|政府|武装)|关于|实施|管理|规定|办法|条例|细则|暂行|若干|问题|"
    r"具体|应用|法律|解释|工作|决定|修改|国家|中国|试行|[和的与及等〈〉《》（）法]"
)
_SHORT = re.compile(r"以下(?:简称|统称|称)[“]?([一-龥]{2,6})")
_RUN = re.compile(r"[一-龥]+")
_LONGEST = 10
_OFTEN = 8  # times a character stands in a text that is about it
_RATIO = 25  # times as often as in the language at large
_NO_TERM = (
    "案件",
    "隐患",
    "业务",
    "行为",
    "存储",
    "全部",
    "机关",
    "部门",
    "依法",
    "会同",
    "责令",
    "对外",
    "有关",
    "单位",
    "规定",
)
# What any law does with its subject is no term of it.
_NO_SUBJECT = frozenset(
    [
        "管理",
        "监督",
        "监督管理",
        "管理工作",
        "监督管理工作",
        "保护",
        "保护工作",
        "促进",
        "防治",
        "服务",
        "保障",
        "工作",
        "自治州",
        "自治县",
        "自治区",
    ]
)
_JOINED = re.compile(
    r"^(?:设置|拟定|拟订|制定|编制|组织|健全|建立|完善|规范|加强|从事|开展|实施)|[和的及与或等]|采取|标准(?=.)|出境"
)
_FUNCTION = frozenset("vdpcrumfxqyk")


@cache
def _language() -> tuple[dict[str, str], dict[str, int], int]:
    """Tags of jieba's words, frequencies of characters and their sum."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    tags: dict[str, str] = {}
    characters: Counter[str] = Counter()
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split(" ")
            tags[word] = tag.strip()
            for char in word:
                characters[char] += int(count)
    return tags, dict(characters), sum(characters.values())


_FOUND: WeakKeyDictionary[Context, list[Mention]] = WeakKeyDictionary()


def terms(context: Context) -> list[Mention]:
    """Mentions of the terms that a law keeps using; nothing where its title names no subject of its own."""
    if context not in _FOUND:
        _FOUND[context] = list(_terms(context))
    return _FOUND[context]


def _terms(context: Context) -> Iterator[Mention]:
    text = _without_names(context)
    key = _subject(context, text)
    if not key:
        return
    found = _choose(_candidates(text, key, context.schema.lexicon("concept_breaks")))
    if not found:
        return
    pattern = re.compile("|".join(sorted(map(re.escape, found), key=lambda t: (-len(t), t))))
    for match in pattern.finditer(text):
        yield Mention("Concept", match.start(), match.end(), match.group(), "concept:term")


def _without_names(context: Context) -> str:
    """The text with the named entities blanked out, same length."""
    chars = list(context.text)
    for mention in context.mentions:
        if mention.rule != "document:own-title":
            chars[mention.start : mention.end] = "\n" * (mention.end - mention.start)
    return "".join(chars)


def _subject(context: Context, text: str) -> frozenset[str]:
    """One or two characters that the title is about and the text is full of."""
    title = context.document.head.title
    names = [_TITLE_FORM.sub("", title.value)] if title else []
    names += _SHORT.findall(text[:3000])
    counts = Counter(c for c in text if "一" <= c <= "龥")
    wanted = {c for c in "".join(names) if counts[c] >= _OFTEN}
    if not wanted:
        return frozenset()
    _, characters, total = _language()
    size = sum(counts.values())
    ratio = {c: (counts[c] / size) / ((characters.get(c, 0) + 1000) / total) for c in wanted}
    best = sorted((c for c in ratio if ratio[c] >= _RATIO), key=lambda c: (-ratio[c], c))[:2]
    return frozenset(c for c in best if ratio[c] >= ratio[best[0]] / 4)


def _candidates(text: str, key: frozenset[str], breaks: Container[object]) -> dict[str, list[int]]:
    """Compounds of up to five words with a key character: how often each stands, and how often it ends a compound."""
    tags, _, _ = _language()
    found: dict[str, list[int]] = {}
    standing: dict[str, bool] = {}
    for run in _RUN.finditer(text):
        if key.isdisjoint(run.group()):
            continue
        words = _joined(list(pieces(run.group())), key, tags)
        keyed = [i for i, word in enumerate(words) if not key.isdisjoint(word)]
        for word in words:
            if word not in standing:
                standing[word] = _can_stand(word, key, tags, breaks)
        stands = [*(standing[word] for word in words), False]
        for i in sorted({j for k in keyed for j in range(max(0, k - 4), k + 1)}):
            term = ""
            for j in range(i, min(i + 5, len(words))):
                if not stands[j]:
                    break
                term += words[j]
                if 2 <= len(term) <= _LONGEST and not key.isdisjoint(term):
                    counts = found.setdefault(term, [0, 0])
                    counts[0] += 1
                    counts[1] += not stands[j + 1]
    return found


def _joined(words: list[str], key: frozenset[str], tags: dict[str, str]) -> list[str]:
    """Words with a lone verb before a lone key character joined to it: 定|密 is one word here."""
    out: list[str] = []
    for word in words:
        if out and len(word) == 1 and word in key and len(out[-1]) == 1 and tags.get(out[-1], "")[:1] == "v":
            out[-1] += word
        else:
            out.append(word)
    return out


def _can_stand(word: str, key: frozenset[str], tags: dict[str, str], breaks: Container[object]) -> bool:
    """Whether a word can be part of a noun: nouns, adjectives, what no list has, and what holds a key character."""
    tag = tags.get(word, "n")
    if not key.isdisjoint(word):
        return True
    return len(word) > 1 and word not in breaks and (tag == "vn" or tag[0] not in _FUNCTION)


def _choose(found: dict[str, list[int]]) -> set[str]:
    """What stands often enough and on its own, without the parts of longer terms that stand hardly more often."""
    kept = {
        t
        for t, (times, closed) in found.items()
        if times >= (2 if len(t) > 2 else 3)
        and closed >= 0.4 * times
        and not t.endswith(_NO_TERM)
        and t not in _NO_SUBJECT
        and not _JOINED.search(t)
    }
    return {t for t in kept if not any(t != u and t in u and found[u][0] >= 0.8 * found[t][0] for u in kept)}
