"""Every rule's examples, and the mechanics of masking and slots."""

from pathlib import Path

import pytest

from policygraph.errors import SchemaError
from policygraph.extraction.model import Mention
from policygraph.extraction.rules import check, compile_pattern, load_rules, mask
from policygraph.schema import Schema, load_schema


def test_every_rule_gives_what_its_examples_say() -> None:
    assert check(load_schema()) == []


def test_masking_turns_each_outer_mention_into_one_character_and_finds_it_again() -> None:
    text = "省委书记李明远主持会议。"
    person = Mention("Person", 4, 7, "李明远", "t", 0, 7)
    inside = Mention("Institution", 0, 2, "中共云岭省委", "t")
    masked = mask(text, 0, len(text), [inside, person])
    assert len(masked.text) == len("P主持会议。")
    assert masked.mentions == {0: person}
    match = compile_pattern("{Person}主持").search(masked.text)
    assert match is not None
    assert masked.of(match, "Person") == [person]
    assert masked.places[match.end()] == text.index("会议")


@pytest.mark.parametrize(
    ("text", "found"),
    [("甲、乙和丙出席", 3), ("甲，乙，丙出席", 3), ("甲乙丙出席", 3), ("甲在会上说乙出席", 1)],
)
def test_a_list_slot_takes_all_of_a_list(text: str, found: int) -> None:
    mentions = [Mention("Person", i, i + 1, c, "t") for i, c in enumerate(text) if c in "甲乙丙"]
    masked = mask(text, 0, len(text), mentions)
    match = compile_pattern("{Person+}出席").search(masked.text)
    assert match is not None
    assert len(masked.of(match, "Person")) == found


def _schema_with_rule(tmp_path: Path, rule: str) -> Schema:
    (tmp_path / "rules").mkdir()
    (tmp_path / "ontology.yaml").write_text(
        (load_schema().directory / "ontology.yaml").read_text("utf-8"), encoding="utf-8"
    )
    (tmp_path / "rules" / "mine.yaml").write_text(rule, encoding="utf-8")
    return Schema(tmp_path)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("- {id: a, relation: PRESIDED}", "lacks trigger"),
        (
            "- {id: a, relation: NAPPED, trigger: 睡, pattern: '{Person}睡', head: Person, tail: Person, examples: []}",
            "NAPPED",
        ),
        (
            "- {id: a, relation: PRESIDED, trigger: 睡, pattern: '{Date}(', head: Date, tail: Date, examples: []}",
            "does not compile",
        ),
        (
            "- {id: a, relation: PRESIDED, trigger: 睡, pattern: '{Person}睡', head: Boss, tail: Person, examples: []}",
            "'Boss' is neither",
        ),
        ("- {id: a\n  relation", "not valid YAML"),
    ],
)
def test_a_faulty_rule_is_named_with_its_file(tmp_path: Path, rule: str, words: str) -> None:
    with pytest.raises(SchemaError, match=r"mine\.yaml") as error:
        load_rules(_schema_with_rule(tmp_path, rule))
    assert words in str(error.value)
