"""The two compilations that the project started from: which documents are in them, and what each says about itself."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from policygraph.reading import Document, read

pytestmark = pytest.mark.shared

# title, genre, published, signed, in force, number, issuers, source, authors. An untitled part has the name that
# reading gives it. A day without a year is dated by what the text says of its year.
FIRST = (
    ("中共中央办公厅关于巩固拓展学习贯彻习近平新时代中国特色社会主义思想主题教育成果的意见", "意见",
     "2024-02-28", "2024-02-23", "", "", ["中共中央办公厅"], "新华", []),
    ("习近平主持二十届中共中央政治局第十一次集体学习", "新闻报道",
     "2024-02-01", "", "", "", [], "学习强国学习平台", []),
    ("习近平春节前夕赴天津看望慰问基层干部群众", "新闻报道", "2024-02-02", "", "", "", [], "学习强国学习平台", []),
    ("习近平同党外人士共迎新春", "新闻报道", "2024-02-07", "", "", "", [], "学习强国学习平台", []),
    ("习近平：在二〇二四年春节团拜会上的讲话", "讲话",
     "2024-02-08", "2024-02-08", "", "", [], "学习强国学习平台", ["习近平"]),
    ("坚持和完善人民代表大会制度保障人民当家作主", "论述摘编",
     "2024-02-15", "", "", "", [], "《求是》2024年第4期", ["习近平"]),
    ("习近平主持召开中央全面深化改革委员会第四次会议", "新闻报道",
     "2024-02-19", "", "", "", [], "学习强国学习平台", []),
    ("习近平主持召开中央财经委员会第四次会议强调推动新一轮大规模设备更新和消费品以旧换新有效降低全社会物流成本",
     "新闻报道", "2024-02-23", "", "", "", [], "学习强国学习平台", []),
    ("中央政治局委员书记处书记全国人大常委会国务院全国政协党组成员最高人民法院最高人民检察院党组书记向党中央和"
     "习近平总书记述职", "新闻报道", "2024-02-26", "", "", "", [], "学习强国学习平台", []),
    ("中华人民共和国保守国家秘密法", "法律", "", "", "2024-05-01", "", [], "", []),
)  # fmt: skip
SECOND = (
    ("二〇二四年新年贺词", "贺词", "2023-12-31", "", "", "", [], "新华社", ["习近平"]),
    ("纪念毛泽东同志诞辰130周年的讲话（2023年12月26日）", "讲话", "", "2023-12-26", "", "", [], "", []),
    ("中央经济工作会议在北京举行", "新闻报道", "2023-12-12", "", "", "", [], "新华社", []),
    ("中共中央政治局召开学习贯彻习近平新时代中国特色社会主义思想主题教育专题民主生活会", "新闻报道",
     "2023-12-22", "", "", "", [], "新华社", []),
    ("关于审计工作的讲话（2023年5月23日）", "讲话", "", "2023-05-23", "", "", [], "《求是》2023年第21期", []),
    ("教育部关于实施“2024届全国普通高校毕业生就业创业促进行动”的通知", "通知",
     "", "2023-12-01", "", "教就业〔2023〕4号", ["教育部"], "", []),
)  # fmt: skip
EXPECTED = {"000_9e439a833bd76b20.txt": FIRST, "004_3a9973355025fbd0.txt": SECOND}


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, list[Document]]:
    return {name: read(shared / "seeds" / name) for name in EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_seed_is_split_into_its_documents(seeds: dict[str, list[Document]], name: str) -> None:
    documents = seeds[name]
    assert [d.part for d in documents] == list(range(1, len(EXPECTED[name]) + 1))
    assert "\n".join(d.text for d in documents).count("\f") == 0
    for before, after in pairwise(documents):
        assert before.source_span(0, len(before.text))[1] <= after.source_span(0, len(after.text))[0]


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name, expected in EXPECTED.items() for number in range(len(expected))]
)
def test_the_head_of_every_document(seeds: dict[str, list[Document]], name: str, number: int) -> None:
    head = seeds[name][number].head
    one = [head.published, head.signed, head.effective, head.doc_number]
    published, signed, effective, doc_number = (f.value if f else "" for f in one)
    found = (
        head.title.value if head.title else "", head.doc_type, published, signed, effective, doc_number,
        [f.value for f in head.issuers], head.source.value if head.source else "", [f.value for f in head.authors],
    )  # fmt: skip
    assert found == EXPECTED[name][number]


def test_the_law_tells_who_passed_and_revised_it(seeds: dict[str, list[Document]]) -> None:
    history = seeds["000_9e439a833bd76b20.txt"][9].head.history
    assert [(p.action, p.date, p.ordinal) for p in history] == [
        ("通过", "1988-09-05", ""),
        ("修订", "2010-04-29", "第一次"),
        ("修订", "2024-02-27", "第二次"),
    ]
    assert history[2].body == "第十四届全国人民代表大会常务委员会第八次会议"


def test_the_notice_names_whom_it_addresses(seeds: dict[str, list[Document]]) -> None:
    [recipients] = seeds["004_3a9973355025fbd0.txt"][5].head.recipients
    assert recipients.value.startswith("各省、自治区、直辖市教育厅") and recipients.value.endswith("高等学校")


@pytest.mark.parametrize("name", EXPECTED)
def test_paragraphs_are_whole(seeds: dict[str, list[Document]], name: str) -> None:
    """A long line of prose ends with a stop: what ends without one is a heading, a signature or a bracket."""
    torn = [
        line[-30:]
        for document in seeds[name]
        for line in document.text.split("\n")[3:]
        if len(line) > 60 and line[-1] not in "。！？：；”）》"
    ]
    assert torn == []
