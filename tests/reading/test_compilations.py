"""Which documents a file holds: invented compilations of every kind, and single documents that must stay whole."""

from __future__ import annotations

import pytest

from policygraph.reading import read_text

PROSE = "会议强调，要坚持人与自然和谐共生，统筹推进湖泊治理。各地各部门要压实责任，形成合力，守护好一湖碧水。\n" * 4
ARTICLES = "".join(f"第{n}条　湖泊保护应当坚持统筹规划、综合治理的原则。\n" for n in "一二三四五六")
THREE = ((9, "湖泊保护"), (10, "促进就业"), (11, "发展教育"))
NOTE = "云岭省第十三届人民代表大会常务委员会第八次会议通过）"


def each(template: str, count: int = 3) -> str:
    return "".join(template.format(day=f"{day:02d}", what=what, prose=PROSE) for day, what in THREE[:count])


COMPILATIONS = {
    "reports by dateline": each("全省{what}会议召开\n云岭日报江临4月{day}日电　会议今天召开。{prose}"),
    "reports by source below": each("全省{what}会议召开\n　　会议今天召开。{prose}来源：云岭日报\n"),
    "reports by day and source above": each(
        "全省{what}会议召开\n2024-04-{day} 08:00 来源：云岭日报\n　　会议召开。{prose}"
    ),
    "reports by dashes": each("全省{what}会议召开\n\n会议今天召开。{prose}\n----------\n\n"),
    "laws": each("云岭省{what}条例\n（2020年3月{day}日" + NOTE + "\n" + ARTICLES),
    "laws with contents": each("云岭省{what}条例\n（2020年3月{day}日" + NOTE + "\n目录\n第一章　总则\n" + ARTICLES),
    "laws as headings": each("# 云岭省{what}条例\n\n2020年3月{day}日 云岭省人民政府令第{day}号公布\n\n" + ARTICLES),
    "laws with notes line by line": each(
        "云岭省{what}办法\n\n2020年2月1日 云岭省人民政府第9次常务会议通过\n\n"
        "2020年3月{day}日 云岭省人民政府令第{day}号公布\n\n" + ARTICLES + ARTICLES
    ),
    "notices": each(
        "云岭省人民政府关于{what}的通知\n云政发〔2024〕{day}号\n各市、县人民政府：\n{prose}云岭省人民政府\n2024年3月{day}日\n"
    ),
    "speeches": each("在全省{what}会议上的讲话\n（2024年3月{day}日）\n李明远\n同志们：\n{prose}谢谢大家！\n"),
    "speeches without titles": each("（2024年3月{day}日）\n同志们：\n{prose}谢谢大家！\n"),
}
SINGLE = {
    "a notice with its annex": (
        f"云岭省人民政府关于印发湖泊保护方案的通知\n云政发〔2024〕3号\n各市、县人民政府：\n现将方案印发给你们。{PROSE}"
        f"云岭省人民政府\n2024年3月1日\n湖泊保护方案\n一、总体要求\n{PROSE}二、任务\n{PROSE}附件：1. 任务分工表\n"
    ),
    "an opinion that names another's number": (
        f"关于加强湖泊保护的意见\n云发〔2024〕1号\n一、总体要求\n{PROSE}二、根据《通知》（云政发〔2020〕9号）要求\n{PROSE}"
    ),
    "a report that quotes another medium": (
        f"全省会议召开\n云岭日报江临4月9日电　全省会议召开。{PROSE}江临晚报4月8日消息，会议将召开。\n{PROSE}"
    ),
    "excerpts of speeches": (
        "坚持保护优先\n李明远\n"
        + "".join(f"{n}、湖泊保护是大事。{PROSE}（2020年1月9日在江临市考察时的讲话）\n" for n in "一二三")
    ),
    "an order with its regulation": (
        "中华人民共和国国务院令\n第999号\n《湖泊保护条例》已经国务院第99次常务会议通过，现予公布。\n"
        "总理　李明远\n2026年1月12日\n"
        f"湖泊保护条例\n{ARTICLES}"
    ),
    "a signature above its distribution list": f"关于开展检查的通知\n{PROSE}"
    "省水利厅\n2024年3月1日\n————————\n抄送：省委办公厅\n",
}  # fmt: skip


@pytest.mark.parametrize("name", COMPILATIONS)
def test_a_compilation_is_split(name: str) -> None:
    documents = read_text(COMPILATIONS[name])
    assert [d.part for d in documents] == [1, 2, 3], [d.text[:40] for d in documents]
    for document, (_, what) in zip(documents, THREE, strict=True):
        title = document.head.title
        assert "without titles" in name or (title and what in title.value)


@pytest.mark.parametrize("name", SINGLE)
def test_a_single_document_stays_whole(name: str) -> None:
    [document] = read_text(SINGLE[name])
    assert document.part == 0
