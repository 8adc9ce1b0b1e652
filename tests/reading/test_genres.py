"""Heads of invented documents, one for every genre: title, genre, dates, issuers, number, source, author."""

from __future__ import annotations

import pytest

from policygraph.reading import read_text
from policygraph.reading.document import Head

BODY = "各地要认真贯彻落实，压实工作责任，加强督促检查，确保各项任务落到实处。" * 6


def head(text: str) -> Head:
    [document] = read_text(text)
    return document.head


def values(found: Head) -> dict[str, object]:
    return {
        "title": found.title.value if found.title else None,
        "type": found.doc_type,
        "published": found.published.value if found.published else None,
        "signed": found.signed.value if found.signed else None,
        "effective": found.effective.value if found.effective else None,
        "number": found.doc_number.value if found.doc_number else None,
        "issuers": [f.value for f in found.issuers],
        "source": found.source.value if found.source else None,
        "authors": [f.value for f in found.authors],
    }


CASES: dict[str, tuple[str, dict[str, object]]] = {
    "a report in a provincial paper": (
        f"江临市召开春耕生产现场会\n云岭日报江临4月9日电　江临市8日召开春耕生产现场会。{BODY}\n",
        {"title": "江临市召开春耕生产现场会", "type": "新闻报道", "source": "云岭日报"},
    ),
    "a report with hour and source on its line": (
        f"全省就业工作推进会召开\n2024年03月18日 20:05 来源：云岭日报\n会议强调，要稳定和扩大就业。{BODY}\n",
        {"type": "新闻报道", "published": "2024-03-18", "source": "云岭日报"},
    ),
    "a short day before the hour": (
        f"全省就业工作推进会召开\n2024-3-8 09:15\n来源：江临晚报\n会议强调，要稳定和扩大就业。{BODY}\n",
        {"published": "2024-03-08", "source": "江临晚报"},
    ),
    "a deck with an office is no part of the title": (
        f"云岭省委常委会召开会议\n研究部署防汛抗旱工作\n省委书记李明远主持会议\n\n"
        f"发布时间：2024-07-12　来源：云岭日报\n{BODY}\n",
        {"title": "云岭省委常委会召开会议研究部署防汛抗旱工作", "published": "2024-07-12"},
    ),
    "a deck of names alone is no title": (
        "李明远作总结讲话\n赵志诚　王国栋　陈立新　出席会议\n"
        "新华社江临12月12日电　云岭省委农村工作会议12月11日至12日在江临举行。"
        f"会议部署2023年工作。{BODY}\n",
        {"title": "云岭省委农村工作会议在江临举行", "published": "2022-12-12"},
    ),
    "a report of the television news": (
        f"李明远会见来访客人\n央视网消息（新闻联播）：李明远9日在江临会见来访客人。{BODY}\n",
        {"title": "李明远会见来访客人", "type": "新闻报道", "source": "央视网"},
    ),
    "a report about a speech is no speech": (
        f"云岭省委理论学习中心组举行集体学习\n李明远主持并讲话\n云岭日报江临3月18日电　李明远发表讲话。{BODY}\n",
        {"title": "云岭省委理论学习中心组举行集体学习", "type": "新闻报道"},
    ),
    "a speech with title, day and author": (
        f"在全省旅游发展大会上的讲话\n（2023年8月9日）\n李明远\n同志们：\n今天，我们召开全省旅游发展大会。{BODY}\n",
        {
            "title": "在全省旅游发展大会上的讲话",
            "type": "讲话",
            "signed": "2023-08-09",
            "authors": ["李明远"],
        },
    ),
    "a speech whose title is its subject": (
        f"奋力开创云岭旅游新局面\n——在全省旅游发展大会上的讲话\n（2023年8月9日）\n李明远\n同志们：\n{BODY}\n",
        {"title": "奋力开创云岭旅游新局面——在全省旅游发展大会上的讲话", "type": "讲话", "authors": ["李明远"]},
    ),
    "a speech by bracket and salutation alone": (
        f"（2023年8月9日，上午）\n同志们，朋友们：\n今天，我们召开全省旅游发展大会，表彰先进。{BODY}\n",
        {"title": "在全省旅游发展大会上的讲话（2023年8月9日）", "type": "讲话", "signed": "2023-08-09"},
    ),
    "a speech at a jubilee": (
        f"（2021年6月3日）\n同志们：\n今天，我们在这里隆重集会，庆祝江临大学建校100周年。{BODY}\n",
        {"title": "庆祝江临大学建校100周年的讲话（2021年6月3日）", "type": "讲话"},
    ),
    "an article with its author": (
        f"让湖泊重现碧波\n李明远\n湖泊是云岭的眼睛。{BODY}\n（作者系云岭省委书记）\n",
        {"title": "让湖泊重现碧波", "type": "署名文章", "authors": ["李明远"]},
    ),
    "an article under its author's name alone": (
        f"让湖泊重现碧波\n李明远\n湖泊是云岭的眼睛。{BODY}\n来源：云岭日报\n",
        {"title": "让湖泊重现碧波", "type": "署名文章", "authors": ["李明远"], "source": "云岭日报"},
    ),
    "a speech printed under its subject": (
        f"让湖泊重现碧波\n（2023年8月9日）\n李明远\n湖泊是云岭的眼睛。{BODY}\n来源：《云岭》2023年第17期\n",
        {"title": "让湖泊重现碧波", "type": "讲话", "authors": ["李明远"], "signed": "2023-08-09"},
    ),
    "excerpts": (
        f"加快建设湖泊强省\n李明远\n一、湖泊保护是大事。{BODY}\n（2020年1月9日在江临市考察时的讲话）\n"
        f"二、要统筹治理。{BODY}\n※这是李明远同志2020年1月至2022年3月期间有关湖泊保护重要论述的节录。\n来源：《云岭》2023年第4期\n",
        {"title": "加快建设湖泊强省", "type": "论述摘编", "authors": ["李明远"], "source": "《云岭》2023年第4期"},
    ),
    "an obituary": (
        f"讣告\n云岭省人大常委会原副主任罗振邦同志因病医治无效，于2024年8月30日在江临逝世，享年92岁。{BODY}\n",
        {"title": "讣告", "type": "讣告"},
    ),
    "the news of a death": (
        "罗振邦同志逝世\n发布时间：2024-09-03　来源：云岭日报\n云岭日报江临9月3日电　罗振邦同志因病医治无效逝世。\n",
        {"title": "罗振邦同志逝世", "type": "讣告", "published": "2024-09-03"},
    ),
    "a communiqué": (
        f"中国共产党云岭省第十一届委员会第六次全体会议公报\n（2024年7月30日中国共产党云岭省第十一届委员会第六次全体会议通过）\n{BODY}\n",
        {"title": "中国共产党云岭省第十一届委员会第六次全体会议公报", "type": "公报"},
    ),
    "a decision": (
        f"中共云岭省委关于加强湖泊保护的决定\n（2024年7月30日中国共产党云岭省第十一届委员会第六次全体会议通过）\n{BODY}\n",
        {"type": "决定", "issuers": ["中共云岭省委"]},
    ),
    "an order": (
        "中华人民共和国主席令\n第九十九号\n"
        "《中华人民共和国湖泊保护法》已由第十四届全国人民代表大会常务委员会第九十次会议于2026年1月8日通过，现予公布，自2026年5月1日起施行。\n"
        "中华人民共和国主席　李明远\n2026年1月8日\n",
        {"title": "中华人民共和国主席令", "type": "命令", "signed": "2026-01-08"},
    ),
    "an order that carries a regulation": (
        "中华人民共和国国务院令\n第999号\n《湖泊保护条例》已经2026年1月8日国务院第99次常务会议通过，现予公布，自2026年5月1日起施行。\n"
        "总理　李明远\n2026年1月12日\n湖泊保护条例\n第一章　总则\n第一条　为了保护湖泊，制定本条例。\n"
        "第二条　本条例自2026年5月1日起施行。\n",
        {"title": "湖泊保护条例", "type": "行政法规", "effective": "2026-05-01"},
    ),
    "an announcement": (
        f"云岭省人民政府关于禁止在青竹湖捕捞的通告\n云政告〔2023〕2号\n{BODY}\n云岭省人民政府\n2023年3月1日\n",
        {"type": "公告", "number": "云政告〔2023〕2号", "signed": "2023-03-01", "issuers": ["云岭省人民政府"]},
    ),
    "a reply to a request": (
        f"云岭省人民政府关于同意设立青竹湖保护区的批复\n云政函〔2023〕8号\n江临市人民政府：\n"
        f"你市《关于设立青竹湖保护区的请示》收悉。现批复如下。{BODY}\n云岭省人民政府\n2023年5月6日\n",
        {"type": "批复", "number": "云政函〔2023〕8号", "signed": "2023-05-06"},
    ),
    "a letter": (
        f"云岭省水利厅关于商请提供水文资料的函\n云水函〔2022〕15号\n省气象局：\n{BODY}\n云岭省水利厅\n2022年6月1日\n",
        {"type": "函", "issuers": ["云岭省水利厅"]},
    ),
    "a circular of criticism": (
        f"云岭省人民政府办公厅关于青竹湖违规建设问题的通报\n云政办发〔2022〕3号\n各市、县人民政府：\n{BODY}\n2022年7月4日\n",
        {"type": "通报", "number": "云政办发〔2022〕3号"},
    ),
    "a white paper": (
        f"云岭湖泊的保护与发展\n（2023年3月）\n中华人民共和国\n国务院新闻办公室\n目录\n前言\n{BODY}\n",
        {"title": "云岭湖泊的保护与发展", "type": "白皮书"},
    ),
    "a government's report": (
        "政府工作报告\n——2024年1月5日在云岭省第十四届人民代表大会第二次会议上\n云岭省人民政府省长　李明远\n"
        f"各位代表：\n现在，我代表省人民政府向大会报告工作，请予审议。{BODY}\n",
        {
            "title": "政府工作报告——2024年1月5日在云岭省第十四届人民代表大会第二次会议上",
            "type": "政府工作报告",
            "signed": "2024-01-05",
            "authors": ["李明远"],
        },
    ),
    "a judicial interpretation": (
        "最高人民法院关于审理湖泊纠纷案件适用法律若干问题的解释\n"
        "（2022年1月4日最高人民法院审判委员会第9999次会议通过，自2022年3月1日起施行）\n"
        "法释〔2022〕99号\n为正确审理案件，制定本解释。\n第一条　本解释所称湖泊，包括人工湖。\n",
        {"type": "司法解释", "issuers": ["最高人民法院"], "effective": "2022-03-01", "number": "法释〔2022〕99号"},
    ),
    "a department's rule is no law": (
        "湖泊水量调度管理办法\n（2020年5月6日水利部令第99号公布　自2020年7月1日起施行）\n"
        "第一条　为了加强湖泊水量调度，根据《中华人民共和国水法》，制定本办法。\n",
        {
            "type": "部门规章",
            "number": "水利部令第99号",
            "published": "2020-05-06",
            "effective": "2020-07-01",
        },
    ),
    "a province's regulation": (
        "云岭省湖泊保护条例\n（2019年3月29日云岭省第十三届人民代表大会常务委员会第八次会议通过）\n"
        "第一条　为了保护湖泊，根据全国人民代表大会常务委员会通过的有关法律，制定本条例。\n"
        "第二条　本条例自2019年6月1日起施行。\n",
        {"type": "地方性法规", "effective": "2019-06-01"},
    ),
    "a national law": (
        "中华人民共和国湖泊保护法\n（2019年3月29日第十三届全国人民代表大会常务委员会第八次会议通过）\n"
        "第一条　为了保护湖泊，制定本法。\n",
        {"type": "法律"},
    ),
    "a party rule": (
        "中国共产党基层组织学习规定\n（2019年3月29日中共中央发布）\n第一条　为了加强学习，根据党章，制定本规定。\n",
        {"type": "党内法规", "published": "2019-03-29"},
    ),
    "a notice without a title": (
        "云教函〔2024〕7号\n各市、县教育局：\n省教育厅决定开展“阳光课间”行动。现将有关事项通知如下。\n"
        f"{BODY}\n云岭省教育厅\n2024年2月2日\n",
        {
            "title": "云岭省教育厅关于开展“阳光课间”行动的通知",
            "type": "通知",
            "number": "云教函〔2024〕7号",
            "issuers": ["云岭省教育厅"],
        },
    ),
    "a report without a title": (
        f"新华社江临12月9日电　云岭省委经济工作会议12月8日至9日在江临举行。会议总结2022年经济工作。{BODY}\n",
        {"title": "云岭省委经济工作会议在江临举行", "published": "2022-12-09", "type": "新闻报道"},
    ),
    "a joint signature": (
        f"关于做好湖泊清淤工作的通知\n各市、县水利局、财政局：\n{BODY}\n云岭省水利厅\n云岭省财政厅\n2022年6月1日\n",
        {"issuers": ["云岭省水利厅", "云岭省财政厅"], "signed": "2022-06-01"},
    ),
    "a title whose bracket never closes": (
        f"关于学习《湖泊保护条例的通知\n云水发〔2022〕3号\n各市水利局：\n{BODY}\n云岭省水利厅\n2022年6月1日\n",
        {
            "title": "关于学习《湖泊保护条例的通知",
            "type": "通知",
            "number": "云水发〔2022〕3号",
            "signed": "2022-06-01",
        },
    ),
    "an order of the republic": (
        "雲嶺省政府訓令\n茲制定雲嶺省湖泊管理規則公布之。此令。\n主席　李明遠\n中華民國二十六年七月九日\n",
        {"title": "雲嶺省政府訓令", "type": "命令", "signed": "1937-07-09"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_head(name: str) -> None:
    text, expected = CASES[name]
    found = values(head(text))
    assert {key: found[key] for key in expected} == expected
