"""People are found by what the text says of them, with exact spans and what belongs to them."""

from __future__ import annotations

import re
from array import array

import pytest

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention
from policygraph.extraction.pipeline import extract
from policygraph.extraction.recognisers import people
from policygraph.reading import read_text
from policygraph.reading.document import Document, Head, Sentence, Source
from policygraph.schema import load_schema


def document(text: str) -> Document:
    sentences: list[Sentence] = []
    paragraph = 0
    for match in re.finditer(r"[^。！？；\n]*[。！？；\n]*[”』）]?", text):
        if match.end() > match.start():
            sentences.append(Sentence(match.start(), match.end(), paragraph))
            paragraph += "\n" in match.group()
    offsets = array("I", range(len(text) + 1))
    return Document(Source("t.txt", "0" * 64, text), 0, text, offsets, Head(), tuple(sentences))


def found(text: str) -> list[Mention]:
    return list(people.recognise(Context(document(text), load_schema())))


def names(text: str) -> list[str]:
    return [m.name for m in sorted(found(text), key=lambda m: m.start) if m.alias]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭省委书记李明远和省长张文华、省委副书记赵立新陪同考察。", ["李明远", "张文华", "赵立新"]),
        ("国务院总理温如玉今天主持召开国务院常务会议。", ["温如玉"]),
        ("大会由主席团常务主席陈竹主持。", ["陈竹"]),
        ("任命韩大山、孙小兰（女）、巴图尔（蒙古族）为国务院副总理；", ["韩大山", "孙小兰", "巴图尔"]),
        ("任命魏云和（兼）为国防部部长。", ["魏云和"]),
        ("免去王德胜的江临市公安局局长职务。", ["王德胜"]),
        (
            "会议选举李明远为江临市人大常委会主任，张文华、赵立新为副主任，周建国为秘书长。",
            ["李明远", "张文华", "赵立新", "周建国"],
        ),
        ("会议同意，对金育林（云岭省副省长，2017年4月起分管药品监管工作）予以免职。", ["金育林"]),
        ("李鸣、张万里、罗干成、姜春水、钱其成等出席会议。", ["李鸣", "张万里", "罗干成", "姜春水", "钱其成"]),
        ("全国政协副主席巴图尔、阿不都热合曼·吐尔逊、热旦出席。", ["巴图尔", "阿不都热合曼·吐尔逊", "热旦"]),
        ("俄罗斯总统伊万诺夫、哈萨克斯坦总统托卡列夫先后致辞。", ["伊万诺夫", "托卡列夫"]),
        ("日本首相山田太郎、韩国总统金秀贤出席。", ["山田太郎", "金秀贤"]),
        ("克林德总统已经批准这一计划。克林德指出，必须遵守决议。", ["克林德", "克林德"]),
        ("村民张桂兰告诉记者，今年收入增加了。老党员赵德山说：“好。”", ["张桂兰", "赵德山"]),
        ("欧阳文县长说，司马光华同志今年到任。", ["欧阳文", "司马光华"]),
        ("何志强，男，汉族，1960年5月出生。", ["何志强"]),
        ("全国人大常委会副委员长洛桑江村、全国政协副主席咸辉出席。", ["洛桑江村", "咸辉"]),
    ],
)
def test_names_are_found_by_their_surroundings(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "要踔厉奋发、勇毅前行，推进文润城、文惠民、文化城建设。",
        "高质量发展、高水平安全、文旅融合、康养产业、金融服务、农业现代化等领域。",
        "第三条 县级以上人民政府主席、主任、委员应当依法任命。",
        "职工年休假和劳动合同管理办法，由会计师事务所、医疗机构应当具备的条件。",
        "群众对此十分满意，职工都说好。专家认为，任何单位和个人都应当遵守。",
        "各位同志、全体同志、党员同志要负起责任，有关部门负责同志列席会议。",
        "江苏、安徽、贵州、云南、甘肃、宁夏等地要加强防汛。",
        "中共中央总书记关于党的自我革命的重要思想。",
        "煤矿安全生产许可证由主管机关颁发。",
    ],
)
def test_slogans_and_everyday_words_are_no_people(text: str) -> None:
    assert names(text) == []


def test_the_outer_span_takes_in_offices_and_forms_of_address() -> None:
    text = "中共中央政治局常委、国务院总理李明远，孙小兰（女）、王立同志出席会议。"
    outer = [text[m.outer[0] : m.outer[1]] for m in found(text)]
    assert outer[0] == "中共中央政治局常委、国务院总理李明远"
    text = "任命孙小兰（女）、巴图尔（蒙古族）、王立（兼）为委员。"
    assert re.sub(r"[^、]", "P", "、".join(text[m.outer[0] : m.outer[1]] and "P" for m in found(text))) == "P、P、P"
    assert [text[m.outer[0] : m.outer[1]] for m in found(text)] == ["孙小兰（女）", "巴图尔（蒙古族）", "王立（兼）"]


def test_a_title_behind_a_name_belongs_to_that_name_only() -> None:
    text = "王克勤上将、空军司令员丁一鸣参加了演习。"
    assert [text[m.outer[0] : m.outer[1]] for m in found(text)][-1] == "空军司令员丁一鸣"


def test_a_row_of_names_in_a_headline_is_cut_into_names() -> None:
    assert names("陈向东李明赵玉成王海宁出席大会\n正文。")[:4] == ["陈向东", "李明", "赵玉成", "王海宁"]


def test_a_proved_name_is_found_everywhere_but_not_inside_other_words() -> None:
    text = "部长万里出席会议。会后万里同志讲话。万里长征刚走完第一步。"
    assert [m.start for m in found(text) if m.alias] == [2, 11]


def test_reporters_are_not_what_a_text_is_about() -> None:
    mentions = found("新华社北京3月5日电（记者王小明、李晓红）部长陈一鸣出席会议。")
    assert {m.name: m.core for m in mentions} == {"王小明": False, "李晓红": False, "陈一鸣": True}


def test_pronouns_and_the_general_secretary_stand_for_a_person_without_being_a_name() -> None:
    text = (
        "中共中央总书记陈志远来到村民杨友福家中，杨友福拉着总书记的手。\n陈志远强调，要因地制宜。他指出，要持之以恒。"
    )
    stand_ins = {text[m.start : m.end]: m.name for m in found(text) if not m.alias}
    assert stand_ins == {"总书记": "陈志远", "他": "陈志远"}


def test_names_set_apart_by_blanks_in_the_source_are_found() -> None:
    source = "丁一平　马　军　王立刚　陈大为　周文"
    clean = source.replace("　", "")
    offsets = array("I", [i for i, c in enumerate(source) if c != "　"] + [len(source)])
    roster = Document(Source("t.txt", "0" * 64, source), 0, clean, offsets, Head(), (Sentence(0, len(clean), 0),))
    mentions = people.recognise(Context(roster, load_schema()))
    assert [m.name for m in mentions] == ["丁一平", "马军", "王立刚", "陈大为", "周文"]


def test_lines_of_a_list_of_the_honoured_give_names_and_posts() -> None:
    text = (
        "关于表彰先进个人的决定\n\n为表彰先进，省委、省政府决定，授予李明远等三名同志云岭省水利工作先进个人称号。\n\n"
        "先进个人名单\n云岭省\n李明远 云岭省江临市水利局副局长\n王晓兰（女） 云岭大学教授\n"
        "阿依古丽·买买提（女，维吾尔族） 云岭省教育厅副厅长\n"
    )
    posts = {
        (f.head.name, f.tail.name, dict(f.properties)["title"])
        for d in read_text(text, path="x.txt")
        for f in extract(d).facts
        if f.relation == "HOLDS_POSITION"
    }
    assert posts == {
        ("李明远", "云岭省江临市水利局", "副局长"),
        ("王晓兰", "云岭大学", "教授"),
        ("阿依古丽·买买提", "云岭省教育厅", "副厅长"),
    }


def test_somebody_congratulated_without_a_title_is_a_person_and_the_pronoun_is_none() -> None:
    found = {
        m.name
        for d in read_text("国家主席李明远致电普京，祝贺他当选连任。", path="x.txt")
        for m in extract(d).mentions
        if m.label == "Person"
    }
    assert {"李明远", "普京"} <= found
    assert not any("他" in name for name in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("村里的郑德才种了三亩辣椒，去年收入过万元。", ["郑德才"]),
        ("郑德才说不清那天的事，只记得邻居孙桂兰来过。", ["郑德才", "孙桂兰"]),
        ("有关方面高度重视，马上组织力量施工。", []),
        ("石门镇和张家堡的群众投工投劳，修通了白沙桥。", []),
    ],
)
def test_untitled_names_in_prose(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_row_without_marks() -> None:
    text = "主席团成员：\n李明远张文华（女）赵立新王桂兰（女，回族）陈国栋孙志强周建平吴晓梅郑海涛\n"
    assert names(text) == ["李明远", "张文华", "赵立新", "王桂兰", "陈国栋", "孙志强", "周建平", "吴晓梅", "郑海涛"]


def test_bylines_at_the_end_of_a_paragraph() -> None:
    text = "全县新修梯田三千亩。（陈国栋　赵立新）\n图为施工现场。（李明远摄）\n"
    assert names(text.replace("\u3000", "")) == ["陈国栋", "赵立新", "李明远"]


def test_foreign_name_goes_on_by_its_last_part() -> None:
    text = "阿尔巴托尔总统若泽·卡尔瓦诺抵京访问。卡尔瓦诺说，两国友谊源远流长。"
    assert set(names(text)) == {"卡尔瓦诺"}


def test_family_name_with_a_post_stands_for_the_one_person_of_that_name() -> None:
    text = "省委书记李明远与江临市市长张文华调研。李书记强调，要坚持高质量发展。周先生也在场。"
    assert names(text) == ["李明远", "张文华"]
    assert [(m.name, text[m.start : m.end]) for m in found(text) if m.rule == "family name"] == [("李明远", "李")]


def test_post_behind_the_name_of_a_guest() -> None:
    assert names("他致函李明远总理，并会见了埃德加·卡尔瓦诺总统。") == ["李明远", "埃德加·卡尔瓦诺"]
