"""A fact is graded: stated where the sentence names both ends, inferred where one comes from elsewhere."""

from __future__ import annotations

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text

REPORT = """云岭省委召开常委会会议

新华社江临3月5日电　中共云岭省委常委会3月5日召开会议。省委书记李明远主持会议并讲话。
会议强调，要坚持高质量发展。
李明远指出，要加快发展新质生产力。要推进乡村全面振兴。
"""


def grades() -> dict[tuple[str, str, str], str]:
    (document,) = read_text(REPORT, path="report.txt")
    return {(f.head.name, f.relation, f.tail.name): f.grade for f in extract(document).facts}


def test_sentence_that_names_both_ends_states() -> None:
    found = grades()
    assert {g for (_, relation, _), g in found.items() if relation == "PRESIDED"} == {"stated"}
    assert found["李明远", "EMPHASIZED", "新质生产力"] == "stated"
    assert next(g for (_, r, tail), g in found.items() if r == "EMPHASIZED" and tail == "高质量发展") == "stated"


def test_speaker_carried_over_is_inferred() -> None:
    assert grades()["李明远", "EMPHASIZED", "乡村全面振兴"] == "inferred"


def test_convenor_read_off_a_name_is_inferred() -> None:
    assert {g for (_, relation, _), g in grades().items() if relation == "CONVENED"} == {"inferred"}
