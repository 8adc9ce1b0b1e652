"""Who is reported to have stressed what: the speaker holds until somebody else takes the word."""

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text


def emphasised(text: str) -> set[tuple[str, str]]:
    """(speaker, concept) pairs of a text."""
    return {
        (fact.head.name, fact.tail.name)
        for document in read_text(text, path="example.txt")
        for fact in extract(document).facts
        if fact.relation == "EMPHASIZED"
    }


HEAD = "中央财经委员会第九次会议召开\n\n新华社北京3月5日电 中央财经委员会第九次会议3月5日召开。"


def test_a_person_holds_over_the_next_sentences() -> None:
    found = emphasised(f"{HEAD}省委书记李明远强调，要推动高质量发展。要坚持新发展理念。")
    assert {("李明远", "高质量发展"), ("李明远", "新发展理念")} <= found


def test_the_meeting_takes_over_from_the_person() -> None:
    found = emphasised(f"{HEAD}省委书记李明远指出，要推动高质量发展。会议强调，要扩大内需。")
    assert ("中央财经委员会第九次会议", "扩大内需") in found
    assert ("李明远", "扩大内需") not in found


def test_somebody_unknown_takes_the_word_away() -> None:
    found = emphasised(f"{HEAD}省委书记李明远指出，要推动高质量发展。与会代表纷纷表示，要坚持新发展理念。")
    assert ("李明远", "新发展理念") not in found


def test_a_concept_before_the_verb_is_not_said_by_the_speaker() -> None:
    found = emphasised(f"{HEAD}为推动高质量发展，省委书记李明远强调，要扩大内需。")
    assert ("李明远", "扩大内需") in found
    assert ("李明远", "高质量发展") not in found


def test_a_request_as_a_noun_is_no_speech() -> None:
    assert emphasised("按照省委书记李明远的部署要求，要推动高质量发展。") == set()


def test_a_commentary_speaks_for_itself() -> None:
    found = emphasised(
        "江临日报评论员：把高质量发展的文章做实\n\n日前召开的中央农村工作会议作出部署。"
        "习近平总书记强调：“推进乡村全面振兴。”要坚持新发展理念，扩大内需。"
    )
    assert ("习近平", "乡村全面振兴") in found
    assert not {concept for _, concept in found} & {"新发展理念", "扩大内需"}
