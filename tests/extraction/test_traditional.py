"""Texts in traditional script: the entities of simplified script, in both spellings, with the text's own evidence."""

from __future__ import annotations

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text

MINUTES = """行政院第31次會議紀錄

中華民國三十六年五月六日

院長李明遠於五月六日主持行政院第31次會議，聽取財政部關於稅務的報告。

會議通過《雲嶺省農業發展條例》，並決定自民國36年7月1日起施行。財政部部長趙立新列席會議。
"""


def test_names_dates_and_evidence() -> None:
    (document,) = read_text(MINUTES, path="minutes.txt")
    extraction = extract(document)
    people = {m.name: document.text[m.start : m.end] for m in extraction.mentions if m.label == "Person" and m.alias}
    assert people == {"李明远": "李明遠", "赵立新": "趙立新"}
    dates = {m.name for m in extraction.mentions if m.label == "Date"}
    assert {"1947-05-06", "1947-07-01"} <= dates
    stated = [f for f in extraction.facts if f.relation == "PRESIDED"]
    assert [f.head.name for f in stated] == ["李明远"]
    assert stated[0].evidence.sentence in MINUTES
