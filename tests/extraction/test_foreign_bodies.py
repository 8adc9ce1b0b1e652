"""Bodies of other countries are not the Chinese ones of the same name."""

from __future__ import annotations

import pytest

from policygraph.extraction.pipeline import extract
from policygraph.reading import read_text


def bodies(text: str) -> list[str]:
    (document,) = read_text(text, path="news.txt")
    found = [m for m in extract(document).mentions if m.label == "Institution" and m.alias]
    return [m.name for m in sorted(found, key=lambda m: (m.start, -m.end))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄罗斯外交部4日发表声明。", ["俄罗斯外交部"]),
        ("中国外交部发言人4日表示。", ["外交部"]),
        ("美国国务院和法国国民议会代表与会。", ["美国国务院", "法国国民议会"]),
        ("据报道，美国务院宣布新措施。", ["美国国务院"]),
        ("他说，在外交部工作多年。", ["外交部"]),
        ("中国队在决赛中以2比1战胜巴西队。", ["中国队", "巴西队"]),
        ("会议任命周建华为司法部部长。", ["司法部"]),
        ("他会见智利共产党代表。", ["智利共产党"]),
        ("欢迎加拿大企业家来华投资办厂。", []),
    ],
)
def test_country_before_the_name(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected
