"""Posts told by what stands above or before a list of names: 委员（共16名）, 副主任：, the title of a 名单."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention
from policygraph.extraction.positions_events import chain_in, decision_date
from policygraph.extraction.positions_tails import Holding
from policygraph.extraction.recognisers.people_offices import Office, title_before

if TYPE_CHECKING:
    from policygraph.extraction.positions import Posts

_COUNT = re.compile(
    r"(?:[（(][^（）()\n]{0,30}[)）]|[：:\s]|(?:共计?)?\d{1,4}[名人位]|名单(?:公布|公示)?|等?(?:当选|如下|\d{4}年度?))+$"
)
_NUMBERING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|附件\d*[：:]?)\s*"
)
_NAMING = re.compile(
    r".*(?:任命|免去|选举|当选|决定|推选|下列(?:人员|同志|代表)?|以下(?:人员|同志)?|同志|为|名)(?:为|担任|任)(?=[\u4e00-\u9fff])"
)
_CHOSEN = re.compile(r"选举|当选|通过|任命|推选|增补|协商|聘任|聘请")
_GATHERING = re.compile(r"出席|大会$|会议$")
_ABOVE = 400  # characters over which a heading may look for the body it belongs to


def rosters(posts: Posts, groups: list[list[Mention]]) -> None:
    """Each list of names below a heading, or behind a label, that is a title."""
    context = posts.context
    chosen = None
    heading_end, chain = -1, list[Office]()
    last_end, last_rule = -1, ""
    for group in groups:
        begin = group[0].outer[0]
        if group[0].start > begin and context.text[begin : group[0].start].strip():
            last_end = -1  # an office of its own
            continue
        between = context.text[last_end:begin] if last_end >= 0 else "。"
        in_roster = group[0].rule == "roster"
        if between.strip() or in_roster != (last_rule == "roster"):
            heading_end, chain = _heading(context, begin, len(group))
            if heading_end < 0 and in_roster:
                heading_end, chain = _title(context)
        last_end, last_rule = group[-1].outer[1], group[-1].rule
        if not chain or heading_end < 0:
            continue
        held = posts.chain(chain, _body_above(posts, chain[0].start))
        held = [(office, what) for office, what in held if what.tail in posts.bodies.known]
        if chosen is None:
            chosen = bool(_CHOSEN.search(context.text, 0, 300))
        listed = context.text[max(0, chain[0].start - 200) : begin]
        date = decision_date(posts, begin) if chosen or _CHOSEN.search(listed) else ""
        for mention in group:
            for _, what in held:
                posts.add(mention.name, what, (chain[0].start, mention.end), "roster", start=date)


def _title(context: Context) -> tuple[int, list[Office]]:
    """The one office that the title of a 名单 tells: all the lists below it hold its names, whatever their headings."""
    title = context.document.head.title
    if title is None or not title.end or "名单" not in title.value:
        return -1, []
    end = title.start + len(_COUNT.sub("", context.text[title.start : title.end]))
    chain = chain_in(context, title.start, end)
    return (end, chain) if len(chain) == 1 and not _GATHERING.search(chain[0].body) else (-1, [])


def _heading(context: Context, begin: int, names: int) -> tuple[int, list[Office]]:
    """The offices that the label or line right before a list names: (its end, offices)."""
    text = context.text
    line = text.rfind("\n", 0, begin) + 1
    label = text[line:begin].rstrip()
    if not label:
        end = len(text[:line].rstrip())
        line = text.rfind("\n", 0, end) + 1
        if names < 2 and not text[line:end].endswith(("：", ":")) and "名单" not in text[line:end]:
            return -1, []
    elif label.endswith(("：", ":")):
        end = line + len(label)
    else:
        return -1, []
    if end - line > 100 or re.search(r"[。；]", text[line:end]):
        return -1, []
    end = line + len(_COUNT.sub("", text[line:end]))
    if numbering := _NUMBERING.match(text, line, end):
        line = numbering.end()
    if naming := _NAMING.match(text, line, end):
        line = naming.end()
    found = title_before(context.schema, text, end)
    if found is None or found[0] < line or found[1]["kind"] not in ("organ", "government", "state"):
        return -1, []
    return end, [o for o in chain_in(context, line, end) if not _GATHERING.search(o.body)]


def _body_above(posts: Posts, at: int) -> str:
    """The body that a bare heading (委员) belongs to: the last line above that ends with one, else the title's."""
    context = posts.context
    text = context.text
    bodies = context.within(max(0, at - _ABOVE), at, "Institution")
    for mention in reversed(bodies):
        after = text[mention.end : mention.end + 40].split("\n")[0]
        line = text.rfind("\n", 0, mention.start) + 1
        if mention.start - line <= 4 and re.match(
            r"(?:组成人员|成员|领导|(?:候补)?委员)?(?:、[^，。]{2,12})?(?:名单)?(?:[（(][^（）()]*[)）])?[：:]?$", after
        ):
            return mention.name
    title = context.document.head.title
    if title and title.end and "名单" in title.value:
        inside = context.within(title.start, title.end, "Institution")
        return inside[-1].name if inside else ""
    return ""


# A group that a notice sets up, and the label before its members: 组长：李明远　云岭省副省长.
_GROUP = re.compile(r"(?:领导小组|工作小组|协调小组|工作组|委员会|指挥部|工作专班|专班|专家组|联席会议|组委会)$")
_ROLE = re.compile(
    r"(?P<role>(?:第一|常务)?副?(?:组长|主任委员|主任|总召集人|召集人|总指挥|指挥长|主席|会长|秘书长)|"
    r"成员|委员|顾问|联络员)[：:][ \t]*"
)
_SEATED = re.compile(r"(?P<unit>办公室)?(?P<role>副?(?:主任|组长|总指挥|指挥长|秘书长|召集人))由(?=[\u4e00-\u9fff])")


def members(posts: Posts) -> None:
    """The members of a group that a document sets up, line by line, with the office that each line tells."""
    context = posts.context
    group = _group(context)
    if not group:
        return
    text = context.text
    starts = {m.start: m for m in context.of("Person") if m.alias}
    role, at = "", 0
    for line in text.split("\n"):
        begin = at + len(line) - len(line.lstrip())
        end, at = at + len(line), at + len(line) + 1
        if label := _ROLE.match(text, begin, end):
            role, begin = label["role"], label.end()
        person = starts.get(begin)
        if person is None:
            role = role if label else ""
            continue
        if not role or re.search("[。；]", line):
            continue
        posts.add(person.name, Holding(group, role), (begin, end), "roster-member")
        _offices_behind(posts, person, end)


def _offices_behind(posts: Posts, person: Mention, end: int) -> None:
    """The offices behind a name on its line, each item by itself: 农业农村部部长、中央农办主任."""
    text = posts.context.text
    at, tail = person.outer[1], ""
    for item in re.finditer(r"[^、，]+", text[at:end]):
        start = at + item.start() + len(item.group()) - len(item.group().lstrip())
        for _, held in posts.chain(chain_in(posts.context, start, at + item.end()), tail):
            posts.add(person.name, held, (person.start, end), "list-entry")
            tail = held.tail


def seats(posts: Posts) -> None:
    """办公室主任由李明远兼任，副主任由王维民担任: offices of the group that the document sets up."""
    context = posts.context
    group = _group(context)
    sentence, unit = -1, ""
    for match in _SEATED.finditer(context.text) if group else ():
        here = context.sentence_index(match.start())
        unit = "办公室" if match["unit"] else unit if here == sentence else ""
        sentence = here
        stop = re.compile("[兼担]任").search(context.text, match.end(), context.sentences[here].end)
        for person in context.within(match.end(), stop.start(), "Person") if stop else ():
            posts.add(person.name, Holding(group + unit, match["role"]), (match.start(), person.end), "roster-member")


def _group(context: Context) -> str:
    """The group whose members a document names: in its title, or behind 成立."""
    title = context.document.head.title
    inside = context.within(title.start, title.end, "Institution") if title else []
    named = [m for m in inside if _GROUP.search(m.name) and m.name != "国务院"]
    if not named:
        named = [
            m
            for m in context.of("Institution")
            if _GROUP.search(m.name) and context.text.endswith(("成立", "设立", "组建", "调整"), 0, m.start)
        ]
    return named[0].name if named else ""
