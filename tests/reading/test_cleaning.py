"""Texts as pages, scanners and typesetters leave them: what is read is clean and leads back to the source."""

from __future__ import annotations

import time
import unicodedata

import pytest

from policygraph.extraction.pipeline import extract
from policygraph.reading import Document, read_text

PROSE = "会议强调，要坚持人与自然和谐共生，统筹推进湖泊治理，守护好一湖碧水。" * 4
NOTICE = (
    "云岭省人民政府关于加强湖泊保护的通知\n云政发〔2024〕9号\n各市、县人民政府：\n为加强湖泊保护，现就有关事项通知如下。\n"
    "云岭省人民政府\n2024年3月5日"
)


def read_one(text: str) -> Document:
    """The one document of a text, each of whose characters stands in the source where the offsets say."""
    [document] = read_text(text)
    assert len(document.offsets) == len(document.text) + 1
    previous = -1
    for char, place in zip(document.text, document.offsets, strict=False):
        there = document.source.text[place]
        assert place > previous
        assert char in (there, unicodedata.normalize("NFKC", there)) or char.isspace()
        previous = place
    assert document.offsets[-1] > previous
    return document


def test_spaces_between_all_characters_go() -> None:
    assert read_one("\n".join(" ".join(line) for line in NOTICE.split("\n"))).text == NOTICE


def test_spaces_between_words_as_ocr_sets_them_go() -> None:
    text = (
        "云岭省人民政府 关于 加强 湖泊 保护 的 通知\n云 政 发 〔2024〕 9 号\n各 市 、 县 人民 政府 ：\n"
        "为 加强 湖泊 保护 ， 现 就 有关 事项 通知 如下 。\n云岭省 人民政府\n2024 年 3 月 5 日"
    )
    assert read_one(text).text == NOTICE


def test_spaces_in_a_list_of_names_stay() -> None:
    text = "出席会议的有 张文远 李树森 王国栋 赵志诚，列席会议的有 钱向东 孙文清。\n" + PROSE
    assert "张文远 李树森 王国栋 赵志诚" in read_one(text).text


def test_a_holder_is_joined_to_the_office() -> None:
    assert "省长李明远" in read_one(f"报告会纪要\n云岭省人民政府省长　　李明远\n{PROSE}\n").text


def test_the_space_before_the_hour_stays() -> None:
    assert "2024-3-8 20:05" in read_one(f"全省会议召开\n2024-3-8 20:05　来源：云岭日报\n{PROSE}").text


def test_traditional_script_is_read_by_the_same_rules_and_kept() -> None:
    text = (
        "雲嶺省人民政府關於加強湖泊保護的通知\n雲政發〔2024〕9號\n各縣人民政府：\n為加強湖泊保護，現就有關事項通知如下。\n"
        "雲嶺省人民政府\n2024年3月5日\n"
    )
    head = read_one(text).head
    assert head.title and head.title.value == "雲嶺省人民政府關於加強湖泊保護的通知"
    assert head.doc_type == "通知" and head.doc_number and head.doc_number.value == "雲政發〔2024〕9號"
    assert [f.value for f in head.issuers] == ["雲嶺省人民政府"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("民國二十六年七月九日", "1937-07-09"),
        ("中華民國元年正月一日", "1912-01-01"),
        ("民国26年7月9日", "1937-07-09"),
        ("二○二四年三月五日", "2024-03-05"),
        ("二〇二四年十二月二十五日", "2024-12-25"),
        ("２０２４年３月５日", "2024-03-05"),
    ],
)
def test_days_as_they_are_written(written: str, iso: str) -> None:
    signed = read_one(f"雲嶺省政府關於修築湖堤的指令\n令各縣：\n茲定修築湖堤辦法。此令。\n{written}\n").head.signed
    assert signed and signed.value == iso


def test_what_a_page_sets_around_an_article_goes() -> None:
    text = (
        "首页\n新闻中心\n政务公开\n首页 > 政务公开 > 政策文件\n"
        "云岭省人民政府关于加强湖泊保护的通知\n成文日期：2024年3月5日 发布日期：2024年3月8日\n云政发〔2024〕9号\n"
        f"各市、县人民政府：\n为加强湖泊保护，现就有关事项通知如下。\n{PROSE}\n云岭省人民政府\n2024年3月5日\n"
        "责任编辑：周文\n相关阅读\n江临市召开会议\n青石县部署工作\n"
        "主办单位：云岭省人民政府办公厅　版权所有\n网站地图 | 联系我们\n"
    )
    document = read_one(text)
    assert document.text.startswith("云岭省人民政府关于") and document.text.endswith("2024年3月5日")
    assert document.head.published and document.head.published.value == "2024-03-08"
    assert document.head.signed and document.head.signed.value == "2024-03-05"


def test_site_name_and_menu_above_an_article_go_but_tell_whose_government_it_is() -> None:
    text = (
        "江临市人民政府\n\n首页 政务公开 新闻中心 办事服务 走进江临\n\n当前位置：首页 > 新闻中心 > 要闻\n\n"
        "市政府召开第三十二次常务会议\n\n发布时间：2024-05-11 09:12　来源：江临日报　字体：[大 中 小]\n\n"
        "　　5月10日，市长张文华主持召开市政府第三十二次常务会议，审议《江临市数字经济促进办法（草案）》。\n"
    )
    document = read_one(text)
    assert document.head.title and document.head.title.value == "市政府召开第三十二次常务会议"
    meetings = {m.name for m in extract(document).mentions if m.label == "Meeting"}
    assert meetings == {"江临市人民政府第三十二次常务会议"}


def test_a_letterhead_is_no_title() -> None:
    title = read_one("云岭省人民政府文件\n" + NOTICE.split("\n")[1] + "\n" + NOTICE).head.title
    assert title and title.value == "云岭省人民政府关于加强湖泊保护的通知"


def test_the_first_line_of_a_wrapped_paragraph_may_have_lost_its_indent() -> None:
    body = "各地要坚持系统治理把湖泊保护摆在突出位置统筹山水林田湖草沙一体化保护和修复" * 6
    width = 26
    lines = [body[: width - 3], *(body[i : i + width] for i in range(width - 3, len(body), width))]
    text = "\n\n".join([*lines[:-1], lines[-1] + "。", *lines[:-1], lines[-1] + "。"])
    assert read_one(text).text == f"{body}。\n{body}。"


def test_lines_of_one_length_are_paragraphs_where_each_ends_with_a_stop() -> None:
    lines = [f"第{n}条湖泊保护应当坚持统筹规划、综合治理的原则。" for n in "一二三四五六七八"]
    assert read_one("\n".join(lines)).text == "\n".join(lines)


def test_the_end_of_a_wrapped_bracket_is_no_running_head() -> None:
    unit = (
        "一、湖泊保护是一件大事必须抓紧抓好不能有丝毫放松各地都\n\n"
        "要行动起来。\n\n（2020年1月9日在庆祝青竹湖保护区成立十周\n\n年大会上的讲话）\n\n"
    )
    text = "保护湖泊\n\n李明远\n\n" + unit * 40
    assert read_one(text).text.count("年大会上的讲话）") == 40


def test_an_open_bracket_swallows_nothing() -> None:
    text = f"关于学习《湖泊保护条例的通知\n各市水利局：\n要学习《湖泊保护条例。{PROSE}\n" + "要落实。" * 50
    document = read_one(text)
    longest = max(s.end - s.start for s in document.sentences)
    assert document.head.title and document.head.title.value == "关于学习《湖泊保护条例的通知"
    assert longest < 60


@pytest.mark.parametrize(
    "unit", ["会议强调，要坚持稳中求进工作总基调 推动高质量发展。", "国", "《", "第一条", "国 ", "1"]
)
def test_a_very_long_line_takes_linear_time(unit: str) -> None:
    def seconds(characters: int) -> float:
        start = time.process_time()
        read_text(unit * (characters // len(unit)))
        return time.process_time() - start

    seconds(1000)
    small, large = max(seconds(200_000), 0.005), seconds(1_600_000)
    assert large < 40 * small
