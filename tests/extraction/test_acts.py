"""What documents do to each other: repeal, implement, amend."""

from __future__ import annotations

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text

LAW = "云岭省水资源条例"


def found(text: str, relation: str) -> set[tuple[str, str]]:
    return {
        (fact.head.name, fact.tail.name)
        for document in read_text(text, path="example.txt")
        for fact in extract(document).facts
        if fact.relation == relation
    }


def test_a_law_repeals_all_that_its_last_article_lists() -> None:
    text = (
        f"{LAW}\n\n第一条　为了节水，根据水法，制定本条例。\n\n第二条　本条例自2024年8月1日起施行。"
        "2001年3月2日省人民政府发布的《云岭省取水办法》（云政发〔2001〕8号）、《云岭省水费办法》和"
        "2003年省水利厅印发的《云岭省节水规定》同时废止；此前的规定与本条例不一致的，以本条例为准。\n"
    )
    assert found(text, "REPEALS") == {(LAW, "云岭省取水办法"), (LAW, "云岭省水费办法"), (LAW, "云岭省节水规定")}
    assert found(text, "IMPLEMENTS") == {(LAW, "中华人民共和国水法")}
    assert ("中华人民共和国水法", LAW) not in found(text, "CITES")
    assert (LAW, "中华人民共和国水法") in found(text, "CITES")  # beside, not instead


def test_a_decision_amends_what_its_title_names() -> None:
    name = f"云岭省人民代表大会常务委员会关于修改《{LAW}》的决定"
    text = f"{name}\n\n一、将《{LAW}》第三条修改为：“取水应当许可。”\n"
    assert found(text, "AMENDS") == {(name, LAW)}


def test_the_adoption_note_tells_by_what_a_law_was_changed() -> None:
    decided = f"云岭省第十三届人民代表大会常务委员会第七次会议《关于修改〈{LAW}〉的决定》"
    note = f"（2012年9月28日通过　根据2018年11月29日{decided}第一次修正）"
    text = f"{LAW}\n\n{note}\n\n第一条　为了节水，制定本条例。\n"
    assert found(text, "AMENDS") == {(f"关于修改《{LAW}》的决定", LAW)}


def test_a_name_alone_makes_no_new_entity() -> None:
    (document,) = read_text("关于水费的通知\n\n要落实《关于修改〈云岭省水费办法〉的决定》。\n", path="example.txt")
    extraction = extract(document)
    assert not [f for f in extraction.facts if f.relation == "AMENDS"]
    assert "云岭省水费办法" not in {m.name for m in extraction.mentions}


def test_in_a_notice_that_issues_a_law_it_is_the_law_that_repeals() -> None:
    law, old = "云岭省节水资金管理办法", "云岭省节水资金暂行办法"
    notice = f"云岭省财政厅关于印发《{law}》的通知"
    text = (
        f"{notice}\n\n各市财政局：\n\n现将《{law}》印发给你们，请遵照执行。\n\n云岭省财政厅\n2024年3月5日\n\n{law}\n\n"
        "第一条　为规范节水资金管理，根据《云岭省水资源条例》第三条，制定本办法。\n\n"
        f"第二条　资金专款专用。\n\n第三条　本办法自2024年4月1日起施行，《{old}》同时废止。\n"
    )
    assert found(text, "REPEALS") == {(law, old)}
    assert found(text, "IMPLEMENTS") == {(law, "云岭省水资源条例")}
    assert {head for head, _ in found(text, "HAS_ARTICLE")} == {law}
    assert (notice, old) in found(text, "CITES")
