"""Places as a reader of reports names them."""

from __future__ import annotations

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text


def places(text: str) -> set[str]:
    return {m.name for d in read_text(text, path="x.txt") for m in extract(d).mentions if m.label == "Place"}


def test_a_chain_of_divisions_gives_each_of_its_places() -> None:
    found = places("李明远来到广东省梅州市蕉岭县广福镇石峰村，同村民交谈。")
    assert {"广东省", "梅州市", "蕉岭县", "广东省梅州市蕉岭县广福镇", "广东省梅州市蕉岭县广福镇石峰村"} == found


def test_short_names_stand_for_the_full_ones() -> None:
    assert places("会议听取了四川、西藏和延边的汇报。") == {"四川省", "西藏自治区", "延边朝鲜族自治州"}


def test_words_that_only_look_like_places_are_none() -> None:
    assert places("确保国家长治久安，防止文山会海，打造出海口，各位来宾齐聚一堂，黄河南岸绿树成荫。") == {"黄河"}


def test_a_county_is_known_by_its_short_form_where_the_text_has_the_full_one() -> None:
    assert places("会议在海拉尔区举行。海拉尔的冬天很冷。") == {"海拉尔区"}
    assert places("海拉尔的冬天很冷。") == set()


def test_a_river_and_its_basin_are_one_place() -> None:
    assert places("推动黄河流域生态保护，让黄河造福人民。") == {"黄河"}


def test_sites_by_head_noun_need_a_name_of_their_own() -> None:
    found = places("李明远参观了云岭革命烈士陵园，走进青竹社区、松涛公园。要加强各类公园、社区建设。")
    assert found == {"云岭革命烈士陵园", "青竹社区", "松涛公园"}


def test_a_place_inside_the_name_of_a_body_is_not_listed_apart() -> None:
    assert places("广东省人民政府办公厅印发通知。") == set()


def test_abroad() -> None:
    found = places("李明远抵达蒙古国乔木巴市访问，随后前往法国巴黎。蒙古族群众热情好客。")
    assert found == {"蒙古国", "乔木巴市", "法国", "巴黎"}
