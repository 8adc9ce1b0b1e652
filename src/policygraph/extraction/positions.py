"""HOLDS_POSITION: who held which post at which body, from titles, appointments and careers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policygraph.extraction.context import Context
from policygraph.extraction.model import Fact, Mention, Ref
from policygraph.extraction.positions_tails import Bodies, Holding, holding
from policygraph.extraction.recognisers.institutions import countries_before
from policygraph.extraction.recognisers.people_offices import Office, chain_before

_LIST_MARKS = frozenset(("、", "和", "与", "及", "以及", "\n", ""))


@dataclass(slots=True)
class Post:
    """All that a document says about one person at one body."""

    span: tuple[int, int]
    rule: str
    titles: list[str] = field(default_factory=list)
    start: str = ""
    end: str = ""
    formerly: bool = False
    now: bool = False


_SESSION = re.compile("第[一二三四五六七八九十]{1,3}次")  # a congress is no body


class Posts:
    """Posts by person and body, in the order of the text."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.bodies = Bodies(context)
        self.days = [m for m in context.of("Date") if len(m.name) == 10]
        self.posts: dict[tuple[str, str], Post] = {}

    def add(
        self,
        person: str,
        held: Holding,
        span: tuple[int, int],
        rule: str,
        *,
        start: str = "",
        end: str = "",
        former: bool = False,
    ) -> None:
        """One statement about a post."""
        if not held.tail or len(held.tail) > 40 or _SESSION.match(held.tail):
            return
        post = self.posts.setdefault((person, held.tail), Post(span, rule))
        if held.title not in post.titles:
            post.titles.append(held.title)
        post.start = post.start or start
        post.end = post.end or end
        if former:
            post.formerly = True
        elif not (start or end):  # 2022年12月起任……部长 does not say that it still is so
            post.now = True
        ref = Ref("Institution", held.tail)
        others = {a for a in held.aliases if a != held.tail}
        if others:
            self.context.aliases.setdefault(ref, set()).update(others)

    def chain(self, chain: list[Office], inherited: str = "") -> list[tuple[Office, Holding]]:
        """The holdings of a chain of offices; one without a body takes that of the one before."""
        out: list[tuple[Office, Holding]] = []
        before = None
        for office in chain:
            held = holding(self.bodies, office, before, inherited)
            if held:
                out.append((office, held))
                inherited = held.tail
            before = office
        return out

    def facts(self) -> Iterable[Fact]:
        """One fact per person and body."""
        for (person, body), post in self.posts.items():
            properties: dict[str, str | bool] = {"title": "、".join(post.titles), "start": post.start, "end": post.end}
            if post.formerly and not post.now:
                properties["former"] = True
            yield self.context.fact(
                Ref("Person", person), "HOLDS_POSITION", Ref("Institution", body), post.span, post.rule, **properties
            )


def positions(context: Context) -> Iterable[Fact]:
    """Facts about posts, after all recognisers have run."""
    from policygraph.extraction import positions_events as events
    from policygraph.extraction.positions_resume import resumes
    from policygraph.extraction.positions_rosters import members, rosters, seats

    posts = Posts(context)
    groups = person_lists(context)
    _before_names(posts, groups)
    events.appositions(posts, groups)
    events.entries(posts, groups)
    events.decisions(posts, groups)
    events.labelled(posts, groups)
    rosters(posts, groups)
    members(posts)
    seats(posts)
    events.careers(posts)
    resumes(posts)
    events.of_author(posts)
    return list(posts.facts())


def person_lists(context: Context) -> list[list[Mention]]:
    """Named people, grouped where they stand in one list."""
    groups: list[list[Mention]] = []
    for mention in context.of("Person"):
        if not mention.alias:
            continue
        if groups:
            last = groups[-1][-1]
            between = context.text[last.outer[1] : mention.outer[0]].strip(" ")
            split = between == "\n" and (last.rule == "roster") != (mention.rule == "roster")
            if mention.outer[0] >= last.outer[1] and between in _LIST_MARKS and not split:
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups


def spreads(office: Office) -> bool:
    """Whether a title before a list belongs to every name: several people may hold it at once."""
    if office.row["name"] == "书记" and office.body.endswith("书记处"):
        return True
    return office.row["one"] != "1" or ("副" in office.title and "常务副" not in office.title)


def _before_names(posts: Posts, groups: list[list[Mention]]) -> None:
    """Offices written before names, spread over the list that follows."""
    body, headed, until = "", "", -1
    last: Mention | None = None
    for group in groups:
        shared: list[tuple[Office, Holding]] = []
        for mention in group:
            begin = mention.outer[0]
            chain = chain_before(posts.context, mention.start) if begin < mention.start else []
            chain = [office for office in chain if office.start >= begin]
            suffix = posts.context.text[mention.end : mention.outer[1]]
            if chain:
                goes_on = posts.context.text[until : chain[0].start] in ("，", "；", "、") if until >= 0 else False
                deputy = chain[0].title.startswith("副") and chain[0].row["name"] == headed
                near = deputy and posts.context.sentence_at(until).start == posts.context.sentence_at(begin).start
                inherited = (
                    body if (goes_on or near) and not chain[0].body else _signs_for(posts.context, chain, mention)
                )
                held = posts.chain(chain, inherited)
                body = held[-1][1].tail if held else ""
                headed = held[-1][0].row["name"] if held else ""  # 厅长李明远作报告，副|厅长王维民主持
                former = False
                for office, what in held:
                    former = office.former or former  # 原省委常委、江临市委书记
                    posts.add(mention.name, what, (office.start, mention.end), "office-before-name", former=former)
                shared = held if all(spreads(office) for office, _ in held) else []
            else:
                for office, what in shared:
                    posts.add(
                        mention.name, what, (office.start, mention.end), "office-before-list", former=office.former
                    )
            until = mention.outer[1]
            _address(posts, mention, suffix)
            _scholar(posts, mention, suffix, last)
            last = mention


def _signs_for(context: Context, chain: list[Office], mention: Mention) -> str:
    """The issuing body where a line holds nothing but an office and a name: 局长 李明远 below an order."""
    issuers = context.document.head.issuers
    line = context.text[: chain[0].start].endswith("\n"), context.text.startswith("\n", mention.outer[1])
    if len(issuers) != 1 or chain[0].body or not all(line):
        return ""
    bodies = context.within(issuers[0].start, issuers[0].end, "Institution")
    return bodies[0].name if bodies else issuers[0].value


# X总理 in a text that speaks of foreign countries may be any of theirs.
_PREMIERS = frozenset(("周恩来", "华国锋", "赵紫阳", "李鹏", "朱镕基", "温家宝", "李克强", "李强"))
_PRESIDENTS = frozenset(("毛泽东", "刘少奇", "李先念", "杨尚昆", "江泽民", "胡锦涛", "习近平"))
_ADDRESSES = {
    "主席": "中华人民共和国",
    "总书记": "中共中央",
    "总理": "国务院",
    "委员长": "全国人民代表大会常务委员会",
    "副委员长": "全国人民代表大会常务委员会",
}


_ACADEMIC = ("副教授", "教授", "副研究员", "研究员")


def _scholar(posts: Posts, mention: Mention, suffix: str, before: Mention | None) -> None:
    """云岭大学李明远教授、王维民教授: the institution before the name, the rank behind it."""
    rank = next((rank for rank in _ACADEMIC if suffix.startswith(rank)), "")
    if not rank:
        return
    near = posts.context.within(mention.start - 26, mention.start, "Institution")
    ending = [m for m in near if m.end == mention.start]
    if ending:
        posts.add(mention.name, Holding(ending[0].name, rank), (ending[0].start, mention.outer[1]), "title-behind-name")
    elif before is not None and posts.context.text[before.outer[1] : mention.start] in ("、", "和"):
        for (person, body), post in list(posts.posts.items()):
            if person == before.name and set(post.titles) & set(_ACADEMIC):
                posts.add(mention.name, Holding(body, rank), (mention.start, mention.outer[1]), "title-behind-name")


def _address(posts: Posts, mention: Mention, suffix: str) -> None:
    """李明远总书记: the form of address tells the office; X总统 is that of the one country that the text names."""
    suffix = suffix or posts.context.text[mention.end : mention.end + 4]
    if suffix.startswith(("总统", "首相")) and not any(person == mention.name for person, _ in posts.posts):
        countries = posts.context.schema.lexicon("countries")
        named = {m.name for m in posts.context.of("Place") if m.name in countries} - {"中国"}
        if len(named) == 1:
            posts.add(mention.name, Holding(named.pop(), suffix[:2]), (mention.start, mention.end), "title-behind-name")
    for title, body in _ADDRESSES.items():
        if suffix.startswith(title):
            known = any(person == mention.name and title in post.titles for (person, _), post in posts.posts.items())
            if title == "主席" and mention.name not in _PRESIDENTS:
                continue  # of whatever body
            foreign = title == "总理" and mention.name not in _PREMIERS and countries_before(posts.context)
            if not known and not foreign:
                posts.add(mention.name, Holding(body, title), (mention.start, mention.end), "title-behind-name")
