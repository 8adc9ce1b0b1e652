"""One name per entity within a document: short forms take the full form that the same text uses."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from policygraph.extraction.context import Context
from policygraph.extraction.model import Ref

_EDITION = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,5}[次届]|首届|\d{4}年|[二〇零一三四五六七八九]{4}年")
_LABELS = ("Institution", "Meeting", "Place")


def merge_names(context: Context, document: Ref) -> None:
    """Rename mentions whose name is a declared alias, or the one possible ending, of another in the document."""
    renamed: dict[Ref, str] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for mention in context.mentions:
        names[mention.label].add(mention.name)
    by_alias = {
        (ref.label, alias): ref.name
        for ref, aliases in sorted(context.aliases.items(), key=lambda item: (item[0].label, item[0].name))
        for alias in sorted(aliases)
        if ref.name in names[ref.label]
    }
    for label in sorted(names):
        for name in sorted(names[label]):
            target = by_alias.get((label, name))
            if target is None and label in _LABELS:
                others = [o for o in names[label] if o != name and (o.endswith(name) or o.startswith(name + "暨"))]
                longer = [o for o in others if not _edition(o, name) and not _apart(context, label, name, o)]
                if not longer and label == "Meeting" and others and others[0].startswith(("第", "首届")):
                    longer = others  # the one edition that a text speaks of: 进博会
                target = longer[0] if len(longer) == 1 and _ends_name(label, name) else None
            if target and target != name:
                renamed[Ref(label, name)] = target
    if not renamed:
        return
    for old in list(renamed):
        seen = {old.name}
        while (following := renamed.get(Ref(old.label, renamed[old]))) and renamed[old] not in seen:
            seen.add(renamed[old])
            renamed[old] = following
    context.mentions = [
        replace(m, name=renamed[Ref(m.label, m.name)]) if Ref(m.label, m.name) in renamed else m
        for m in context.mentions
    ]
    for old, name in renamed.items():
        context.aliases.setdefault(Ref(old.label, name), set()).add(old.name)
        context.aliases[Ref(old.label, name)] |= context.aliases.pop(old, set())
    context.add([])


def _apart(context: Context, label: str, name: str, longer: str) -> bool:
    """Whether the text tells of two meetings of different years: 2014年的座谈会 and 2023年的……座谈会."""
    if label != "Meeting":
        return False
    years: dict[str, set[str]] = {name: set(), longer: set()}
    for mention in context.of("Meeting"):
        if mention.name in years:
            days = context.in_sentence(context.sentence_index(mention.start), "Date")
            years[mention.name] |= {d.name[:4] for d in days if d.name[:1] in ("1", "2")}
    return bool(years[name] and years[longer]) and years[name].isdisjoint(years[longer])


def _edition(longer: str, name: str) -> bool:
    """Whether the longer name is one edition of a series: 2014年峰会 is not every 峰会."""
    return bool(_EDITION.fullmatch(longer.removesuffix(name)))


def _ends_name(label: str, name: str) -> bool:
    """Whether a name is long enough to stand for a longer one that ends with it."""
    return len(name) >= (4 if label == "Place" else 5)
