"""Terms that ``concepts discover`` finds in a corpus, and those that it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle

import pytest

from policygraph.analysis.discover import Term, discover
from policygraph.analysis.words import Stream, Words, cut
from policygraph.reading import read_text
from policygraph.schema import load_schema

SCHEMA = load_schema()
# Each {} is a term's place; what stands around it changes.
FRAMES = (
    "会议指出，要推进{}，让群众得实惠。", "李明远强调，{}关系长远。", "各县要把{}抓在手上。", "全省加快{}步伐。",
    "江临市的{}走在前列。", "要坚持{}不动摇。", "围绕{}，我们做了三件事。", "一年来，{}取得新进展。",
)  # fmt: skip


def corpus(*terms: str, documents: int = 6, frames: tuple[str, ...] = FRAMES) -> list[str]:
    """Reports that speak of the terms in changing sentences."""
    sentence: Iterator[str] = cycle(frames)
    return [
        f"云岭要闻第{number}期\n\n发布时间：2024-0{number}-08　来源：云岭日报\n\n"
        + "".join(next(sentence).format(t) for t in terms * 3)
        for number in range(1, documents + 1)
    ]


def found(texts: list[str], **options: int) -> dict[str, Term]:
    with Stream() as stream:
        for text in texts:
            for document in read_text(text):
                stream.add(cut(document, SCHEMA))
        return {t.name: t for t in discover(stream, SCHEMA, **options)}


def test_a_recurring_term_is_found_with_its_figures_first_day_and_an_example() -> None:
    term = found(corpus("水网绿脉"))["水网绿脉"]
    assert (term.count, term.documents, term.first) == (18, 6, "2024-01-08")
    assert "水网绿脉" in term.example
    assert term.document.startswith("云岭要闻")


def test_a_quoted_term_is_found_whatever_its_words_are() -> None:
    assert "三清一改到村" in found(corpus("“三清一改到村”"))


@pytest.mark.parametrize("known", ["高质量发展", "新质生产力", "乡村振兴战略"])
def test_what_the_lexicon_has_is_not_found_nor_with_a_verb_before_it(known: str) -> None:
    assert not [name for name in found(corpus(known)) if known in name]


@pytest.mark.parametrize("name", ["云岭省人民政府办公厅", "李明远", "《云岭省水网管理条例》"])
def test_names_of_bodies_people_and_documents_give_no_terms(name: str) -> None:
    assert not [t for t in found(corpus(name)) if t in name]


def test_parts_of_a_longer_term_are_left_out() -> None:
    names = found(corpus("数字水网绿脉行动"))
    assert "数字水网绿脉行动" in names
    assert not [n for n in names if n != "数字水网绿脉行动" and n in "数字水网绿脉行动"]


def test_words_that_merely_stand_together_are_no_term() -> None:
    names = found(corpus("有关部门", "工作要求", "切实加强", "目标任务", "主要负责同志"))
    assert names == {}


def test_the_thresholds_hold_and_a_text_twice_counts_once() -> None:
    texts = corpus("水网绿脉", documents=2)
    assert found(texts) == {}
    assert "水网绿脉" in found(texts, min_documents=2)
    assert found(texts * 3) == {}
    assert found(corpus("水网绿脉"), min_count=19) == {}
    assert len(found(corpus("水网绿脉", "数字渠长"), top=1)) == 1


def test_the_order_of_the_files_makes_no_difference_to_names_and_figures() -> None:
    texts = corpus("水网绿脉", "数字渠长", "“三清一改到村”")
    one, two = found(texts), found(texts[::-1])
    assert [(t.name, t.count, t.documents, t.first) for t in one.values()] == [
        (t.name, t.count, t.documents, t.first) for t in two.values()
    ]


def test_a_stream_gives_the_text_back_word_for_word() -> None:
    (document,) = read_text("云岭要闻\n\n李明远在江临市强调，要发展新质生产力，建设“水网绿脉”。")
    words = list(cut(document, SCHEMA))
    assert "".join(w.lstrip("\x1e") for w in words) == document.text
    assert "\x1e李明远" in words
    assert "新质生产力" in words
    with Stream() as stream:
        stream.add(Words("甲", "", "\x1f".join(words)))
        (numbers,) = stream
        assert re.sub("\x1e", "", "".join(words)) == "".join(stream.words[n] for n in numbers)
