"""Meetings known by their number: congresses, plenums, sessions of the people's congresses and of the CPPCC."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.institutions_area import find_areas, place_before

_N = r"[一二三四五六七八九十百零〇\d]{1,5}"
_CONGRESS = re.compile(
    r"(?=[党中二十])(?:(?:党的|中共)([一二三四五六七八九十]{1,3})大(?![会学家批量力小型多部])|(?<![一二三四五六七八九十第届])((?:二?十[一二三四五六七八九]|二十))大(?![会学家批量力小型多部国]))"
)
_CONGRESS_FULL = re.compile(rf"第({_N})次全国代表大会")
_CONGRESSES = re.compile(rf"(?:中国共产党|党的)?((?:第{_N}次[、和])+第{_N}次)全国代表大会")
_PLENUM = re.compile(
    r"第?([一二三四五六七八九十]{1,3})届((?:[一二三四五六七八九]{1,2}|十[一二]?)中(?:[、和](?:[一二三四五六七八九]|十[一二]?)中)*)全会"
)
_LATER_PLENUM = re.compile(r"[、和]([一二三四五六七])中全会")  # 十六届三中全会|、四中全会
_PLENUM_FULL = re.compile(rf"第?({_N})届中央委员会第?({_N})次全体会议")
_LOCAL_CONGRESS = re.compile(rf"(?<=[省市区县州])第({_N})次(?:党代会|党的代表大会|党员代表大会|代表大会)")
_LOCAL_PLENUM = re.compile(
    rf"(?<=[省市区县州盟旗])(?:(委|纪委)(?:员会)?第?({_N})届第?({_N})次(?:全会|全体会议)"
    rf"|第({_N})届(委员会|纪律检查委员会)第({_N})次(?:全会|全体(?:（扩大）|扩大)?会议))"
)
_LOCAL_CPPCC = re.compile(
    rf"(?<=[省市区县州盟旗])(?:政协第?({_N})届(常委会|常务委员会)?第?({_N})次会议"
    rf"|第({_N})届委员会(常务委员会)?第({_N})次(?:全体)?会议)"
)
_CONSULTS = re.compile("政协|政治协商会议")
_DISCIPLINE = re.compile(rf"第?({_N})届中央(?:纪委|纪律检查委员会)第?({_N})次(?:全会|全体会议)")
_NPC = re.compile(
    rf"第?({_N})届(全国人大常委会|全国人民代表大会常务委员会|全国人大|全国人民代表大会|人民代表大会常务委员会|人大常委会|人民代表大会|人大)第?({_N})次会议(?:第({_N})次全体会议)?"
)
_CPPCC = re.compile(
    rf"(?:(?:全国政协|(?<![省市区县州盟旗])政协)第?({_N})届(?:全国委员会)?|第?({_N})届全国政协)(常委会|常务委员会)?第?({_N})次会议"
)
_SITTING = re.compile(rf"第({_N})次全体会议")
_SESSION_NAME = re.compile(r"人民代表大会第|全国委员会第")
_COMMITTEE_OF = re.compile(
    r"(?:中共|中国人民政治协商会议)?(.{1,12}?(?:自治区|[省市区县州盟旗]))(?:委|委员会|人民代表大会|人民政府)(?!会)"
)
# The democratic parties have plenums of their own: 九三学社十五届二中全会.
_PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_FRONT = ("中国共产党", "中华人民共和国", "中国人民政治协商会议", "党的", "中共", "政协", *_PARTIES)
_CONGRESS_OF = re.compile(r"人民代表大会(?:常务委员会)?$")
_DIGITS = {str(i): c for i, c in enumerate("〇一二三四五六七八九")}


def chinese(number: str) -> str:
    """An ordinal in Chinese numerals (11 → 十一); Chinese numerals as they are."""
    if not number.isdigit():
        return number
    value = int(number)
    ones = "" if value % 10 == 0 else _DIGITS[str(value % 10)]
    if value < 10:
        return ones
    if value < 100:
        return ("" if value < 20 else _DIGITS[str(value // 10)]) + "十" + ones
    return number


def numbered(context: Context) -> Iterator[Mention]:
    """Mentions of numbered congresses, plenums and sessions under their full names."""
    text = context.text
    if "大" in text:
        for match in _CONGRESS.finditer(text):
            if not text.startswith("以来", match.end()) or context.text.find(match[0], match.end()) < 0:
                number = match[1] or match[2]
                yield _named(
                    context, match.start(), match.end(), f"中国共产党第{number}次全国代表大会", f"党的{number}大"
                )
    for match in _CONGRESS_FULL.finditer(text) if "次全国代表大会" in text else ():
        start = _front(text, match.start())
        if start < match.start():
            number = chinese(match[1])
            yield _named(context, start, match.end(), f"中国共产党第{number}次全国代表大会", f"党的{number}大")
    for match in _CONGRESSES.finditer(text) if "次全国代表大会" in text else ():  # 第十二次、|第十三次全国代表大会
        for part in re.finditer(rf"第({_N})次", match[1]):
            number, a = chinese(part[1]), match.start(1) + part.start()
            name = f"中国共产党第{number}次全国代表大会"
            b = a + len(part[0]) + (6 if a + len(part[0]) == match.end(1) else 0)
            yield _named(context, a, b, name, f"党的{number}大")
    for match in _PLENUM.finditer(text) if "中全会" in text else ():
        term = match[1]
        start = _front(text, match.start())
        for k, part in enumerate(re.finditer(r"([一二三四五六七八九十]{1,2})中", match[2])):
            a = start if k == 0 else match.start(2) + part.start()
            whole = "、" not in match[2] and "和" not in match[2]
            b = match.end() if whole or match.start(2) + part.end() == match.end(2) else match.start(2) + part.end()
            name = f"{_party(text, start)}第{term}届中央委员会第{part[1]}次全体会议"
            yield _named(context, a, b, name, f"{term}届{part[1]}中全会")
        for later in _LATER_PLENUM.finditer(text, match.end(), match.end() + 24):
            if later.start() != match.end() and not _LATER_PLENUM.match(text, match.end()):
                break
            name = f"中国共产党第{term}届中央委员会第{later[1]}次全体会议"
            yield _named(context, later.start() + 1, later.end(), name, f"{term}届{later[1]}中全会")
    for match in _PLENUM_FULL.finditer(text) if "届中央委员会" in text else ():
        term, number = chinese(match[1]), chinese(match[2])
        start = _front(text, match.start())
        name = f"{_party(text, start)}第{term}届中央委员会第{number}次全体会议"
        yield _named(context, start, match.end(), name, f"{term}届{number}中全会")
    for match in _DISCIPLINE.finditer(text) if "届中央纪" in text else ():
        term, number = chinese(match[1]), chinese(match[2])
        name = f"中国共产党第{term}届中央纪律检查委员会第{number}次全体会议"
        yield _named(context, _front(text, match.start()), match.end(), name, f"{term}届中央纪委{number}次全会")
    yield from _local(context)
    yield from _sessions(context)


def _local(context: Context) -> Iterator[Mention]:
    """Party congresses, plenums and CPPCC sessions of a province, city or county."""
    text = context.text
    for match in _LOCAL_CONGRESS.finditer(text):
        start, place = _local_place(context, match.start())
        if not place:
            continue
        number = chinese(match[1])
        name = f"中国共产党{place}第{number}次代表大会"
        forms = (f"{place}第{number}次党代会", f"中共{place}第{number}次代表大会")
        yield _named(context, start, match.end(), name, *forms)
    for match in _LOCAL_PLENUM.finditer(text) if "届" in text else ():
        start, place = _local_place(context, match.start())
        if place and match[4] and _CONSULTS.search(text, max(0, start - 10), match.start()):
            continue  # 政协云岭省第八届委员会第一次全体会议
        if place:
            short, term, number = match[1] or match[5], chinese(match[2] or match[4]), chinese(match[3] or match[6])
            short = short.replace("纪律检查委员会", "纪委").replace("委员会", "委")
            body = {"委": "委员会", "纪委": "纪律检查委员会"}[short]
            name = f"中国共产党{place}第{term}届{body}第{number}次全体会议"
            shorts = (f"{place}{short}{term}届{number}次全会", f"{place[-1]}{short}{term}届{number}次全会")
            longer = (f"中共{shorts[0]}", f"中共{place}第{term}届{body}第{number}次全体会议")
            yield _named(context, start, match.end(), name, *shorts, *longer)
    for match in _LOCAL_CPPCC.finditer(text) if "届" in text else ():
        start, place = _local_place(context, match.start())
        if place and (match[1] or _CONSULTS.search(text, max(0, start - 10), match.start())):
            term, number = chinese(match[1] or match[4]), chinese(match[3] or match[6])
            body = "委员会" + ("常务委员会" if match[2] or match[5] else "")
            middle = "常委会" if match[2] or match[5] else ""
            name = f"中国人民政治协商会议{place}第{term}届{body}第{number}次会议"
            forms = (f"{place}政协{term}届{middle}{number}次会议", f"政协{place}第{term}届{body}第{number}次会议")
            yield _named(context, start, match.end(), name, *forms)


def _local_place(context: Context, end: int) -> tuple[int, str]:
    """Where a local meeting's name begins and its place; 省委 alone takes the place of the text's own committee."""
    text = context.text
    before = place_before(text, end, find_areas(context))
    if before is None:
        return end, ""
    start, place = before
    if not place:
        level = text[start:end]
        own = (_COMMITTEE_OF.match(m.name) for m in context.of("Institution"))
        place = next((m[1] for m in own if m and m[1].endswith(level)), "")
        return start, place
    return _front(text, start), place


def sittings(context: Context, sessions: list[Mention]) -> Iterator[Mention]:
    """第七次全体会议 of the session that the text named last (or names first)."""
    text = context.text
    sessions = [m for m in sessions if m.name.endswith("次会议") and _SESSION_NAME.search(m.name)]
    if not sessions:
        return
    for match in _SITTING.finditer(text):
        before = [m for m in sessions if m.end <= match.start()]
        session = max(before, key=lambda m: (m.end, len(m.name)), default=sessions[0])
        if session.end == match.start() or text[match.start() - 1] in "届会署局组":
            continue
        name = f"{session.name}第{chinese(match[1])}次全体会议"
        forms = sorted(context.aliases.get(Ref("Meeting", session.name), set()))
        yield _named(context, match.start(), match.end(), name, *(f"{f}第{match[1]}次全体会议" for f in forms))


def _sessions(context: Context) -> Iterator[Mention]:
    text = context.text
    for match in _NPC.finditer(text) if "届" in text else ():
        term, number = chinese(match[1]), chinese(match[3])
        body = match[2].replace("人大常委会", "人民代表大会常务委员会")
        body = re.sub(r"人大$", "人民代表大会", body)
        if body.startswith("全国"):
            start, place = _front(text, match.start()), ""
        else:
            start, place = _place(context, match.start())
            if not place:
                continue
        name = f"{place}第{term}届{body}第{number}次会议"
        short = body.replace("人民代表大会常务委员会", "人大常委会").replace("人民代表大会", "人大")
        session = re.sub("^第", "", match[3])
        forms = (f"{place}{term}届{short}{session}次会议", f"{place}{term}届{short}第{session}次会议")
        if match[4]:
            full = f"{name}第{chinese(match[4])}次全体会议"
            yield _named(context, start, match.end(), full, *(f"{f}第{match[4]}次全体会议" for f in forms))
        end = match.end() if not match[4] else text.index("会议", match.end(3)) + 2
        yield _named(context, start, end, name, *forms)
    for match in _CPPCC.finditer(text) if "政协" in text else ():
        term, number = chinese(match[1] or match[2]), chinese(match[4])
        body = "全国委员会" + ("常务委员会" if match[3] else "")
        name = f"中国人民政治协商会议第{term}届{body}第{number}次会议"
        middle = "常委会" if match[3] else ""
        forms = (f"全国政协{term}届{middle}{number}次会议", f"全国政协第{term}届{middle}第{number}次会议")
        yield _named(context, _front(text, match.start()), match.end(), name, *forms)


def _place(context: Context, position: int) -> tuple[int, str]:
    """The place before 第十五届人民代表大会: taken from the congress found there as an institution."""
    for mention in context.within(max(0, position - 20), position + 20, "Institution"):
        if mention.start <= position < mention.end and (body := _CONGRESS_OF.search(mention.name)):
            return mention.start, mention.name[: body.start()]
    return position, ""


def _party(text: str, start: int) -> str:
    """Whose plenum begins here."""
    return next((p for p in _PARTIES if text.startswith(p, start)), "中国共产党")


def _front(text: str, start: int) -> int:
    for prefix in _FRONT:
        if text.endswith(prefix, 0, start):
            return start - len(prefix)
    return start


def _named(context: Context, start: int, end: int, name: str, *forms: str) -> Mention:
    context.aliases.setdefault(Ref("Meeting", name), set()).update(forms)
    return Mention("Meeting", start, end, name, "meeting:number")
