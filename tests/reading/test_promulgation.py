"""Orders that carry the text they put in force are one document, under that text's title."""

from policygraph.reading.read import read_text

_ORDER = """中华人民共和国国务院令

第785号

《地下管线管理条例》已经2024年3月22日国务院第29次常务会议通过，现予公布，自2024年7月1日起施行。

总理  周启文

2024年4月8日

地下管线管理条例

第一条　为了加强地下管线管理，制定本条例。

第二条　本条例自2024年7月1日起施行。
"""


def test_a_notice_that_issues_a_plan_keeps_its_own_title() -> None:
    text = (
        "云岭省人民政府办公厅关于印发《云岭省数字乡村行动方案》的通知\n云政办发〔2024〕33号\n各市、县人民政府：\n"
        "《云岭省数字乡村行动方案》已经省政府同意，现印发给你们，请认真贯彻执行。\n云岭省人民政府办公厅\n2024年7月12日\n"
        "云岭省数字乡村行动方案\n为推进数字乡村建设，制定本方案。\n"
    )
    (document,) = read_text(text, path="notice.txt")
    assert document.head.title
    assert document.head.title.value == text.split("\n")[0]
    assert [f.value for f in document.head.recipients] == ["各市、县人民政府"]


def test_an_order_and_the_regulation_below_it_are_one_document() -> None:
    (document,) = read_text(_ORDER)
    head = document.head
    assert head.title and head.title.value == "地下管线管理条例"
    assert head.published and head.published.value == "2024-04-08"
    assert head.effective and head.effective.value == "2024-07-01"
    assert [(p.action, p.date, p.body) for p in head.history] == [("通过", "2024-03-22", "国务院第29次常务会议")]
    assert [i.value for i in head.issuers] == ["中华人民共和国国务院"]


def test_the_day_may_stand_behind_the_body_and_a_second_body_may_approve() -> None:
    text = """云岭省人民代表大会常务委员会公告

第二十六号

《红水苗族自治州古树保护条例》已由红水苗族自治州第十五届人民代表大会第三次会议于2024年1月18日通过，云岭省第十四届人民代表大会常务委员会第九次会议于2024年3月29日批准，现予公布，自2024年6月1日起施行。

云岭省人民代表大会常务委员会

2024年4月3日

红水苗族自治州古树保护条例

第一条　为了保护古树，制定本条例。
"""
    (document,) = read_text(text)
    assert [(p.action, p.date, p.body) for p in document.head.history] == [
        ("通过", "2024-01-18", "红水苗族自治州第十五届人民代表大会第三次会议"),
        ("批准", "2024-03-29", "云岭省第十四届人民代表大会常务委员会第九次会议"),
    ]
    assert document.head.published and document.head.published.value == "2024-04-03"


def test_a_report_that_only_names_a_regulation_keeps_its_title() -> None:
    text = "国务院公布一项条例\n\n《地下管线管理条例》已经国务院常务会议通过，现予公布。专家认为条例十分及时。\n"
    (document,) = read_text(text)
    assert document.head.title and document.head.title.value == "国务院公布一项条例"
