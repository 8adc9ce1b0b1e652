"""Posts told by sentences: brackets behind names, appointments and removals, careers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention
from policygraph.extraction.positions_tails import Holding
from policygraph.extraction.recognisers.institutions_open import IN_COMPANY
from policygraph.extraction.recognisers.people_offices import Office, chain_before, title_before

if TYPE_CHECKING:
    from policygraph.extraction.positions import Posts

_YEARS = re.compile(
    r"(\d{4})年(?:(\d{1,2})月)?(?:\d{1,2}日)?(?:(?:[-—－–~～]+|至)(?:(\d{4})年(?:(\d{1,2})月)?|今))?(?:以来|起)?"
)
_REMOVED = re.compile(r"免职|撤职|辞职|辞去|免去|撤销|罢免|不再担任")
_APPOINT = re.compile(
    r"(?:同志|等(?:\d+|[一二三四五六七八九十百]+)?[名位人]?(?:同志)?)?(?:当选为|当选|被任命为|被选为|被选举为|被推选为|担任|出任|兼任|接任|就任|调任|升任|改任|续任|为|任|是)(?:新一届|新任|首任)?"
)
_OFFICIAL = re.compile(r"任命|选举|当选|决定|推选|宣布|选为|表决|通过|增选|补选|推举|聘")
_DISMISS = re.compile(r"(?:同志)?(?:（[^（）\n]{1,10}）)?(?:的|担任的|所任的|辞去|请求辞去|不再担任|不再兼任)")
_CAREER = re.compile(
    r"(?=[是当还先曾历现担兼调转改升出接继续任])(?:"
    r"(?:(?<=[他她])|(?<=同志)|(?<=^)|(?<=[，。\n]))(?:还|先后)?(?:曾)?(?:是|当选)(?=(?:中共|中国共产党|党的)?第?[一二三四五六七八九十]+[届次、])|"
    r"(?:先后)?(?:历任|曾任|现任|担任|兼任|调任|转任|改任|升任|出任|接任|继任|续任|当选为|当选|任命为|(?<![责主信委前现离免上专聘重胜连到就胜调兼历曾担转改升出接继时原])任(?![命免何务职期意由选重用性其]|人(?!民|大|力|口)|教(?!育)))"
    r"(?=[\u4e00-\u9fff]))"
)
_CLAUSE_END = frozenset("，。；！？\n）)（(")
_LONGEST_CLAUSE = 200  # characters that a clause or bracket of offices may have
_GAP = re.compile(r"(?:[（(][^（）()\n]{1,14}[)）])?[ \t\u3000\u00a0]+")
_SUBJECT_NEAR = 12
_LONG_LIST = 3000  # characters that a list of appointments may have below its heading


def iso(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02d}" if month else year


def clause_end(text: str, at: int) -> int:
    """End of the clause that holds a place."""
    last = min(len(text), at + _LONGEST_CLAUSE)
    while at < last and (text[at] not in _CLAUSE_END or IN_COMPANY.match(text, at)):
        at = max(at + 1, text.find("）", at, at + 4) + 1 if text[at] == "（" else 0)
    return at


def chain_in(context: Context, start: int, end: int) -> list[Office]:
    """The chain of offices that fills a clause, empty if the clause does not end with a title."""
    text = context.text
    end -= 3 if text.endswith("的请求", start, end) else 0
    for tail in (
        "职务上的便利",
        "的职务便利",
        "职务便利",
        "的便利",
        "期间",
        "职务",
        "一职",
        "人选",
        "等职务",
        "等职",
        "等",
        "之职",
        "工作",
    ):
        if text.endswith(tail, start, end):
            end -= len(tail)
    if title_before(context.schema, text, end) is None:
        return []
    chain = [office for office in chain_before(context, end) if office.end > start]
    out = []
    for office in chain:
        if office.start < start and office.body:
            cut = max(office.body_start, start)
            body = text[cut : office.end - len(office.title)]
            office = Office(start, office.end, body, cut, office.title, office.row, office.former)
        out.append(office)
    return out


def decision_date(posts: Posts, at: int) -> str:
    """The day of a decision: stated in its sentence, else the document's own."""
    context = posts.context
    sentence = context.sentence_index(at)
    dates = [m for m in context.in_sentence(sentence, "Date") if m.start < at and len(m.name) == 10]
    if dates:
        return dates[-1].name
    head = context.document.head
    if head.signed and len(head.signed.value) >= 10:
        return head.signed.value[:10]
    if posts.days and posts.days[0].start < at:
        return posts.days[0].name
    if head.published:
        return head.published.value[:10]
    return posts.days[0].name if posts.days else ""


def appositions(posts: Posts, groups: list[list[Mention]]) -> None:
    """李明远（云岭省副省长，2017年4月起分管…）: offices in the bracket behind a name."""
    context = posts.context
    text = context.text
    for group in groups:
        for mention in group:
            at = mention.end
            if text.startswith("同志", at):
                at += 2
            if text[at : at + 1] not in ("（", "("):
                continue
            close = min(
                (
                    i
                    for i in (text.find("）", at, at + _LONGEST_CLAUSE), text.find(")", at, at + _LONGEST_CLAUSE))
                    if i > 0
                ),
                default=-1,
            )
            if close < 0 or close - at > 160:
                continue
            start = at + 1
            while start < close:
                end = min((i for i in (text.find(c, start, close) for c in "，；") if i >= 0), default=close)
                _bracket_clause(posts, mention, start, end, close)
                start = end + 1


_HEADING = "副?(?:组长|主任|总指挥|主席|会长|召集人|队长|团长)"
_WITH_HEADS = re.compile(rf"(?P<title>{_HEADING})(?:、[^，。；]{{2,40}}?{_HEADING})?的")
_FOUNDED = re.compile(r"(?:成立|设立|组建|调整)(?:了|由)?$")


def _founded(context: Context, start: int, end: int) -> str:
    """The body that the sentence before a place sets up: 成立……领导小组，由李明远任组长."""
    bodies = [m for m in context.within(start, end, "Institution") if _FOUNDED.search(context.text, start, m.start)]
    return bodies[0].name if bodies else ""


def _headed(context: Context, start: int, end: int) -> Holding | None:
    """A post in the body that the clause ends with: 由李明远任总指挥、王维民任副总指挥的|全国防汛指挥部."""
    match = _WITH_HEADS.match(context.text, start, end)
    bodies = [m for m in context.within(match.end(), end, "Institution") if m.end == end] if match else []
    return Holding(bodies[0].name, match["title"]) if match and bodies and bodies[0].start == match.end() else None


def _bracket_clause(posts: Posts, mention: Mention, start: int, end: int, close: int) -> None:
    context = posts.context
    text = context.text
    begin = end_date = ""
    former = False
    a = start
    if years := _YEARS.match(text, a):
        begin = iso(years.group(1), years.group(2))
        if years.group(3):
            end_date, former = iso(years.group(3), years.group(4)), True
        a = years.end()
    for word in ("时任", "曾任", "原任", "历任", "现任", "任", "原"):
        if text.startswith(word, a):
            former = former or word in ("时任", "曾任", "原任", "历任", "原")
            a += len(word)
            break
    chain = chain_in(context, a, end)
    removed = ""
    if not former and not end_date:
        after = text[close + 1 : clause_end(text, close + 1)]
        listed = context.sentence_at(close)
        upto = min((i for i in (text.find(c, close, listed.end) for c in "；。") if i > 0), default=close)
        if _REMOVED.search(after) or (
            re.match(r"、", text[close + 1 : close + 2] or "")
            and re.search(r"）(?:予以免职|引咎辞职|责令辞职)", text[close:upto])
        ):
            removed = decision_date(posts, close)
    for office, held in posts.chain(chain):
        was = former or office.former
        posts.add(
            mention.name, held, (mention.start, end), "office-in-brackets",
            start=begin, end=end_date or ("" if was else removed), former=was,
        )  # fmt: skip


def decisions(posts: Posts, groups: list[list[Mention]]) -> None:
    """任命甲、乙为…, 免去丙的…职务, 丁当选为…, 戊不再担任…"""
    context = posts.context
    text = context.text
    sentence_of, body = -1, ""
    for group in groups:
        last = group[-1].outer[1]
        first = group[0].outer[0]
        sentence = context.sentence_at(group[0].start)
        lead = _heading(text, first) + text[max(sentence.start, first - 40) : first]
        if match := _APPOINT.match(text, last):
            end = clause_end(text, match.end())
            verb = match.group()
            official = _OFFICIAL.search(lead) or "当选" in verb or "任命" in verb or "选" in verb
            if text.startswith("总书记", match.end()) and verb.endswith("为"):
                for mention in group:
                    posts.add(mention.name, Holding("中共中央", "总书记"), (first, end), "chief")
                continue
            if (
                verb.endswith("为")
                and len(verb) <= 3
                and not official
                and not _OFFICIAL.search(text[sentence.start : first])
            ):
                continue
            if headed := _headed(context, match.end(), end):
                for mention in group:
                    posts.add(mention.name, headed, (first, end), "appointment")
                continue
            chain = chain_in(context, match.end(), end)
            if not chain or (verb == "是" and chain[0].start > match.end()):
                continue
            date = decision_date(posts, first) if official else _stated_date(context, first)
            if sentence_of != sentence.start:
                sentence_of, body = sentence.start, _founded(context, sentence.start, first)
            held_all = posts.chain(chain, body)
            body = held_all[0][1].tail if held_all else body
            for mention in group:
                for _, held in held_all:
                    if "递补" in lead:  # the seat they had as alternates is the one they leave
                        posts.posts.pop((mention.name, held.tail), None)
                    posts.add(mention.name, held, (first, end), "appointment", start=date)
            _further(posts, group, end, date)
        elif match := _DISMISS.match(text, last):
            end = clause_end(text, match.end())
            whole = lead + match.group()
            if not (_REMOVED.search(whole) or _REMOVED.search(text[last:end])):
                continue
            chain = chain_in(context, match.end(), end)
            date = decision_date(posts, first)
            for mention in group:
                for _, held in posts.chain(chain):
                    posts.add(mention.name, held, (first, end), "removal", end=date, former=True)
            _further(posts, group, end, date)


_FURTHER = re.compile("[，,](?:同时)?(?:决定)?(?:(?P<named>任命其(?:担任|为|任))|免去其(?:担任)?的?)")


def _further(posts: Posts, group: list[Mention], at: int, date: str) -> None:
    """，任命其为外交部副部长: what the same sentence decides on the same people."""
    text = posts.context.text
    while match := _FURTHER.match(text, at):
        end = clause_end(text, match.end())
        for _, held in posts.chain(chain_in(posts.context, match.end(), end)):
            for mention in group:
                if match["named"]:
                    posts.add(mention.name, held, (at, end), "appointment", start=date)
                else:
                    posts.add(mention.name, held, (at, end), "removal", end=date, former=True)
        at = end


def entries(posts: Posts, groups: list[list[Mention]]) -> None:
    """李明远　云岭省江临市水利局副局长: a line of a list with the unit and post behind a gap."""
    text = posts.context.text
    for group in groups:
        for mention in group:
            if mention.rule != "list entry":
                continue
            end = text.find("\n", mention.end)
            end = len(text) if end < 0 else end
            gap = _GAP.match(text, mention.end)
            if gap is None:
                continue
            holdings = [held for _, held in posts.chain(chain_in(posts.context, gap.end(), end))]
            for held in holdings or _unit_and_post(posts.context, gap.end(), end):
                posts.add(mention.name, held, (mention.start, end), "list-entry")


# The post of a worker, teacher or doctor, as lists of the honoured give it behind the unit.
_POST = re.compile(r"[\u4e00-\u9fff（）、]{0,10}(?:[长员师工手生]|教授|主任|经理|专家|职工|农民|干部|教练|助理|警)")


def _unit_and_post(context: Context, start: int, end: int) -> list[Holding]:
    """云岭钢铁集团有限公司炼钢厂|转炉班班长: the unit that opens a stretch and the post that is the rest of it."""
    units = [m for m in context.within(start, end, "Institution") if m.start == start]
    unit = max(units, key=lambda m: m.end, default=None)
    post = _POST.fullmatch(context.text[unit.end : end].strip()) if unit else None
    return [Holding(unit.name, post[0])] if unit and post else []


def labelled(posts: Posts, groups: list[list[Mention]]) -> None:
    """外交部部长：李明远 — a list that puts the office first, after words of decision above it."""
    context = posts.context
    text = context.text
    body, until = "", -1  # the body of the line above
    for group in groups:
        first = group[0].outer[0]
        line = text.rfind("\n", max(0, first - _LONGEST_CLAUSE), first) + 1
        colon = text.rfind("：", max(line, first - _LONGEST_CLAUSE), first)
        if (
            colon < 0
            or text[colon + 1 : first].strip(" \u3000")
            or not _OFFICIAL.search(text[max(0, line - 600) : line])
        ):
            continue
        chain = chain_in(context, line, colon)
        date = decision_date(posts, first)
        held_all = posts.chain(chain, body if not text[until:line].strip() else "")  # 主任：…… above 副主任：……
        body, until = held_all[-1][1].tail if held_all else "", group[-1].outer[1]
        for mention in group:
            for _, held in held_all:
                posts.add(mention.name, held, (line, mention.end), "office-before-colon", start=date)


_AUTHOR = re.compile(r"[（(](?:本文)?作者(?:：|:|系|为|是|单位：)")


def of_author(posts: Posts) -> None:
    """（作者：云岭省财政厅厅长）: the post of the one author that the head names."""
    context = posts.context
    authors = context.document.head.authors
    match = _AUTHOR.search(context.text)
    if match is None or len(authors) != 1:
        return
    end = clause_end(context.text, match.end())
    for _, held in posts.chain(chain_in(context, match.end(), end)):
        posts.add(authors[0].value, held, (match.end(), end), "office-of-author")


def _heading(text: str, at: int) -> str:
    """The last 任命： or 免去： line above a line of a list of appointments."""
    above = text[max(0, at - _LONG_LIST) : at]
    heads = list(re.finditer(r"(?:任命|免去|决定|选举|补选|通过)(?:下列同志)?：?\n", above))
    return heads[-1].group() if heads else ""


def _stated_date(context: Context, at: int) -> str:
    """The date before a place in the same sentence."""
    dates = [m for m in context.in_sentence(context.sentence_index(at), "Date") if m.start < at]
    return dates[-1].name.split("/")[0] if dates else ""


def careers(posts: Posts) -> None:
    """1975年1月任…，后任…; 历任…; 先后担任…: the posts of the person whom the paragraph tells of."""
    context = posts.context
    text = context.text
    people = [m for m in context.of("Person") if m.core]
    starts = [m.start for m in people]
    for match in _CAREER.finditer(text):
        at = match.start()
        i = bisect_left(starts, at) - 1
        if i < 0:
            continue
        opening = context.sentence_at(at).start
        if text.rfind("（", opening, at) > text.rfind("）", opening, at):
            continue  # brackets are read with their name
        person = _subject(context, people, i, at)
        if person is None or text[at - 2 : at] in ("不再", "提名", "拟任"):
            continue
        sentence = context.sentence_at(at)
        between = text[max(person.outer[1], sentence.start) : at]
        if person.outer[1] == at or (person.end >= at):
            direct = True
        else:
            direct = bool(
                re.search(
                    r"(?:^|[，；、。日月年后先又并再于中上起兼即间])(?:分别|被|即|曾|利用|利用其|利用其本人|在)?$",
                    between,
                )
            )
        if not direct:
            continue
        several = match.group().startswith(("先后", "历任", "曾任")) or text[max(0, at - 2) : at] in ("先后", "后历")
        dates = [m for m in context.in_sentence(context.sentence_index(at), "Date") if m.end <= at]
        near = dates and at - dates[-1].end <= 16 and text[dates[-1].end : dates[-1].end + 1] not in ("生", "出")
        begin = "" if several or not near else dates[-1].name
        finish = ""
        if "/" in begin:
            begin, finish = begin.split("/")[:2]
        if re.search("利用(?:其)?(?:本人)?$", text[max(0, at - 5) : at]):
            begin = finish = ""  # 1994年至1999年，利用担任……的便利: when he took, not when he served
        if text[at - 1 : at] == "后" and not (dates and at - dates[-1].end < 3):
            begin = ""
        once = "曾任" in match.group()
        _career_clauses(posts, person, match.end(), at, begin, finish, once)


def _subject(context: Context, people: list[Mention], i: int, at: int) -> Mention | None:
    """The person whom a career clause tells of: the first of its sentence, else the last subject before it."""
    here = context.sentence_at(at)
    first = None
    for j in range(i, max(-1, i - _SUBJECT_NEAR), -1):
        person = people[j]
        place = context.sentence_at(person.start)
        if place.start == here.start:
            first = person
            continue
        if first is not None:
            break
        if here.paragraph - place.paragraph > 2:
            return None
        before = context.text[place.start : person.outer[0]]
        if len(before.strip()) < 16:
            return person
    return first


def _career_clauses(posts: Posts, person: Mention, start: int, at: int, begin: str, finish: str, once: bool) -> None:
    """The offices behind the verb, over several clauses as long as each is made of offices; ``once``: all are past."""
    context = posts.context
    text = context.text
    first = True
    while True:
        end = clause_end(text, start)
        chain = chain_in(context, start, end)
        if not chain or (not first and (chain[0].start > start + 2 or not chain[0].body)):
            return
        if first and chain[0].start > start + 12:
            return
        for office, held in posts.chain(chain):
            past = once or bool(finish) or office.former
            posts.add(person.name, held, (at, end), "career", start=begin, end=finish, former=past)
        first = False
        if text[end : end + 1] in ("（", "("):
            close = min(
                (i for i in (text.find("）", end, end + 50), text.find(")", end, end + 50)) if i > 0), default=-1
            )
            if close < 0 or close - end > 40:
                return
            end = close + 1
        if text[end : end + 1] != "，":
            return
        start = end + 1
        if _CAREER.match(text, start) or text[start : start + 1] in "后兼并":
            return
