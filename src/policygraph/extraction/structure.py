"""Facts that a document's form states: its head, its adoption note, its title, its meetings' convenors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policygraph.extraction.context import LAWS, Context, ref
from policygraph.extraction.model import Fact, Mention, Ref
from policygraph.extraction.recognisers.meetings import convenor, usual_convenor
from policygraph.extraction.roles import Roles, bodies_of, outermost
from policygraph.reading.document import Field, Passage
from policygraph.reading.genre import NEWS

_OPENING = 400  # characters in which a speech names its meeting
_VISIT = re.compile(r"考察|调研|视察")
# Behind a recipient's name: it is its branches that are meant (电监会各派出机构).
_KINDS_OF = re.compile(
    r"(?:[东西南华][北东南中]|南方)、|(?:、[^，；、。各]{2,12})*(?:各|所属|直属|派出|有关|系统|及其)"
)
_ISSUED_TITLE = re.compile(r"((?:(?!关于|印发|批转|转发).){2,40}?)(?:关于|印发|批转|转发|任免名单)")
_COMMITTEE = re.compile(r"(中共(?!中央)[一-龥]{2,12}?[省市区县州盟旗]委)(?:员会)?(?=关于|印发|、|，)")
_PAPERS = frozenset({"通知", "意见", "方案", "函", "批复", "通报"})  # they cite meetings, they report none
_NTH = re.compile("第[一二三四五六七八九十\\d]{1,4}次")
_PARTY_AND_STATE = re.compile(  # 《中共云岭省委　云岭省人民政府关于……》
    r"(中共(?!中央)[一-龥]{2,12}?[省市区县州盟旗]委(?:办公厅|办公室)?)(?:员会)?[、，]?"
    r"([一-龥]{2,12}?[省市区县州盟旗]人民政府(?:办公厅|办公室)?)"
)
_LOCAL_BODY = re.compile(
    r"[一-龥]{2,8}(?:省|自治区|市|自治州|州|县|区)[一-龥]{0,10}(?:厅|局|委员会|办公室|办公厅|人民政府)"
)
_HERE = re.compile(r"在(?:这里|此)(?:隆重)?(?:举行|召开|举办|开幕)")
_SPEECHES = frozenset({"讲话", "演讲", "致辞", "政府工作报告", "报告", "贺词"})


def facts_of_form(context: Context, roles: Roles) -> Iterator[Fact]:
    """All facts of a document's form."""
    yield from _head(context, roles)
    yield from _history(context, roles)
    yield from _own_speech(context, roles)
    yield from _cited_speeches(context, roles)
    yield from _meetings(context, roles)
    yield from _here(context, roles)
    yield from _citations(context, roles)
    yield from _parts(context)


def _span(field: Field) -> tuple[int, int]:
    return field.start, max(field.end, field.start + 1)


def _head(context: Context, roles: Roles) -> Iterator[Fact]:
    head, me = context.document.head, roles.document
    for relation, field in (
        ("PUBLISHED_ON", head.published),
        ("SIGNED_ON", head.signed),
        ("EFFECTIVE_ON", head.effective),
    ):
        if field and not (relation == "EFFECTIVE_ON" and head.doc_type in NEWS):
            yield context.fact(me, relation, Ref("Date", field.value), _span(field), "head:date")
    if head.published is None and head.doc_type not in LAWS:
        yield from _dispatched(context, me)
    for field in head.issuers:
        for body in bodies_of(context, field):
            yield context.fact(body, "ISSUED", me, _span(field), "head:issuer")
    if head.source and not head.issuers:
        for body in _media(context, head.source):
            yield context.fact(body, "ISSUED", me, _span(head.source), "head:source")
    joint = head.title if head.doc_type in ("声明", "公报") else None
    for state, span in [(s, _span(joint)) for s in _states(context, joint.value)] if joint else ():
        yield context.fact(Ref("Institution", state), "ISSUED", me, span, "title:issuer")
    yield from _named_issuers(context)
    yield from _titled_visit(context)
    for field in head.recipients if head.doc_type not in LAWS else ():
        for mention in outermost(context.within(field.start, field.end, "Institution")):
            corps = (
                mention.name == "新疆生产建设兵团"
                and "\u4e00" <= context.text[mention.end : mention.end + 1] <= "\u9fff"
            )
            if corps or _KINDS_OF.match(context.text, mention.end):
                continue
            yield context.fact(me, "ADDRESSED_TO", ref(mention), (mention.start, mention.end), "head:recipient")
    for field in head.authors:
        people = context.within(field.start, field.end, "Person")
        author = ref(people[0]) if people else Ref("Person", field.value)
        yield context.fact(author, "AUTHORED", me, _span(field), "head:author")


def _dispatched(context: Context, me: Ref) -> Iterator[Fact]:
    """The day of a dispatch whose year only the meeting that it reports on tells."""
    for day in context.of("Date"):
        if day.start < _DISPATCH and _SENT.match(context.text, day.end) and len(day.name) == 10:
            yield context.fact(me, "PUBLISHED_ON", ref(day), (day.start, day.end), "head:date")
            return


_DISPATCH = 300  # characters in which a dispatch tells its day
_SENT = re.compile("(?:专)?电|讯|消息")
_TITLED_VISIT = re.compile(r"在[^，。]{2,16}?(?:考察|调研|视察|检查)")


def _titled_visit(context: Context) -> Iterator[Fact]:
    """李明远在云岭考察: what the title of a report says, which rules see as one thing."""
    title = context.document.head.title
    if title is None or context.document.head.doc_type not in NEWS:
        return
    people = context.within(title.start, title.end, "Person")[:1]
    match = _TITLED_VISIT.match(context.text, people[0].end, title.end) if people else None
    if match and people[0].start == title.start:
        for place in context.within(match.start(), match.end(), "Place")[-1:]:
            yield context.fact(ref(people[0]), "VISITED", ref(place), match.span(), "title:visited")


# 中华人民共和国和甲国关于……的联合声明: the two states issue it.
_JOINT = re.compile(r"(?:政府)?(?:关于|联合|建立|建交|就).*(?:声明|公报)$")
_STATE = re.compile(r"(?:(?:人民|民主|伊斯兰|社会主义|阿拉伯|联合|联邦)*(?:共和国|王国|大公国|公国|国)|联邦)?")


def _states(context: Context, title: str) -> list[str]:
    """The two states that a joint statement's title begins with, none where it is no such title."""
    countries = context.schema.lexicon("countries")
    for match in re.finditer("[和与、]", title[:30]):
        found = []
        for part in (title[: match.start()], title[match.end() :]):
            known = next(((end, entry.name) for at, end, entry in countries.find(part) if at == 0), None)
            home = next((name for name in ("中华人民共和国", "中国") if part.startswith(name)), "")
            end, name = (len(home), "中华人民共和国") if home else known or (0, "")
            state = _STATE.match(part, end) if name else None
            found.append((name, part[state.end() :]) if state else ("", part))
        (one, rest), (other, behind) = found
        if one and other and not rest and _JOINT.match(behind):
            return [one, other]
    return []


def _named_issuers(context: Context) -> Iterator[Fact]:
    """《国务院办公厅关于……的意见》: a title that begins with the bodies that issued it."""
    seen: set[str] = set()
    lexicon = context.schema.lexicon("institutions")
    for mention in context.of("Document"):
        if mention.rule != "document:title" or mention.name in seen:
            continue
        seen.add(mention.name)
        match = _ISSUED_TITLE.match(mention.name)
        committee = _COMMITTEE.match(mention.name)
        bodies = [e.name for a, b, e in lexicon.find(match[1])] if match else []
        if match and not bodies and _LOCAL_BODY.fullmatch(match[1]):
            bodies = [match[1]]
        bodies = bodies or _states(context, mention.name)
        if match and (joint := _PARTY_AND_STATE.fullmatch("".join(match[1].split()))):
            bodies, committee = list(joint.groups()), None
        bodies = [committee[1]] + [b for b in bodies if b != "中国共产党"] if committee else bodies
        for body in bodies:
            span = (mention.start, mention.end)
            yield context.fact(Ref("Institution", body), "ISSUED", ref(mention), span, "title:issuer")


def _media(context: Context, source: Field) -> list[Ref]:
    """The medium a 来源 line or dateline names; other sources (a site's own name) are left alone."""
    found = context.schema.lexicon("institutions").find(source.value)
    return [Ref("Institution", e.name) for _, _, e in found if e.row["kind"] == "media"][:1]


def _history(context: Context, roles: Roles) -> Iterator[Fact]:
    for passage in context.document.head.history:
        span = (passage.start, passage.end)
        bodies = _bodies(context, passage)
        if passage.action in ("公布", "发布"):
            for body in bodies:
                if body.label == "Institution":
                    yield context.fact(body, "ISSUED", roles.document, span, "history:issued")
            continue
        relation = "REVISED" if passage.action in ("修订", "修正") else "ADOPTED"
        for body in bodies:
            yield context.fact(
                body, relation, roles.document, span, "history:" + relation.lower(),
                date=passage.date, ordinal=passage.ordinal if relation == "REVISED" else "",
            )  # fmt: skip
            if body.label == "Meeting" and passage.date:
                yield context.fact(body, "HELD_ON", Ref("Date", passage.date), span, "history:held-on")


def _bodies(context: Context, passage: Passage) -> list[Ref]:
    meetings = context.within(passage.start, passage.end, "Meeting")
    if meetings:
        return list(dict.fromkeys(ref(m) for m in meetings))
    found = context.within(passage.start, passage.end, "Institution")
    return list(dict.fromkeys(ref(m) for m in outermost(found)))


def _own_speech(context: Context, roles: Roles) -> Iterator[Fact]:
    """A speech or report belongs to the meeting its title names and to its author."""
    head = context.document.head
    if not head.title or head.doc_type not in _SPEECHES:
        return
    span = _span(head.title)
    named = context.within(head.title.start, head.title.end, "Meeting") or context.within(0, _OPENING, "Meeting")
    if not named:
        return
    meeting = ref(named[0])
    yield context.fact(roles.document, "DELIVERED_AT", meeting, span, "speech:delivered")
    day = head.signed or head.published
    if day:
        yield context.fact(meeting, "HELD_ON", Ref("Date", day.value), _span(day), "speech:held-on")
    for author in head.authors:
        yield context.fact(Ref("Person", author.value), "SPOKE_AT", meeting, _span(author), "speech:spoke")


def _cited_speeches(context: Context, roles: Roles) -> Iterator[Fact]:
    """（2014年9月5日在庆祝……大会上的讲话）: a speech of the author, its meeting or visit, and its day."""
    authors = context.document.head.authors
    speaker = Ref("Person", authors[0].value) if authors else roles.protagonist
    for mention in context.of("Document"):
        if mention.rule != "document:speech" or speaker is None:
            continue
        span, speech = (mention.start, mention.end), ref(mention)
        days = context.within(mention.start - 14, mention.start, "Date")[-1:]
        yield context.fact(speaker, "AUTHORED", speech, span, "speech:authored")
        for inside in context.within(*span, "Meeting")[:1]:
            meeting = ref(inside)
            yield context.fact(speech, "DELIVERED_AT", meeting, span, "speech:delivered")
            yield context.fact(speaker, "SPOKE_AT", meeting, span, "speech:spoke")
            if mention.name.startswith("在参加"):
                yield context.fact(speaker, "ATTENDED", meeting, span, "speech:attended", capacity="参加")
            for day in days:
                yield context.fact(meeting, "HELD_ON", ref(day), span, "speech:held-on")
        if _VISIT.search(mention.name):
            for place in context.within(*span, "Place")[:1]:
                date = days[0].name if days else ""
                yield context.fact(speaker, "VISITED", ref(place), span, "speech:visited", date=date)


def _meetings(context: Context, roles: Roles) -> Iterator[Fact]:
    seen: set[str] = set()
    bodies = sorted({m.name for m in context.of("Institution")}, key=lambda n: (-len(n), n))
    for mention in context.of("Meeting"):
        if mention.name in seen or mention.rule == "meeting:again":
            continue
        seen.add(mention.name)
        own = (b for b in bodies if b != "中国共产党" and mention.name.startswith(b))
        numbered = next((b for b in own if _NTH.match(mention.name, len(b))), None)
        body = _holder(context, mention) or numbered or convenor(mention.name, context.schema)
        if body is None and mention.rule in ("meeting:body", "meeting:gathering"):
            body = next((b for b in bodies if mention.name.startswith(b)), None)
        if body is None and ref(mention) == roles.meeting and context.document.head.doc_type not in _PAPERS:
            body = usual_convenor(mention.name, context.schema)
        if body:
            yield context.fact(
                Ref("Institution", body), "CONVENED", ref(mention), (mention.start, mention.end), "meeting:convenor"
            )
        year = re.match(r"(\d{4})年", mention.name)
        if year and ref(mention) != roles.meeting:
            span = (mention.start, mention.end)
            yield context.fact(ref(mention), "HELD_ON", Ref("Date", year[1]), span, "meeting:year")
    if roles.meeting and roles.meeting_date and roles.meeting_span:
        yield context.fact(
            roles.meeting, "HELD_ON", Ref("Date", roles.meeting_date), roles.meeting_span, "meeting:lead-date"
        )


def _holder(context: Context, meeting: Mention) -> str | None:
    """The local committee of a term that opens a meeting's name: 中国共产党云岭省第十二届委员会|第六次全体会议."""
    if "届委员会第" not in meeting.name or meeting.name.startswith("中国共产党第"):
        return None
    inside = context.within(meeting.start, meeting.end, "Institution")
    return next((m.name for m in inside if m.start == meeting.start and m.end - m.start > 8), None)


def _here(context: Context, roles: Roles) -> Iterator[Fact]:
    """在这里举行: at the place named last before it."""
    if roles.meeting is None:
        return
    for match in _HERE.finditer(context.text, 0, 3 * _OPENING):
        before = [m for m in context.of("Place") if m.end <= match.start() and match.start() - m.end < 80]
        if before:
            yield context.fact(roles.meeting, "HELD_AT", ref(before[-1]), match.span(), "meeting:here")
        return


def _citations(context: Context, roles: Roles) -> Iterator[Fact]:
    if context.document.head.doc_type in NEWS:
        return
    seen: set[str] = set()
    for mention in context.of("Document"):
        if mention.rule == "document:annex":
            continue  # comes with it
        if mention.name not in seen and mention.name != roles.document.name and mention.alias:
            seen.add(mention.name)
            yield context.fact(
                roles.document, "CITES", ref(mention), (mention.start, mention.end), "cites:" + mention.rule
            )


def _parts(context: Context) -> Iterator[Fact]:
    """PART_OF where the name shows it: a body named after another one of the text, a place in a chain of places."""
    first: dict[str, Mention] = {}
    for mention in context.of("Institution"):
        first.setdefault(mention.name, mention)
    lexicon = context.schema.lexicon("institutions")
    for name, mention in sorted(first.items()):
        entry = lexicon.get(name)
        parent = entry.row["parent"] if entry else _above(name, mention, first)
        if parent in first and name.startswith(parent) and parent != name:
            yield context.fact(
                ref(mention), "PART_OF", Ref("Institution", parent), (mention.start, mention.end), "name:parent"
            )
    chain: list[Mention] = []
    places = [m for m in context.of("Place") if m.rule != "place:head"]
    for place in sorted(places, key=lambda m: (m.start, m.end)):
        if chain and chain[-1].start == place.start and chain[-1].name != place.name:
            span = (place.start, place.end)
            yield context.fact(ref(place), "PART_OF", ref(chain[-1]), span, "name:place-chain")
        chain.append(place)


def _above(name: str, mention: Mention, others: Mapping[str, Mention]) -> str:
    """The body that a local organ's name begins with: 中共云岭省委 of 中共云岭省委组织部."""
    if mention.rule != "institution:local":
        return ""
    return max((o for o in others if o != name and name.startswith(o)), key=len, default="")
