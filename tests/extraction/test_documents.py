"""Documents named in text: with and without 《》, by short name, by kind, by number."""

import pytest

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text


def documents(text: str) -> dict[str, set[str]]:
    """Names of the document mentions, with the words that stand for each."""
    found: dict[str, set[str]] = {}
    for document in read_text(text, path="example.txt"):
        extraction = extract(document)
        for mention in extraction.mentions:
            if mention.label == "Document" and mention.rule != "document:own-title":
                found.setdefault(mention.name, set()).add(document.text[mention.start : mention.end])
    return found


def test_titles_in_marks_keep_nested_marks_and_lose_the_outer_ones() -> None:
    assert "关于修改《云岭省水资源条例》的决定" in documents("会议通过了《关于修改《云岭省水资源条例》的决定》。")


def test_inner_marks_are_one_kind_and_words_that_end_like_a_law_are_none() -> None:
    found = documents(
        "依照《关于修改〈云岭省水资源条例〉的决定》办理。中华人民共和国公民合法权益受法律保护，由中华人民共和国主管部门依法登记。"
    )
    assert set(found) == {"关于修改《云岭省水资源条例》的决定"}


def test_a_law_is_one_document_under_its_full_and_its_short_name() -> None:
    found = documents("根据《中华人民共和国水污染防治法》制定本办法。违反水污染防治法规定的，依照刑法处理。")
    assert found["中华人民共和国水污染防治法"] == {"中华人民共和国水污染防治法", "水污染防治法"}
    assert "中华人民共和国刑法" in found


@pytest.mark.parametrize("text", ["他从事刑法学研究。", "要完善审计法规体系。", "新任公职人员进行宪法宣誓。"])
def test_a_word_that_only_starts_like_a_law_is_no_law(text: str) -> None:
    assert documents(text) == {}


def test_a_short_name_learned_from_the_text_stands_for_the_full_one() -> None:
    found = documents("《云岭省数字经济发展规划》（以下简称《规划》）已经批准。《规划》明确了任务。")
    assert found["云岭省数字经济发展规划"] == {"云岭省数字经济发展规划", "规划"}


def test_a_magazine_is_no_document() -> None:
    assert "求是" not in documents("文章发表在《求是》2024年第4期。")


def test_an_unclosed_mark_swallows_nothing() -> None:
    assert documents("要落实《云岭省数字经济发展规划的任务。\n\n会议通过《水法实施办法》。") == {
        "水法实施办法": {"水法实施办法"}
    }


def test_a_bill_is_a_document_before_there_is_the_law() -> None:
    found = documents("云岭省人大常委会会议举行\n\n李明远就关于提请审议星际航运法草案的议案作了说明。")
    assert found["星际航运法草案"] == {"星际航运法草案"}


def test_today_is_the_day_of_the_dispatch_not_of_the_paper() -> None:
    text = (
        "2002年3月8日江临日报 第1版\n\n李明远参加讨论\n\n"
        "本报江临3月7日讯 记者王小川报道：李明远今天上午参加了会议讨论，强调要扩大内需。"
    )
    (document,) = read_text(text, path="example.txt")
    days = {document.text[m.start : m.end]: m.name for m in extract(document).mentions if m.label == "Date"}
    assert days["今天"] == "2002-03-07"
    assert document.head.published is not None and document.head.published.value == "2002-03-08"
