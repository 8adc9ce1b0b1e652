"""Posts: from chains of offices, brackets, decisions and careers."""

from __future__ import annotations

import pytest
from tests.extraction.test_people import document

from policygraph.extraction.context import Context
from policygraph.extraction.model import Fact, Mention
from policygraph.extraction.positions import positions
from policygraph.extraction.recognisers import people
from policygraph.schema import load_schema


def facts(text: str, dates: dict[str, str] | None = None) -> list[Fact]:
    context = Context(document(text), load_schema())
    context.add(
        Mention("Date", text.index(words), text.index(words) + len(words), iso, "t")
        for words, iso in (dates or {}).items()
    )
    context.add(people.recognise(context))
    return list(positions(context))


def posts(text: str, dates: dict[str, str] | None = None) -> set[tuple[str, str, object]]:
    return {(f.head.name, f.tail.name, dict(f.properties)["title"]) for f in facts(text, dates)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "中共中央总书记、国家主席、中央军委主席李明远出席会议。",
            {
                ("李明远", "中共中央", "总书记"),
                ("李明远", "中华人民共和国", "主席"),
                ("李明远", "中央军事委员会", "主席"),
            },
        ),
        (
            "中共中央政治局委员、国务院副总理刘海峰、孙文杰，中共中央政治局常委、国务院总理陈志远出席。",
            {
                ("刘海峰", "中共中央政治局", "委员"),
                ("刘海峰", "国务院", "副总理"),
                ("孙文杰", "中共中央政治局", "委员"),
                ("孙文杰", "国务院", "副总理"),
                ("陈志远", "中共中央政治局常务委员会", "政治局常委"),
                ("陈志远", "国务院", "总理"),
            },
        ),
        (
            "江临市委书记李明远和市长张文华陪同。",
            {("李明远", "中共江临市委", "书记"), ("张文华", "江临市人民政府", "市长")},
        ),
        (
            "云岭省人大常委会党组书记、副主任罗小虎（时任云岭省委常委、副省长）失察。",
            {
                ("罗小虎", "云岭省人大常委会党组", "书记"),
                ("罗小虎", "云岭省人民代表大会常务委员会", "副主任"),
                ("罗小虎", "中共云岭省委", "常委"),
                ("罗小虎", "云岭省人民政府", "副省长"),
            },
        ),
        ("教育部部长韩晓东主持，商务部部长马丽出席。", {("韩晓东", "教育部", "部长"), ("马丽", "商务部", "部长")}),
        (
            "越南国家主席阮文雄会见了俄罗斯总统伊万诺夫。",
            {("阮文雄", "越南", "国家主席"), ("伊万诺夫", "俄罗斯", "总统")},
        ),
        ("任命王毅华（兼）为外交部部长。", {("王毅华", "外交部", "部长")}),
        (
            "会议选举李明远为江临市人大常委会主任，张文华、赵立新为副主任。",
            {
                ("李明远", "江临市人民代表大会常务委员会", "主任"),
                ("张文华", "江临市人民代表大会常务委员会", "副主任"),
                ("赵立新", "江临市人民代表大会常务委员会", "副主任"),
            },
        ),
        (
            "李明远同志先后担任建筑工程部副部长，城市建设总局局长，云岭省委第一书记兼云岭省军区第一政治委员。",
            {
                ("李明远", "建筑工程部", "副部长"),
                ("李明远", "城市建设总局", "局长"),
                ("李明远", "中共云岭省委", "第一书记"),
                ("李明远", "云岭省军区", "第一政治委员"),
            },
        ),
        ("周文来总理作了批示。", {("周文来", "国务院", "总理")}),
        ("中国驻法国大使卢明出席。", {("卢明", "中国驻法国大使馆", "大使")}),
    ],
)
def test_posts_with_their_bodies_and_titles(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert posts(text) == expected


def test_an_office_of_one_holder_does_not_spread_over_a_list() -> None:
    assert posts("国务院总理陈志远、李明远、张文华等出席会议。") == {("陈志远", "国务院", "总理")}


def test_former_and_dated_posts() -> None:
    text = "姜文英（云岭省委常委，2012年3月-2016年5月任江临市委副书记、市长）作出检查。"
    told = {(f.tail.name): dict(f.properties) for f in facts(text)}
    assert told["江临市人民政府"] == {"title": "市长", "start": "2012-03", "end": "2016-05", "former": True}
    assert told["中共云岭省委"] == {"title": "常委"}


def test_appointments_start_and_removals_end_on_the_day_of_the_decision() -> None:
    text = "2020年3月5日会议决定：任命周建国为江临市副市长；2020年3月5日免去王德胜的江临市公安局局长职务。"
    days = {"2020年3月5日会议": "2020-03-05", "2020年3月5日免": "2020-03-05"}
    told = {f.head.name: dict(f.properties) for f in facts(text, days)}
    assert told["周建国"] == {"title": "副市长", "start": "2020-03-05"}
    assert told["王德胜"]["end"] == "2020-03-05"


def test_careers_of_obituaries_carry_their_dates() -> None:
    text = "高远山同志1950年参加工作。1955年3月任江临县委书记，1956年8月调任云岭省水利厅厅长。"
    told = {f.tail.name: dict(f.properties) for f in facts(text, {"1955年3月": "1955-03", "1956年8月": "1956-08"})}
    assert told["中共江临县委"] == {"title": "书记", "start": "1955-03"}
    assert told["云岭省水利厅"] == {"title": "厅长", "start": "1956-08"}


def test_evidence_is_the_sentence() -> None:
    fact = facts("会议开始。教育部部长韩晓东主持。")[0]
    assert fact.evidence.sentence == "教育部部长韩晓东主持。"
