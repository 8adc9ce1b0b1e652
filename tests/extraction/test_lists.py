"""Lists and tables of people: names told by the layout, posts by the heading above, the label before, the years."""

from __future__ import annotations

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text


def posts(text: str) -> dict[str, set[tuple[str, str]]]:
    out: dict[str, set[tuple[str, str]]] = {}
    for fact in extract(read_text(text)[0]).facts:
        if fact.relation == "HOLDS_POSITION":
            out.setdefault(fact.head.name, set()).add((fact.tail.name, str(dict(fact.properties).get("title"))))
    return out


def people(text: str) -> set[str]:
    return {m.name for m in extract(read_text(text)[0]).mentions if m.label == "Person"}


ELECTED = """中国共产党云岭省第十三届委员会委员、候补委员名单
（2027年5月30日中国共产党云岭省第十三次代表大会选举产生）
委　员（共6名，按姓氏笔画为序）
丁　力　　马忠义（回族）　王小楠（女）
石光远　　司徒志明　　　　赵　焱
候补委员（共4名，按得票多少为序）
林海生　　严　肃　　丹增尼玛（藏族）　　何　静（女）
"""


def test_those_below_a_heading_hold_its_office_at_the_body_of_the_title() -> None:
    found = posts(ELECTED)
    for name in ("丁力", "马忠义", "王小楠", "石光远", "司徒志明", "赵焱"):
        assert found[name] == {("中共云岭省委", "委员")}
    for name in ("林海生", "严肃", "丹增尼玛", "何静"):
        assert found[name] == {("中共云岭省委", "候补委员")}


def test_labels_before_rows_take_the_committee_named_above() -> None:
    text = "讣告\n李明远同志治丧委员会\n主　任：张文华\n委　员：丁　力　　赵立新　　石光远\n云岭大学\n2027年4月3日"
    found = posts(text)
    assert found["张文华"] == {("李明远同志治丧委员会", "主任")}
    assert found["丁力"] == {("李明远同志治丧委员会", "委员")}


def test_rows_of_a_table_give_name_apart_from_sex_age_and_unit() -> None:
    text = (
        "2027年当选名单\n序号　姓名　性别　年龄　工作单位\n1　张立平　男　56　北京大学\n2　褚　云　女　52　复旦大学\n"
        "3　达瓦扎西　男　58　西藏大学\n"
    )
    assert people(text) == {"张立平", "褚云", "达瓦扎西"}


def test_a_line_of_a_resume_tells_its_years() -> None:
    text = (
        "李明远简历\n李明远，男，汉族，1961年9月生。\n1984.07—1990.03　云岭省交通运输厅副厅长\n"
        "1990.03—　　　　　云岭省水利厅党组成员、副厅长\n"
    )
    assert ("云岭省交通运输厅", "副厅长") in posts(text)["李明远"]
    assert ("云岭省水利厅", "副厅长") in posts(text)["李明远"]


def test_a_sentence_that_resolves_is_no_addressee() -> None:
    text = (
        "云岭省人大常委会任免名单\n云岭省第十四届人民代表大会常务委员会第六次会议决定：\n任命李明远为云岭省民政厅厅长。"
    )
    assert not [f for f in extract(read_text(text)[0]).facts if f.relation == "ADDRESSED_TO"]
