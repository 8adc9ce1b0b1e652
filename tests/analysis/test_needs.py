"""A rule in code that gave nothing says what it lacked, and says nothing where it gave a fact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import policygraph.analysis.needs as needs
from policygraph.analysis.explain import explain
from policygraph.analysis.study import meaning
from policygraph.reading import read_text
from policygraph.schema import load_schema, read_table

TABLE = read_table(Path(needs.__file__).with_name("code_needs.tsv"))
HEAD = "云岭省召开工作会议\n\n全省工作会议5日在江临市召开。\n\n"
WIRE = "全省工作会议召开\n\n新华社昆明2024年3月5日电　"
NOTICE = "云岭省水利厅关于水库的通知\n\n各市水利局：\n\n"

GROUP = "云岭省人民政府关于成立云岭省防汛工作领导小组的通知\n\n各市人民政府：\n\n决定成立云岭省防汛工作领导小组。\n\n"
LAW = (
    "云岭省水库条例\n\n（2023年5月30日云岭省第十四届人民代表大会常务委员会第三次会议通过）\n\n"
    "第一条　为了保护水库，制定本条例。\n\n"
    "第二条　违反本条例第一条规定的，责令改正。"
)


def missed(text: str, rule: str) -> list[dict[str, Any]]:
    (document,) = read_text(text, path="例.txt")
    return [f for s in explain(document, load_schema())["sentences"] for f in s["failed"] if f["rule"] == rule]


@pytest.mark.parametrize(
    ("rule", "fires", "silent", "reason"),
    [
        ("appointment", HEAD + "任命李明远为云岭省水利厅厅长。", HEAD + "会上任命了一批干部。", "no Person"),
        ("appointment", HEAD + "任命李明远为云岭省水利厅厅长。", HEAD + "赵志诚宣布选举开始。", "no title of"),
        ("removal", HEAD + "免去李明远的云岭省水利厅厅长职务。", HEAD + "免去了部分收费。", "no Person"),
        ("career", HEAD + "李明远同志逝世。他历任省水利厅厅长。", "历任领导都很重视。", "no Person is named"),
        ("chief", HEAD + "团结在以李明远同志为总书记的党中央周围。", HEAD + "他被推举为总书记。", "no Person"),
        ("speech:*", HEAD + "会议强调，要推动高质量发展。", HEAD + "会议强调，大家要早睡早起。", "behind 强调"),
        ("speech:*", HEAD + "会议强调，要推动高质量发展。", HEAD + "强调高质量发展是好事。", "that could speak"),
        ("cites:*", NOTICE + "落实《云岭省水库条例》。", HEAD + "会议学习了《云岭省水库条例》。", "is a report"),
        ("office-before-name", HEAD + "云岭省水利厅厅长李明远出席。", HEAD + "水利厅厅长表示支持。", "no Person"),
        ("office-in-brackets", HEAD + "李明远（时任云岭省水利厅厅长）出席。", HEAD + "他（时任局长）说。", "no Person"),
        ("roster-member", GROUP + "组　长：李明远　云岭省水利厅厅长", HEAD + "组长：李明远", "no leading group"),
        ("meeting:convenor", HEAD + "云岭省人民政府第三次常务会议召开。", HEAD + "会议很多。", "no Meeting"),
        ("meeting:lead-date", WIRE + "全省工作会议5日召开。", HEAD + "展览在江临市举行。", "no Date"),
        ("article:number", LAW, HEAD + "第三条办法很好，要用好这一条。", "no law"),
        ("meeting:here", WIRE + "全省工作会议5日在这里召开。", "大家在这里游玩。", "no meeting"),
    ],
)  # fmt: skip
def test_the_need_that_is_not_met_is_named(rule: str, fires: str, silent: str, reason: str) -> None:
    assert any(reason in f["en"] for f in missed(silent, rule)), [f["en"] for f in missed(silent, rule)]
    (document,) = read_text(fires, path="例.txt")
    ids = {f["rule"] for s in explain(document, load_schema())["sentences"] for f in s["facts"]}
    assert any(i.startswith(rule.removesuffix("*")) for i in ids), ids


def test_every_row_is_a_described_rule_with_needs_that_are_known() -> None:
    for row in TABLE:
        assert meaning(row["rule"]) or meaning(row["rule"].removesuffix("*") + "person"), row["rule"]
        assert row["relation"] in load_schema().relations
        assert all(need in needs.CHECKS for need in row["needs"].split(";")), row["rule"]


def test_a_rule_whose_needs_are_met_says_that_its_wording_is_another() -> None:
    (miss,) = missed(HEAD + "李明远厅长在任命大会上发了奖。", "appointment")
    assert miss["en"].startswith("all that it needs is here") and miss["fit"] == 1.0
