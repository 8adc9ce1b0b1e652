"""Articles of laws: what a law holds, and which article a reference means."""

from __future__ import annotations

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text

LAW = """云岭省水资源条例

（2024年5月30日云岭省第十四届人民代表大会常务委员会第九次会议通过）

第一章　总　则

第一条　为了保护水资源，根据《中华人民共和国水法》第四条，制定本条例。

第二条　在本省取水，适用本条例。

第二章　取水

第一节　许可

第三条　取水应当申请许可。

第三条之一　前条规定的许可不收费。

第二节　罚则

第四条　违反本条例第二条、第三条第一款第二项和第三项规定的，依照刑法第三百三十八条处理；违反第三条之一的，从轻处理。

前款规定适用于个人。

第五条　第二条至第四条的规定适用于地下水；水污染防治法第九十条、第九十一条第二款另有规定的，从其规定。

第六条　违反本条例第二章第一节规定的，责令改正。

第七条　前两条的罚款由省水行政主管部门收缴。
"""


def refers(text: str) -> list[tuple[str, str, dict[str, object]]]:
    return [
        (fact.head.name, fact.tail.name, dict(fact.properties))
        for document in read_text(text, path="example.txt")
        for fact in extract(document).facts
        if fact.relation == "REFERS_TO"
    ]


def pairs(text: str) -> set[tuple[str, str]]:
    return {(head.rpartition("#")[2], tail) for head, tail, _ in refers(text)}


def test_a_law_has_its_articles_in_order_under_their_headings() -> None:
    (document,) = read_text(LAW, path="example.txt")
    facts = [f for f in extract(document).facts if f.relation == "HAS_ARTICLE"]
    assert [f.tail.name.partition("#")[2] for f in facts] == [
        "第一条", "第二条", "第三条", "第三条之一", "第四条", "第五条", "第六条", "第七条",
    ]  # fmt: skip
    assert {f.head.name for f in facts} == {"云岭省水资源条例"}
    assert dict(facts[3].properties) == {"chapter": "第二章 取水 / 第一节 许可", "number": 3, "order": 4}
    assert dict(facts[4].properties)["chapter"] == "第二章 取水 / 第二节 罚则"
    assert "为了保护水资源" in facts[0].evidence.sentence
    assert LAW[facts[0].evidence.start : facts[0].evidence.end].startswith("第一条")


def test_references_find_the_law_that_is_meant() -> None:
    own = "云岭省水资源条例#"
    assert pairs(LAW) == {
        ("第一条", "中华人民共和国水法#第四条"),
        ("第三条之一", own + "第三条"),
        ("第四条", own + "第二条"),
        ("第四条", own + "第三条"),
        ("第四条", own + "第三条之一"),
        ("第四条", "中华人民共和国刑法#第三百三十八条"),
        ("第五条", own + "第二条"),
        ("第五条", own + "第三条"),
        ("第五条", own + "第三条之一"),
        ("第五条", own + "第四条"),
        ("第五条", "中华人民共和国水污染防治法#第九十条"),
        ("第五条", "中华人民共和国水污染防治法#第九十一条"),
        ("第六条", own + "第三条"),
        ("第六条", own + "第三条之一"),
        ("第七条", own + "第五条"),
        ("第七条", own + "第六条"),
    }
    parts = {(h.rpartition("#")[2], t.rpartition("#")[2]): p for h, t, p in refers(LAW)}
    assert parts["第四条", "第三条"] == {"paragraph": "第一款", "item": "第二项和第三项"}
    assert parts["第五条", "第九十一条"] == {"paragraph": "第二款"}


def test_a_document_without_articles_refers_itself() -> None:
    notice = "关于加强取水管理的通知\n\n各市水利局：\n\n按照《云岭省水资源条例》第3条、第四条的规定，各地要严格许可。\n"
    assert pairs(notice) == {
        ("关于加强取水管理的通知", "云岭省水资源条例#第三条"),
        ("关于加强取水管理的通知", "云岭省水资源条例#第四条"),
    }


def test_an_amendment_speaks_of_the_articles_of_the_law_it_changes() -> None:
    decision = (
        "云岭省人民代表大会常务委员会关于修改《云岭省水资源条例》的决定\n\n"
        "云岭省第十四届人民代表大会常务委员会决定对《云岭省水资源条例》作如下修改：\n\n"
        "一、将第三条第二款修改为：“取水不收费。”\n\n二、删去第七条。\n"
    )
    name = "云岭省人民代表大会常务委员会关于修改《云岭省水资源条例》的决定"
    assert pairs(decision) == {(name, "云岭省水资源条例#第三条"), (name, "云岭省水资源条例#第七条")}


def test_points_of_a_speech_are_no_articles() -> None:
    speech = "在全省水利工作会议上的讲话\n\n我讲两条意见。\n\n第一条，要节水。\n\n第二条，要治水。第一条经验很重要。\n"
    (document,) = read_text(speech, path="example.txt")
    assert not [f for f in extract(document).facts if f.relation in ("HAS_ARTICLE", "REFERS_TO")]
