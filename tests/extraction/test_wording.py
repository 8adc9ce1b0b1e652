"""Wordings of the genre that say a fact in their own way: each text gives exactly these facts of the relation."""

from __future__ import annotations

import pytest

from policygraph.api import extract

WIRE = "新华社昆明2005年6月3日电　"
THU = "清华大学"
MEETING = "全省水利工作会议召开\n\n新华社昆明2005年6月3日电　全省水利工作会议3日在昆明召开。\n\n"
CONGRESS = "（2010年8月28日云岭省第十一届人民代表大会常务委员会第十六次会议通过）\n\n"
LIST = "云岭省人民代表大会常务委员会任免名单\n\n" + CONGRESS
M = "全省水利工作会议"


def facts(text: str, relation: str) -> set[tuple[str, str]]:
    found = next(iter(extract(text=text)))["facts"]
    return {(f["head"]["name"], f["tail"]["name"]) for f in found if f["type"] == relation}


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        (MEETING + "副省长王维民受李明远省长委托主持会议并讲话。", "PRESIDED", {("王维民", M)}),
        (MEETING + "副省长王维民受李明远省长委托主持会议并讲话。", "SPOKE_AT", {("王维民", M)}),
        (MEETING + "水利厅厅长赵志诚，云岭大学教授陈立新先后在会上发言。", "SPOKE_AT", {("赵志诚", M), ("陈立新", M)}),
        (
            MEETING + "赵志诚、陈立新，省人大常委会、省政府有关领导同志，省直有关部门负责同志参加了会议。",
            "ATTENDED",
            {("赵志诚", M), ("陈立新", M)},
        ),
        (
            "国务院召开常务会议\n\n国务院总理李明远6月3日主持召开国务院常务会议。会议原则同意《节水行动纲要》。",
            "ADOPTED",
            {("国务院常务会议", "节水行动纲要")},
        ),
        (
            "省政府党组召开会议\n\n6月3日，云岭省政府党组书记李明远主持召开省政府党组会议。会议强调，要推动高质量发展。\n\n"
            "当天下午，李明远主持召开省政府第15次常务会议。会议审议通过《云岭省水资源条例（草案）》。",
            "ADOPTED",
            {("云岭省人民政府第15次常务会议", "云岭省水资源条例（草案）")},
        ),
        (
            "李明远同志遗体告别仪式举行\n\n" + WIRE + "李明远同志遗体告别仪式今天在八宝山革命公墓礼堂举行。",
            "HELD_AT",
            {("李明远同志遗体告别仪式", "八宝山革命公墓礼堂")},
        ),
        (
            LIST + "任命买买提明·吐尔逊为云岭省水利厅厅长。\n免去闻人杰的云岭省民政厅厅长职务。",
            "HOLDS_POSITION",
            {("买买提明·吐尔逊", "云岭省水利厅"), ("闻人杰", "云岭省民政厅")},
        ),
        (
            MEETING + "会议选举赵志诚等15人为云岭省水利学会副会长。",
            "HOLDS_POSITION",
            {("赵志诚", "云岭省水利学会")},
        ),
        (
            MEETING + "决定成立由李明远任总指挥、王维民任副总指挥的全国防汛抗旱指挥部。",
            "HOLDS_POSITION",
            {("李明远", "全国防汛抗旱指挥部"), ("王维民", "全国防汛抗旱指挥部")},
        ),
        (
            "广州市委召开会议\n\n广州市委常委会5日召开会议。市长李明远出席。",
            "HOLDS_POSITION",
            {("李明远", "广州市人民政府")},
        ),
        (MEETING + "清华大学李明远教授、王维民教授讲解。", "HOLDS_POSITION", {("李明远", THU), ("王维民", THU)}),
        (
            "李明远在云南考察\n\n" + WIRE + "（记者　王维民）李明远2日在省长赵志诚陪同下考察水利。陈立新等随同考察。",
            "ACCOMPANIED",
            {("赵志诚", "李明远"), ("陈立新", "李明远")},
        ),
        ("李明远在云南考察\n\n新华社北京2006年5月14日电　要抓好水利。", "VISITED", {("李明远", "云南省")}),
        (
            "两国发表声明\n\n两国发表《中华人民共和国和哈萨克斯坦共和国关于水利合作的联合声明》。",
            "ISSUED",
            {
                ("中华人民共和国", "中华人民共和国和哈萨克斯坦共和国关于水利合作的联合声明"),
                ("哈萨克斯坦", "中华人民共和国和哈萨克斯坦共和国关于水利合作的联合声明"),
            },
        ),
        (
            "迎新春联谊会举行\n\n本报北京1月17日讯　党的十五大为今年的工作指明了方向。李明远在茶话会上致辞。",
            "SPOKE_AT",
            set(),  # the congress is only cited
        ),
        (
            "全国文化厅局长会议召开\n\n新华社北京3月8日电（记者罗文）文化部部长李明远8日在全国文化厅局长会议上说，要繁荣文艺。",
            "SPOKE_AT",
            {("李明远", "全国文化厅局长会议")},
        ),
        (
            "云岭省总工会慰问职工\n\n新华社昆明3月8日电（记者罗文）省总工会主席李明远日前在慰问职工时强调，要坚持改革开放。",
            "EMPHASIZED",
            {("李明远", "改革开放")},  # not the reporter
        ),
        (
            "政协云岭省第八届委员会第一次全体会议开幕\n\n政协云岭省第八届委员会第一次全体会议16日选举李明远为省政协主席。",
            "HOLDS_POSITION",
            {("李明远", "中国人民政治协商会议云岭省委员会")},
        ),
        (
            MEETING + "国务院成立防汛总指挥部，李明远任总指挥，王维民任副总指挥。",
            "HOLDS_POSITION",
            {("李明远", "国务院防汛总指挥部"), ("王维民", "国务院防汛总指挥部")},
        ),
        (
            "李明远同志逝世\n\n中国共产党的优秀党员，原中共云岭省委委员，云岭省政协副主席李明远同志，因病于2005年6月3日逝世。",
            "HOLDS_POSITION",
            {("李明远", "中共云岭省委"), ("李明远", "中国人民政治协商会议云岭省委员会")},
        ),
        (
            "李明远任水利部部长 王维民不再担任\n\n" + WIRE + "会议决定任命李明远为水利部部长。",
            "HOLDS_POSITION",
            {("李明远", "水利部")},
        ),
        (
            "云岭省人民政府节水行动方案\n\n一、实施“智慧水利”工程。（责任单位：省水利厅、省大数据中心，各市人民政府）",
            "RESPONSIBLE_FOR",
            {("云岭省水利厅", "智慧水利"), ("云岭省大数据中心", "智慧水利")},
        ),
        (
            "第五届云岭产业博览会新闻发布\n\n第五届云岭产业博览会将于2021年5月21—23日在江临市举办。",
            "HELD_ON",
            {("第五届云岭产业博览会", "2021-05-21/2021-05-23")},
        ),
        (
            "李明远在国防大学讲课\n\n新华社北京1月8日电　两国自1971年建交。全国水利工作会议8日在北京召开。",
            "HELD_ON",
            {("全国水利工作会议", "--01-08")},  # no year is told
        ),
        (
            "李明远出席音乐会\n\n本报北京12月31日讯　在即将过去的1997年，成绩很大。全国水利工作会议今天在北京召开。",
            "HELD_ON",
            {("全国水利工作会议", "1997-12-31")},
        ),
    ],
)  # fmt: skip
def test_a_wording_gives_its_facts(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert facts(text, relation) == wanted


def names(text: str, label: str) -> dict[str, str]:
    found = next(iter(extract(text=text)))["mentions"]
    return {text[m["start"] : m["end"]]: m["name"] for m in found if m["label"] == label}


def test_standing_formulations_take_their_tail_and_ignore_quotation_marks() -> None:
    found = names(MEETING + "会议强调，落实西部大开发战略，做好“五五”普法工作。", "Concept")
    assert found == {"西部大开发战略": "西部大开发", "“五五”普法工作": "五五普法"}


def test_short_names_of_national_bodies_count_in_national_papers_only() -> None:
    paper = "{issuer}关于水利的通知\n\n各有关单位：\n\n由统计局、林业局牵头。\n\n{issuer}\n2009年8月17日\n"
    assert {"统计局", "林业局"} <= names(paper.format(issuer="国务院办公厅"), "Institution").keys()
    assert not {"统计局", "林业局"} & names(paper.format(issuer="云岭省水利厅"), "Institution").keys()


def test_a_short_county_name_is_told_by_its_neighbour_of_the_same_province() -> None:
    assert names(MEETING + "支持张掖、敦煌、瓜州等地发展。", "Place").get("瓜州") == "瓜州县"
    assert "瓜州" not in names(MEETING + "支持瓜州发展。", "Place")


def test_the_place_of_a_city_that_only_its_organs_name_is_found() -> None:
    text = "洛平市委书记被查\n\n洛平市委原书记丁慎行接受审查。洛平市填湖问题已经整改。\n"
    assert "洛平市" in names(text, "Place").values()


def test_schools_bureaus_and_party_committees_of_bodies_are_found() -> None:
    text = "云岭大学党委全会召开\n\n江临市体委、云岭大学中文系和江临市防疫站派人参加。云岭大学党委书记李明远讲话。"
    found = names(text, "Institution")
    assert {"云岭大学党委", "云岭大学中文系", "江临市防疫站"} <= found.keys()


def test_crimes_keep_the_marks_inside_their_names() -> None:
    text = MEETING + "被告人犯贪污罪，拒不执行判决、裁定罪，帮助毁灭、伪造证据罪。"
    assert names(text, "Concept").keys() == {"贪污罪", "拒不执行判决、裁定罪", "帮助毁灭、伪造证据罪"}


def test_a_letter_that_agrees_to_a_joint_meeting_names_body_topic_and_office() -> None:
    text = (
        "国务院办公厅关于同意建立古桥修缮工作部际联席会议制度的函\n\n水利部：\n\n国务院同意建立古桥修缮工作部际联席会议制度。\n\n"
        "国务院办公厅\n2022年8月16日\n\n附件\n\n古桥修缮工作部际联席会议制度\n\n统筹古桥修缮。联席会议成员名单\n\n"
        "召集人：\n　　李明远　水利部总畜牧师\n"
    )
    assert "古桥修缮工作部际联席会议" in names(text, "Institution").values()
    assert "古桥修缮" in names(text, "Concept").values()
    assert ("李明远", "水利部") in facts(text, "HOLDS_POSITION")


def test_the_secretariat_of_a_body_is_not_that_of_the_party() -> None:
    assert "中共中央书记处" not in names(MEETING + "中国科协书记处书记李明远出席会议。", "Institution").values()


def test_a_deputy_premier_is_minister_of_the_same_country() -> None:
    text = MEETING + "李明远会见了塞尔维亚副总理兼经济部长梅萨罗、保加利亚副总理兼经济、投资和工业部长普列夫。"
    assert facts(text, "HOLDS_POSITION") >= {
        ("梅萨罗", "塞尔维亚"),
        ("梅萨罗", "塞尔维亚经济部"),
        ("普列夫", "保加利亚"),
        ("普列夫", "保加利亚经济、投资和工业部"),
    }


def test_a_career_does_not_say_that_a_former_post_is_still_held() -> None:
    text = (
        "水利部原部长李明远被开除党籍\n\n水利部原部长李明远被开除党籍。李明远2022年12月起任水利部部长，2026年1月被查。"
    )
    post = next(f for f in next(iter(extract(text=text)))["facts"] if f["type"] == "HOLDS_POSITION")
    assert post["properties"]["former"] and post["properties"]["start"] == "2022-12"


def test_laws_are_adopted_as_newly_revised_ones_too() -> None:
    text = "云岭省人大常委会会议闭幕\n\n" + WIRE + "云岭省第十四届人大常委会第二次会议8日闭幕。"
    text += "会议经表决，通过了新修订的森林法、修改后的仲裁法、矿产资源法。"
    assert {law for _, law in facts(text, "ADOPTED")} == {
        "中华人民共和国森林法",
        "中华人民共和国仲裁法",
        "中华人民共和国矿产资源法",
    }


def test_the_opening_is_that_of_the_fair_that_opened() -> None:
    text = MEETING + "第二十二届中国—东盟博览会17日开幕。国务院副总理李明远出席开幕式并发表主旨演讲。"
    assert ("李明远", "第二十二届中国—东盟博览会") in facts(text, "SPOKE_AT")


def test_party_committee_and_government_issue_together() -> None:
    text = MEETING + "落实《中共云岭省委　云岭省人民政府关于培育人才的意见》。"
    assert {body for body, _ in facts(text, "ISSUED")} >= {"中共云岭省委", "云岭省人民政府"}


def test_the_party_secretary_of_a_city_visits_a_city_below_it() -> None:
    text = "张国平到醴陵市调研\n\n6月6日，市委书记张国平到醴陵市调研，察看了陶瓷企业。"
    assert facts(text, "HOLDS_POSITION") == {("张国平", "中共株洲市委")}


def test_the_province_of_a_dispatch_is_that_of_its_dateline() -> None:
    text = "全省水利会议召开\n\n本报长沙6月7日讯（记者 王芳）今天，全省水利会议召开。省委书记李明远出席会议。"
    assert facts(text, "HOLDS_POSITION") == {("李明远", "中共湖南省委")}


def test_a_headline_says_who_presided_and_who_attended() -> None:
    text = "云岭省委常委会召开会议 李明远主持 王维民等参加\n\n"
    text += "云岭日报7月1日讯 今天，云岭省委常委会召开会议，李明远、王维民出席。"
    assert {name for name, _ in facts(text, "PRESIDED")} == {"李明远"}


def test_the_year_of_an_award_meeting_is_part_of_its_name_only_once() -> None:
    text = "2024年度国家科学技术奖励大会在京召开\n\n新华社北京2025年6月24日电 "
    text += "中共中央、国务院24日上午在北京隆重举行国家科学技术奖励大会。李明远主持大会。"
    assert facts(text, "PRESIDED") == {("李明远", "2024年度国家科学技术奖励大会")}
    assert {body for body, _ in facts(text, "CONVENED")} == {"中共中央", "国务院"}


def test_a_number_below_the_title_is_not_part_of_it() -> None:
    text = (
        "江西省人民政府关于李明远等同志职务任免的通知\n赣府字〔2025〕20号\n\n各市、县（区）人民政府，省政府各部门：\n"
        "省人民政府决定：\n任命：\n李明远为省水利厅副厅长；\n王维民为江西财经大学副校长（试用期一年）。\n免去：\n"
        "张国平的省水利厅副厅长职务。\n2025年5月8日\n"
    )
    assert ("江西省人民政府", "江西省人民政府关于李明远等同志职务任免的通知") in facts(text, "ISSUED")


def test_a_conference_call_takes_the_name_of_who_holds_it() -> None:
    text = "水利部部署防汛\n\n" + WIRE + "水利部8日在京召开电视电话会议，部署防汛工作。水利部部长李明远出席会议并讲话。"
    assert ("李明远", "水利部电视电话会议") in facts(text, "SPOKE_AT")


def entities(text: str, label: str) -> set[str]:
    found = next(iter(extract(text=text)))["mentions"]
    return {m["name"] for m in found if m["label"] == label and m["rule"] != "namesake"}


def test_leaders_whom_everybody_knows_need_no_title_and_doctrines_are_no_people() -> None:
    text = MEETING + "李明远请客人转达对普京总统的问候。大家回顾了马克思主义和周恩来的教导。"
    assert entities(text, "Person") == {"李明远", "普京", "周恩来"}


def test_both_sides_preside_over_a_regular_meeting() -> None:
    text = "李明远同甲国总理会谈\n\n新华社北京2023年12月20日电　国务院总理李明远在人民大会堂同俄罗斯总理米舒斯京"
    text += "共同主持中俄总理第二十八次定期会晤。"
    held = "中俄总理第二十八次定期会晤"
    assert facts(text, "PRESIDED") == {("李明远", held), ("米舒斯京", held)}
    assert facts(text, "HELD_AT") == {(held, "人民大会堂")}


def test_the_first_person_of_a_speech_is_its_giver() -> None:
    text = (
        "走好中国特色金融发展之路\n\n李明远\n\n※ 这是李明远2024年1月16日在全省金融工作会议上的讲话。\n\n"
        "去年，我主持了全省水利工作会议。我们要坚持高质量发展。\n"
    )
    assert ("李明远", M) in facts(text, "PRESIDED")
    assert not {head for head, _ in facts(text, "EMPHASIZED")} & {"李明远"}


def test_the_meeting_that_a_sentence_says_was_held_is_the_one_spoken_at() -> None:
    text = MEETING + "2015年11月，全省扶贫工作会议召开，李明远发表重要讲话。"
    assert facts(text, "SPOKE_AT") == {("李明远", "全省扶贫工作会议")}


def test_inspectors_tell_at_a_feedback_session_what_they_found() -> None:
    text = (
        "中央第三生态环境保护督察组向上海市反馈督察情况\n\n2024年5月，督察组向上海市委、市政府反馈。反馈会由上海市市长龚正主持，"
        "督察组组长徐敬业通报督察意见，上海市委书记李明远作表态讲话。督察组副组长翟青、督察组有关人员等参加会议。"
    )
    team = "中央第三生态环境保护督察组"
    session = team + "督察反馈会"
    assert facts(text, "PRESIDED") == {("龚正", session)}
    assert facts(text, "SPOKE_AT") == {("徐敬业", session), ("李明远", session)}
    assert facts(text, "CONVENED") == {(team, session)}
    assert {("徐敬业", team), ("翟青", team)} <= facts(text, "HOLDS_POSITION")


def test_one_organ_of_each_place_of_a_list() -> None:
    text = "国务院关于规划的批复\n国函〔2022〕135号\n湖北省、重庆市人民政府，国家发展改革委：\n"
    text += "同意实施。\n国务院\n2022年12月8日\n"
    assert {body for _, body in facts(text, "ADDRESSED_TO")} == {
        "湖北省人民政府",
        "重庆市人民政府",
        "国家发展和改革委员会",
    }


def test_labels_of_an_election_inherit_the_body_above() -> None:
    text = (
        "江西省人民代表大会公告\n〔十四届〕第3号\n江西省第十四届人民代表大会第一次会议于2023年1月15日选举：\n"
        "一、江西省人民代表大会常务委员会主任：尹弘\n副主任：刘卫平、胡世忠\n秘书长：汪爱平（女）\n"
        "二、江西省人民政府省长：叶建春\n副省长：任珠峰、陈小平\n现予公告。\n2023年1月15日\n"
    )
    committee, government = "江西省人民代表大会常务委员会", "江西省人民政府"
    assert facts(text, "HOLDS_POSITION") == {
        *((name, committee) for name in ("尹弘", "刘卫平", "胡世忠", "汪爱平")),
        *((name, government) for name in ("叶建春", "任珠峰", "陈小平")),
    }


def test_units_of_a_court_and_what_a_decision_adds_on_the_same_person() -> None:
    text = LIST + "任命赵志诚为山东省高级人民法院审判委员会委员、刑事审判第一庭庭长。\n"
    text += "任命李明远为水利部副部长，免去其应急管理部部长助理职务。"
    assert facts(text, "HOLDS_POSITION") == {
        ("赵志诚", "山东省高级人民法院审判委员会"),
        ("赵志诚", "山东省高级人民法院刑事审判第一庭"),
        ("李明远", "水利部"),
        ("李明远", "应急管理部"),
    }


def test_lines_of_the_honoured_give_unit_and_post() -> None:
    text = (
        "江州省先进工作者名单\n王建国　　　南阳钢铁集团有限公司炼钢厂转炉班班长\n"
        "李　静（女）　南阳市第一人民医院护士长\n"
        "张　静（女）　南阳市第一中学教师\n"
    )
    assert facts(text, "HOLDS_POSITION") == {
        ("王建国", "南阳钢铁集团有限公司炼钢厂"),
        ("李静", "南阳市第一人民医院"),
        ("张静", "南阳市第一中学"),
    }


def test_minutes_list_who_was_there_and_shorten_the_plan() -> None:
    text = (
        "合肥市召开常务会议\n\n2024年5月20日上午，市长赵志诚主持召开市政府第12次常务会议。审议《合肥市国土空间总体规划（2021—2035年）》。"
        "会议原则同意《规划》。\n\n出席：赵志诚、陈立新\n\n列席：王维民\n"
    )
    session = "合肥市人民政府第12次常务会议"
    assert facts(text, "ADOPTED") == {(session, "合肥市国土空间总体规划（2021—2035年）")}
    assert facts(text, "ATTENDED") == {(name, session) for name in ("赵志诚", "陈立新", "王维民")}


def test_a_white_paper_is_issued_by_the_office_below_its_title() -> None:
    text = "江河的治理\n中华人民共和国国务院新闻办公室\n2021年4月\n目录\n前言\n江河的治理是一件大事。\n"
    assert facts(text, "ISSUED") == {("国务院新闻办公室", "江河的治理")}
    assert facts(text, "PUBLISHED_ON") == {("江河的治理", "2021-04")}


def test_a_numbered_session_tells_the_year_of_its_dispatch() -> None:
    text = "十四届全国人大常委会第九次会议闭幕\n\n新华社北京4月26日电　十四届全国人大常委会第九次会议26日闭幕。"
    title = "十四届全国人大常委会第九次会议闭幕"
    assert facts(text, "PUBLISHED_ON") == {(title, "2024-04-26")}
    assert {day for _, day in facts(text, "HELD_ON")} == {"2024-04-26"}


def test_councils_and_democratic_parties_have_sessions_of_their_own() -> None:
    text = MEETING + "全国工商联十三届二次常委会议召开。九三学社十五届二中全会闭幕。"
    assert entities(text, "Meeting") >= {
        "中华全国工商业联合会十三届二次常委会议",
        "九三学社第十五届中央委员会第二次全体会议",
    }


def test_a_street_named_after_a_city_is_not_the_city() -> None:
    text = "李明远在新疆考察\n\n" + WIRE + "李明远来到天山区固原巷社区，走进居民家中。"
    assert "固原市" not in entities(text, "Place")
    assert ("李明远", "天山区固原巷社区") in facts(text, "VISITED")


def test_a_press_conference_has_whom_it_invited() -> None:
    text = "国新办举行2024年一季度国民经济运行情况新闻发布会\n\n国务院新闻办公室于2024年4月16日举行新闻发布会，"
    text += "请国家统计局副局长李明远介绍情况。"
    held = "2024年一季度国民经济运行情况新闻发布会"
    assert facts(text, "SPOKE_AT") == {("李明远", held)}
    assert facts(text, "HELD_ON") == {(held, "2024-04-16")}


def test_a_name_in_峰_before_会见_is_no_summit() -> None:
    text = "国务院副总理何立峰会见外宾\n\n" + WIRE + "国务院副总理何立峰31日在京会见外宾。"
    assert not entities(text, "Meeting")


def test_measures_are_a_paper_with_the_issuers_of_its_signature() -> None:
    text = (
        "教育部等三部门关于进一步加强尊师惠师工作的若干措施\n教师〔2024〕2号\n各省、自治区、直辖市教育厅（教委）：\n"
        "为提升教师地位，制定以下措施。\n教育部 财政部 国家文物局\n2024年9月9日\n"
    )
    title = "教育部等三部门关于进一步加强尊师惠师工作的若干措施"
    assert facts(text, "ISSUED") == {(body, title) for body in ("教育部", "财政部", "国家文物局")}
    assert facts(text, "SIGNED_ON") == {(title, "2024-09-09")}


def test_a_meeting_that_announces_a_decision_is_a_report() -> None:
    text = (
        "郑州召开全市领导干部会议 宣布省委关于郑州市主要领导职务调整的决定\n\n7月1日，郑州召开全市领导干部会议。"
        "省委组织部副部长李明远主持会议。\n"
    )
    assert facts(text, "PRESIDED") == {("李明远", "全市领导干部会议")}


def test_numbered_rows_give_unit_and_post() -> None:
    text = "四川省科学技术奖获奖名单\n一、杰出贡献奖（2人）\n1．魏于全　四川大学教授\n2．王　琪　四川大学教授\n"
    assert facts(text, "HOLDS_POSITION") == {("魏于全", "四川大学"), ("王琪", "四川大学")}


def test_a_name_of_several_parts_runs_to_the_mark_of_the_list() -> None:
    text = MEETING + "省人大常委会主任祖木热提·吾布力，省政协主席努尔兰·阿不都满金和赵志诚、陈立新出席会议。"
    assert facts(text, "ATTENDED") == {
        (name, M) for name in ("祖木热提·吾布力", "努尔兰·阿不都满金", "赵志诚", "陈立新")
    }


def test_a_report_that_carries_a_full_speech_has_its_giver_as_author() -> None:
    title = "国家主席李明远发表新年贺词"
    text = title + "\n\n新华社北京2023年12月31日电　国家主席李明远通过中央广播电视总台，发表了新年贺词。全文如下：\n\n"
    text += "今年，我主持召开全省水利工作会议。\n"
    assert facts(text, "AUTHORED") == {("李明远", title)}
    assert facts(text, "PRESIDED") == {("李明远", M)}


def test_a_reserve_in_a_county_is_the_place_visited() -> None:
    text = "李明远在陕西考察\n\n" + WIRE + "李明远来到位于商洛市柞水县的秦岭牛背梁国家级自然保护区，察看生态保护情况。"
    assert ("李明远", "秦岭牛背梁国家级自然保护区") in facts(text, "VISITED")
    assert entities(text, "Person") == {"李明远"}


def test_all_who_sign_issue_a_joint_notice() -> None:
    text = (
        "农业农村部关于印发《设施农业建设规划》的通知\n农计财发〔2023〕6号\n各省、自治区、直辖市农业农村厅：\n"
        "现将《设施农业建设规划》印发给你们。\n农业农村部 财政部 自然资源部\n2023年6月9日\n"
    )
    title = "农业农村部关于印发《设施农业建设规划》的通知"
    assert {body for body, what in facts(text, "ISSUED") if what == title} == {"农业农村部", "财政部", "自然资源部"}
