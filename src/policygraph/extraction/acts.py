"""What a document does to another one by its name: amends, repeals or implements it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import Context, ref
from policygraph.extraction.model import Fact, Mention, Ref

_MARKED = r"[〈《<]([^〈《<〉》>]{2,60})[〉》>]"
_FORMS = (
    ("AMENDS", re.compile(rf"关于修[改订正]{_MARKED}.{{0,30}}的决定$")),
    ("AMENDS", re.compile(r"^(.{3,40}?)(?:的)?修正案(?:[（(][^（）()]{1,5}[）)])?$")),
    ("REPEALS", re.compile(rf"关于废止{_MARKED}.{{0,40}}的(?:决定|通知|公告)$")),
    ("IMPLEMENTS", re.compile(r"^(.{2,40}?(?:法|条例))(?:的)?实施(?:条例|办法|细则|规定|意见)(?:[（(]试行[）)])?$")),
    ("IMPLEMENTS", re.compile(rf"(?:实施|执行|贯彻){_MARKED}(?:的)?(?:若干)?(?:办法|细则|规定|意见|条例|方案)$")),
)
_CHANGING = re.compile(r"关于.{0,12}修改|修正案")


def acts(context: Context) -> Iterator[Fact]:
    """Facts of all documents that the text names, the document itself among them, and of its adoption note.

    Only where the other document is named in the text as well: a name alone makes no new entity.
    """
    first: dict[str, Mention] = {}
    for mention in context.of("Document"):
        first.setdefault(mention.name, mention)
    laws = context.schema.lexicon("laws")
    for name, mention in first.items():
        for relation, form in _FORMS:
            if (match := form.search(name)) is None:
                continue
            entry = laws.get(match[1])
            other = entry.name if entry else match[1]
            if other in first and other != name:
                span = (mention.start, mention.end)
                yield context.fact(ref(mention), relation, Ref("Document", other), span, f"name:{relation.lower()}")
    yield from _note(context)


def _note(context: Context) -> Iterator[Fact]:
    """根据……《关于修改〈……〉的决定》第一次修正: what the adoption note names as the cause of a change."""
    for passage in context.document.head.history:
        if passage.action not in ("修订", "修正"):
            continue
        sentence = context.sentence_at(passage.start)
        for mention in context.within(sentence.start, max(sentence.end, passage.end), "Document"):
            near = passage.start - 4 <= mention.start <= passage.end
            if near and mention.name != context.me.name and _CHANGING.search(mention.name):
                yield context.fact(ref(mention), "AMENDS", context.me, (mention.start, mention.end), "history:amends")
