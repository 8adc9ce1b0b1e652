"""Reading: bytes of any format → documents whose clean text leads back to the source."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from policygraph.errors import ReadingError
from policygraph.reading import Document, discover, read, read_text

NOTICE = (
    "云岭省人民政府办公厅关于加强湖泊保护的通知\n云政办发〔2021〕12号\n各市、县人民政府，省政府各部门：\n"
    "　　为加强湖泊保护，经省人民政府同意，现就有关事项通知如下。\n　　一、提高认识。各地要把湖泊保护摆在突出位置。\n"
    "云岭省人民政府办公厅\n2021年3月5日\n"
)
REPORT = "李明远主持召开会议\n\n新华社江临2月1日电 会议强调，要坚持稳中求进。会议指出：“要抓好落实。”\n"


def _leads_back(document: Document) -> None:
    """Every clean character stands in the source, or a wide form, a space or a line end of it does."""
    assert len(document.offsets) == len(document.text) + 1
    previous = -1
    for char, place in zip(document.text, document.offsets, strict=False):
        assert place > previous
        previous = place
        there = document.source.text[place]
        assert char in (there, unicodedata.normalize("NFKC", there)) or char.isspace()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "notice.txt"
    file.write_bytes(NOTICE.encode(encoding))
    [document] = read(file)
    assert document.text == read_text(NOTICE)[0].text


def test_big5_is_read_as_traditional_text(tmp_path: Path) -> None:
    file = tmp_path / "big5.txt"
    text = "這是關於經濟發展的報告，我們對於這個問題進行了說明。國家的發展是為了人民的利益。"
    file.write_bytes(text.encode("big5"))
    assert read(file)[0].text == text


def test_a_short_gbk_text_is_not_taken_for_big5(tmp_path: Path) -> None:
    file = tmp_path / "short.txt"
    file.write_bytes("关于印发工作要点的通知".encode("gbk"))
    assert read(file)[0].text == "关于印发工作要点的通知"


@pytest.mark.parametrize(
    "text",
    [
        NOTICE,
        REPORT,
        "\ufeff标题\u200b\n第１２条　正文　２０２４ 年 ３ 月。\r\n新的一段\x07。",
        "一\n二\n三\n四\n五\n六",
    ],
)
def test_clean_text_leads_back_to_the_source(text: str) -> None:
    for document in read_text(text):
        _leads_back(document)


def test_wide_digits_become_narrow_and_spaces_around_digits_go() -> None:
    [document] = read_text("会议于２０２４ 年 ３ 月召开，各单位要抓好落实。")
    assert document.text.startswith("会议于2024年3月召开")


def test_the_head_of_a_notice() -> None:
    [document] = read_text(NOTICE)
    head = document.head
    assert head.title and head.title.value == "云岭省人民政府办公厅关于加强湖泊保护的通知"
    assert head.doc_number and head.doc_number.value == "云政办发〔2021〕12号"
    assert head.doc_type == "通知"
    assert head.signed and head.signed.value == "2021-03-05"
    assert [issuer.value for issuer in head.issuers] == ["云岭省人民政府办公厅"]


def test_closing_quotes_stay_with_their_sentence() -> None:
    [document] = read_text(REPORT)
    sentences = [document.text[s.start : s.end] for s in document.sentences]
    assert sentences[-1].endswith("要抓好落实。”")


def test_records_are_documents_of_their_own(tmp_path: Path) -> None:
    rows = [{"标题": f"第{n}号文件", "正文": "各单位要抓好落实。", "日期": "2024-03-0" + str(n)} for n in (1, 2)]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    documents = read(file)
    assert [d.part for d in documents] == [1, 2]
    assert [d.head.published.value for d in documents if d.head.published] == ["2024-03-01", "2024-03-02"]


def test_word_paragraphs_and_tables_in_their_order(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    word = docx.Document()
    word.add_paragraph("云岭省名单")
    word.add_table(rows=1, cols=2).rows[0].cells[0].text = "李明远"
    word.add_paragraph("以上名单予以公布。")
    file = tmp_path / "list.docx"
    word.save(file)
    text = read(file)[0].text
    assert text.index("云岭省名单") < text.index("李明远") < text.index("以上名单")


def test_a_web_page_loses_its_menu(tmp_path: Path) -> None:
    body = "".join(f"<p>会议强调，要坚持稳中求进工作总基调，做好第{n}项重点工作，确保落实。</p>" for n in range(1, 8))
    page = (
        "<html><head><title>李明远主持召开会议_江临网</title></head><body><nav><a href='/n'>新闻中心</a>"
        f"</nav><article><h1>李明远主持召开会议</h1>{body}</article><footer>版权所有 联系我们</footer></body></html>"
    )
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    text = read(file)[0].text
    assert text.startswith("李明远主持召开会议") and "第7项" in text
    assert "新闻中心" not in text and "版权所有" not in text


def test_pdf_made_by_a_writer(tmp_path: Path) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    fonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
    metrics.registerFont(fonts.UnicodeCIDFont("STSong-Light"))
    file = tmp_path / "a.pdf"
    sheet = canvas.Canvas(str(file))
    sheet.setFont("STSong-Light", 12)
    sheet.drawString(72, 700, "会议强调，要坚持稳中求进。")
    sheet.showPage()
    sheet.showPage()
    sheet.save()
    [document] = read(file)
    assert "要坚持稳中求进。" in document.text
    assert "page 2" in document.metadata["warnings"]


def test_a_word_file_under_a_password_is_refused(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    office = pytest.importorskip("msoffcrypto.format.ooxml")
    word = docx.Document()
    word.add_paragraph("云岭省名单")
    word.save(tmp_path / "open.docx")
    file = tmp_path / "locked.docx"
    with (tmp_path / "open.docx").open("rb") as plain, file.open("wb") as locked:
        office.OOXMLFile(plain).encrypt("secret", locked)
    with pytest.raises(ReadingError, match="password"):
        read(file)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "broken"),
        ("renamed.pdf", b"no pdf", "PDF"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "password"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read(file)
    assert name in str(caught.value) and says in str(caught.value) and "\n" not in str(caught.value)


def test_folders_give_known_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c.exe"):
        (tmp_path / name).write_text("文", encoding="utf-8")
    assert [p.name for p in discover([tmp_path])] == ["a.md", "b.txt"]
    assert [p.name for p in discover([tmp_path / "c.exe"])] == ["c.exe"]
    with pytest.raises(ReadingError, match="missing"):
        discover([tmp_path / "missing"])


def test_earlier_output_is_not_read_but_a_named_folder_is(tmp_path: Path) -> None:
    """A graph of ours hides its own files only; a graph.json of somebody else's hides nothing."""
    ours = '{"directed":true,"multigraph":true,"graph":{"generator":"policygraph 0.1.0"}}'
    papers, output, foreign = tmp_path / "papers", tmp_path / "papers" / "out", tmp_path / "papers" / "theirs"
    for folder in (output, foreign):
        folder.mkdir(parents=True)
        (folder / "note.txt").write_text("文", encoding="utf-8")
    (papers / "a.txt").write_text("文", encoding="utf-8")
    for name in ("graph.json", "nodes.csv", "graph.html"):
        (papers / name).write_text(ours, encoding="utf-8")
        (output / name).write_text(ours, encoding="utf-8")
    (foreign / "graph.json").write_text('{"nodes": []}', encoding="utf-8")
    found = [p.relative_to(papers).as_posix() for p in discover([papers])]
    assert found == ["a.txt", "theirs/graph.json", "theirs/note.txt"]
    assert [p.name for p in discover([output])] == ["note.txt"]
