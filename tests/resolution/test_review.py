"""What ``review`` proposes, what it never proposes, and what becomes of the decisions file."""

from __future__ import annotations

import time
from pathlib import Path

import networkx as nx
import pytest
import yaml

from policygraph.resolution import Decisions, load_decisions
from policygraph.resolution.candidates import propose
from policygraph.resolution.entities import Candidate
from policygraph.resolution.worksheet import with_proposals, without_proposals
from policygraph.schema import load_schema

SCHEMA = load_schema()


class Graph:
    """A graph as ``build`` makes it, node by node."""

    def __init__(self) -> None:
        self.graph = nx.MultiDiGraph()
        self._at = 0

    def document(self, name: str, **attributes: str | int) -> str:
        node = f"document:{name}"
        self.graph.add_node(node, label="Document", name=name, aliases=[], path=f"{name}.txt", **attributes)
        return node

    def mention(self, node: str, document: str, sentence: str = "", count: int = 1) -> str:
        label, _, name = node.partition(":")
        if node not in self.graph:
            self.graph.add_node(node, label=label.capitalize(), name=name, aliases=[])
        self._at += 100
        evidence = [{"sentence": sentence or f"会议提到{name}。", "start": self._at, "end": self._at + 9, "rule": "x"}]
        self.graph.add_edge(
            document, node, f"MENTIONS|{document}", type="MENTIONS", document=document, count=count, evidence=evidence
        )
        return node

    def fact(self, head: str, relation: str, tail: str, document: str, sentence: str, **properties: str) -> None:
        for node in (head, tail):
            self.mention(node, document, sentence)
        evidence = [{"sentence": sentence, "start": self._at, "end": self._at + 9, "rule": "x"}]
        self.graph.add_edge(
            head, tail, f"{relation}|{document}", type=relation, document=document, evidence=evidence,
            grade="stated", **properties,
        )  # fmt: skip


def proposed(built: Graph, kind: str, least: float = 0.6, decided: Decisions | None = None) -> list[Candidate]:
    return [c for c in propose(built.graph, SCHEMA, decided, [kind]) if c.score >= least]


def pair_of(*nodes: str) -> list[Candidate]:
    built = Graph()
    for number, node in enumerate(nodes):
        built.mention(node, built.document(f"第{number}号文稿"))
    return proposed(built, "same")


@pytest.mark.parametrize(
    "one, other",
    [
        ("institution:云岭省全面深化改革委员会", "institution:云岭省深改委"),
        ("institution:国务院科学技术主管部门", "institution:国务院科技主管部门"),
        ("institution:国务院渔业行政主管部门", "institution:国务院渔业主管部门"),
        ("person:阿布杜拉·卡里姆", "person:阿布杜拉.卡里姆"),
        ("person:穆罕默德·萨利赫", "person:穆罕默德·萨里赫"),
        ("person:弗拉基斯拉夫·马林科", "person:马林科"),
        ("person:李明远同志", "person:李明远"),
        ("concept:坚持绿色兴省", "concept:绿色兴省"),
        ("concept:大力推进数字云岭建设", "concept:数字云岭建设"),
        ("concept:强基础、补短板", "concept:补短板、强基础"),
        ("concept:“三清三建”", "concept:三清三建"),
        ("document:云岭省河道管理办法（试行）", "document:云岭省河道管理办法"),
        ("document:云岭省人民政府关于印发云岭省水网规划的通知", "document:云岭省水网规划"),
        ("document:云岭省人民政府关于加强河道管理的意见", "document:关于加强河道管理的意见"),
        ("meeting:中共云岭省委全面深化改革委员会第三次会议", "meeting:云岭省委全面深化改革委员会第3次会议"),
    ],
)
def test_variants_of_one_name_are_proposed(one: str, other: str) -> None:
    found = pair_of(one, other)
    assert [set(c.ids) for c in found] == [{one, other}]
    assert found[0].reason


@pytest.mark.parametrize(
    "one, other",
    [
        ("institution:中共中央政治局", "institution:中共中央政治局常务委员会"),
        ("institution:国务院", "institution:国务院办公厅"),
        ("institution:湖南省水利厅", "institution:湖北省水利厅"),
        ("institution:云岭省委第三巡视组", "institution:云岭省委第二巡视组"),
        ("institution:交通部", "institution:交通运输部"),
        ("meeting:中央财经委员会第四次会议", "meeting:中央财经委员会第六次会议"),
        ("meeting:第十三届全国人民代表大会第一次会议", "meeting:第十四届全国人民代表大会第一次会议"),
        ("document:云岭省2023年预算", "document:云岭省2024年预算"),
        ("document:云岭省水法实施办法", "document:云岭省水法"),
        ("concept:中国式现代化", "concept:中国式现代化建设"),
        ("person:王勇", "person:王永"),
    ],
)
def test_what_the_lexicon_an_ordinal_a_province_or_a_year_tells_apart_is_not(one: str, other: str) -> None:
    assert pair_of(one, other) == []


def test_a_fact_between_the_two_or_a_sentence_with_both_keeps_them_apart() -> None:
    built = Graph()
    document = built.document("云岭要闻")
    one, other = "institution:国务院渔业行政主管部门", "institution:国务院渔业主管部门"
    built.fact(one, "PART_OF", other, document, "前者隶属后者。")
    assert proposed(built, "same") == []


def test_the_same_text_twice_is_one_document_and_another_version_is_not() -> None:
    built = Graph()
    built.document("云岭省水法@aaaa1111", text_length=4000, sha256="a")
    built.document("云岭省水法@bbbb2222", text_length=4005, sha256="b")
    built.document("云岭省水法@cccc3333", text_length=5200, sha256="c")
    assert [set(c.ids) for c in proposed(built, "same")] == [
        {"document:云岭省水法@aaaa1111", "document:云岭省水法@bbbb2222"}
    ]


def test_meetings_with_and_without_the_year_need_the_same_day() -> None:
    for day, expected in (("2024-01-08", 1), ("2023-01-09", 0)):
        built = Graph()
        document = built.document("云岭要闻")
        built.fact("meeting:2024年云岭发展论坛", "HELD_ON", "date:2024-01-08", document, "论坛八日开幕。")
        built.fact("meeting:云岭发展论坛", "HELD_ON", f"date:{day}", built.document("二"), "论坛开幕。")
        assert len(proposed(built, "same")) == expected


def test_posts_in_two_provinces_at_one_time_split_a_person() -> None:
    built = Graph()
    one, two, three = (
        built.document(n, published=d) for n, d in (("一", "2024-03-01"), ("二", "2024-04-01"), ("三", "2024-05-01"))
    )
    post = "HOLDS_POSITION"
    built.fact("person:王勇", post, "institution:中共云岭省委", one, "云岭省委书记王勇出席。", title="书记")
    built.fact("person:王勇", post, "institution:中共云岭省委", three, "云岭省委书记王勇出席。", title="书记")
    built.fact("person:王勇", post, "institution:青江省人民政府", two, "青江省省长王勇讲话。", title="省长")
    (found,) = proposed(built, "not_same")
    assert found.value == {"id": "person:王勇", "documents": [two], "name": "王勇（青江省）"}
    assert {s.document for s in found.sentences} == {one, two, three}


def test_a_move_from_one_province_to_another_is_no_contradiction() -> None:
    built = Graph()
    for number, (day, province) in enumerate((("2021-03-01", "云岭省"), ("2024-04-01", "青江省"))):
        document = built.document(str(number), published=day)
        built.fact("person:王勇", "HOLDS_POSITION", f"institution:{province}人民政府", document, "省长王勇。")
    assert proposed(built, "not_same") == []


@pytest.mark.parametrize(
    "one, other",
    [
        ("周岚（女）", "周岚（男）"),
        ("周岚（回族）", "周岚（女，苗族）"),
        ("周岚，男，汉族，1961年3月生", "周岚，女，1975年生"),
    ],
)
def test_sex_people_or_year_of_birth_split_a_person(one: str, other: str) -> None:
    built = Graph()
    for name, sentence in (("一", f"委员：{one}。"), ("二", f"委员：{other}。")):
        built.mention("person:周岚", built.document(name), sentence)
    assert [c.ids for c in proposed(built, "not_same")] == [("person:周岚",)]


def test_the_dead_preside_over_nothing() -> None:
    built = Graph()
    obituary = built.document("讣告", published="2020-05-01")
    built.mention("person:罗振邦", obituary, "罗振邦同志因病医治无效，于2020年4月30日逝世。")
    later = built.document("大会", published="2023-06-01")
    built.fact("person:罗振邦", "PRESIDED", "meeting:云岭发展论坛", later, "罗振邦主持论坛。")
    (found,) = proposed(built, "not_same")
    assert "2020" in found.reason


def test_one_name_under_two_labels_takes_the_lexicons_or_the_more_frequent_one() -> None:
    built = Graph()
    document = built.document("云岭要闻")
    built.mention("place:长江", document, count=4)
    built.mention("person:长江", document)
    built.mention("place:俄罗斯", document)
    built.mention("institution:俄罗斯", document)  # a country acts, too
    assert [c.value for c in proposed(built, "retype")] == [{"person:长江": "Place"}]


def test_pieces_of_sentences_and_everyday_words_are_offered_for_dropping() -> None:
    built = Graph()
    document = built.document("云岭要闻")
    noise = ["person:水利", "concept:三十日", "concept:一、总则部分", "document:中华人民共和国提供刑事司法",
             "institution:办理区人民代表大会", "concept:水网（一期"]  # fmt: skip
    good = [
        "person:李明远",
        "concept:以人民为中心",
        "concept:和美乡村",
        "institution:审计署",
        "institution:本溪市水务局",
    ]
    for node in noise + good:
        built.mention(node, document)
    assert {c.ids[0] for c in proposed(built, "drop")} == set(noise)


def test_decided_and_kept_proposals_do_not_come_again(tmp_path: Path) -> None:
    built = Graph()
    bodies = ["institution:国务院科学技术主管部门", "institution:国务院科技主管部门"]
    nodes = [*bodies, "person:李明远", "person:李明远同志", "concept:三十日"]
    for number, node in enumerate(nodes):
        built.mention(node, built.document(f"文稿{number}"))
    assert len(propose(built.graph, SCHEMA)) == 3
    path = tmp_path / "decisions.yaml"
    path.write_text(
        f"- same: [{nodes[0]}, {nodes[1]}]\n- keep: [{nodes[3]}, {nodes[2]}]\n- keep: {nodes[4]}\n", encoding="utf-8"
    )
    assert propose(built.graph, SCHEMA, load_decisions(path, SCHEMA)) == []


def test_the_file_keeps_what_its_reader_wrote_and_every_proposal_is_valid_once_uncommented() -> None:
    mine = "# my notes\nsame:\n  - [person:王小明, person:王晓明]  # a slip\n"
    awkward = 'person:a, b: [c] "d" #e {f}\''
    proposals = [
        Candidate("same", ("concept:甲：乙", awkward), 0.9, "punctuation\nand more"),
        Candidate("retype", ("person:长江",), 0.8, "two labels", {"person:长江": "Place"}),
        Candidate("drop", ("concept:2024",), 0.7, "noise", "concept:2024"),
    ]
    text = with_proposals(mine.strip(), proposals)
    assert text.startswith(mine.strip())
    assert list(yaml.safe_load_all(text)) == [{"same": [["person:王小明", "person:王晓明"]]}, None]
    accepted = text.replace("\n# - ", "\n- ")
    assert list(yaml.safe_load_all(accepted))[1] == [
        {"same": ["concept:甲：乙", awkward]}, {"retype": {"person:长江": "Place"}}, {"drop": "concept:2024"},
    ]  # fmt: skip
    assert without_proposals(text).splitlines()[:3] == mine.splitlines()
    assert with_proposals(without_proposals(text), proposals) == text
    assert without_proposals(accepted).count("\n- ") == 3
    assert without_proposals(text, keep=True).count("\n- keep: ") == 3


def test_a_graph_of_another_program_without_evidence_is_reviewed() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("person:甲", label="Person")
    graph.add_node("person:乙", label="Person", name=None, aliases=None)
    graph.add_node("document:丙", label="Document", name="丙", path="x", text_length="?")
    graph.add_node("document:丙@1234567", label="Document", name="丙@1234567", path="y")
    graph.add_edge("document:丙", "person:甲", type="MENTIONS", evidence=None, count=None)
    assert [c.kind for c in propose(graph, SCHEMA)] == ["drop", "drop"]


def test_twenty_thousand_entities_take_seconds() -> None:
    built = Graph()
    document = built.document("云岭要闻")
    words = ["水利", "交通", "渔业", "林业", "能源", "旅游", "农业", "财政", "教育", "卫生"]
    for number in range(20_000):
        label = ("institution", "concept", "meeting", "document")[number % 4]
        name = f"国务院{words[number % 10]}{words[number // 10 % 10]}{chr(0x4E00 + number)}主管部门"
        built.mention(f"{label}:{name}", document)
    began = time.perf_counter()
    propose(built.graph, SCHEMA)
    assert time.perf_counter() - began < 30  # 3 to 5 s on an idle machine; a quadratic comparison takes minutes
