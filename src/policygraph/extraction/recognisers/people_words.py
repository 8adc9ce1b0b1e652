"""Word knowledge for names: family names, words that are no names, and what may follow a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from policygraph.extraction.recognisers.institutions_area import verbs
from policygraph.schema import Schema

# Characters of transliterated and of Tibetan, Uygur, Mongol names.
FOREIGN = frozenset(
    "阿埃艾安昂奥巴拜班邦包保鲍贝本比彼毕宾波伯博布查达戴丹德登邓迪蒂丁东杜顿多厄恩尔法范菲费芬丰佛夫弗福富盖冈高戈格葛根贡古瓜"
    "哈海汉豪赫亨洪胡华霍基吉季加贾简杰金久卡凯坎康考柯科克肯库夸拉莱赖兰朗劳勒雷黎里利莉立丽列林琳隆卢鲁路伦罗洛马玛迈麦曼芒梅蒙米密"
    "明摩莫默姆穆纳娜奈南内尼涅宁努诺欧帕潘庞佩彭皮平珀普奇齐恰乔切琼让热日荣儒瑞若萨塞赛桑瑟森沙莎山绍舍申圣施什史舒斯丝思苏索塔"
    "台泰坦汤唐陶特腾提图托陀瓦万旺威韦维温文沃乌武西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊因英尤约扎泽詹张珍朱兹卓佐京察"
    "措珠才江村白赤嘎次仁央宗增索美晋沛地铁木买司义依力更帕坚赞贤卡鲁哈朝音额日乐其格道敖包娅茨茜妮露黛蕾萝薇翁滕冯钦钱逊谟梵涛"
    "圭渥昌蓬卜翰济逊斐浦甫耐耿颂茵喀喇拓岛崔柴勃勋娄曹孟甘甸宁旦不都顺敏昆昭榕仑麓蒋寇钮茹萍葆贵贾邵郝闵鲜墨默黛岑峰克雍盖缪聂臧"
    "龙朔满吾孜尔江肉买合提热依古丽麦吐尔逊库"
)


_TRANSLITERATION = re.compile("[" + "".join(sorted(FOREIGN)) + "]{2,12}")

# Function characters that given names use as well.
NAMELIKE = frozenset("胜获才生会文一致明华兴正刚立来从到想想出曾则当兼摄编译绘谈")


@cache
def dictionary() -> tuple[dict[str, int], frozenset[str]]:
    """jieba's word list: frequency of words of 2–4 characters that are no names, and the personal names."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return {}, frozenset()
    words: dict[str, int] = {}
    people: set[str] = set()
    with (Path(spec.origin).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split(" ")
            if 2 <= len(word) <= 5:
                if tag.startswith("nr"):
                    people.add(word)
                elif len(word) != 3 or tag not in ("nz\n", "t\n"):  # those hold names too (周铁农)
                    words[word] = int(count)
    return words, frozenset(people)


@dataclass(frozen=True, slots=True)
class Words:
    """The tables that name reading looks into."""

    common: frozenset[str]  # surnames that are enough beside weak evidence
    surnames: frozenset[str]  # all of one character
    compound: frozenset[str]  # of two
    japanese: frozenset[str]
    strong: frozenset[str]  # verbs behind a name
    weak: frozenset[str]  # single characters that may stand behind a name
    stop: frozenset[str]

    def is_word(self, text: str, least: int = 0) -> bool:
        """Whether this is an everyday word and no name."""
        return text in self.stop or dictionary()[0].get(text, -1) >= least

    def frequency(self, text: str) -> int:
        return dictionary()[0].get(text, 0)

    def known(self, text: str) -> bool:
        """A name that the word list has as a name."""
        return text in dictionary()[1] and text not in self.stop

    def surname(self, text: str, at: int) -> int:
        """Length of the family name that starts here, 0 if none."""
        if text[at : at + 2] in self.compound:
            return 2
        return 1 if text[at : at + 1] in self.surnames else 0

    def follower(self, text: str, at: int) -> float:
        """How well the text from here continues a sentence behind a name: 3 strong, 1.5 weak, 0 not."""
        char = text[at : at + 1]
        if not char or not is_han(char):
            return 3.0 if char not in ("·", "•", "・", "—") else 0.0
        for size in (5, 4, 3, 2):
            if text[at : at + size] in self.strong:
                return 3.0
        if char in self.weak:
            return 1.2 if char in NAMELIKE else 2.0
        if text[at : at + 2] in verbs():
            return 1.6
        return 0.8 if self.frequency(text[at : at + 2]) > 100 else 0.0

    @staticmethod
    def transliterations() -> re.Pattern[str]:
        """Runs of two and more characters of transliterated names."""
        return _TRANSLITERATION

    @staticmethod
    def foreign(char: str) -> bool:
        return char in FOREIGN


def is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


@cache
def load_words(schema: Schema) -> Words:
    """The tables of a schema."""
    family = [row for row in schema.table("surnames") if row["kind"] != "japanese"]
    followers = schema.table("name_followers")
    singles = {row["name"] for row in family if len(row["name"]) == 1}
    return Words(
        common=frozenset(row["name"] for row in family if row["kind"] == "common"),
        surnames=frozenset(singles),
        compound=frozenset(row["name"] for row in family if len(row["name"]) > 1),
        japanese=frozenset(row["name"] for row in schema.table("surnames") if row["kind"] == "japanese"),
        strong=frozenset(
            form
            for row in followers
            for form in (row["name"], *row.many("aliases"))
            if row["kind"] == "strong" and len(form) > 1
        ),
        weak=frozenset(form for row in followers for form in (row["name"], *row.many("aliases")) if len(form) == 1),
        stop=frozenset(form for row in schema.table("person_stoplist") for form in (row["name"], *row.many("aliases"))),
    )
