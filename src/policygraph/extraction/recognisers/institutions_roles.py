"""Single bodies that a law names by their role: 国务院水行政主管部门, 太湖流域管理机构, 省水行政主管部门.

Which ministry holds the role changes with every reform of the State Council; the law's own name for it is kept. Classes
of bodies (国务院有关部门, 县级以上人民政府水行政主管部门, 省级教育行政部门) are no single body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention, Ref

_HAN = "一-龥"
# Words that a role's name cannot hold: they begin another clause or make a class of bodies.
_ROLE = (
    r"(?:(?!有关|建立|健全|加强|设置|实行|完善|支持|鼓励|各|其他|授权|所属|规定|批准|同意|制定|公布|决定|确定|设立|会同|应当|负责|组织|报|由|依照|依法|根据|"
    rf"按照|或者|以及|的|等|及其|相关|指定|人民政府)[{_HAN}])"
)
_END = (
    r"(?:主管部门|管理部门|监管部门|工作部门|部门|监督管理机构|管理机构|领导机构|协调机构|协调机制|工作机构)"
    r"(?!规章|规定|负责人|工作人员|和单位|间)"
)
_CENTRAL = re.compile(rf"(?:国务院|(?<!代表)(?<!中央)国家(?!机关)|(?<!在)中央(?!国家)){_ROLE}{{1,16}}?{_END}")
_BASIN = re.compile(r"(?:长江|黄河|淮河|海河|珠江|松辽|太湖)流域(?:水资源保护|生态环境监督)?管理(?:局|机构)")
_LEVEL = r"(?:省|市|自治州|自治区|县)(?:人民政府)?(?!级|以上|各)"
_LOCAL = re.compile(
    rf"(?:(?<![{_HAN}、])(?:由|报|经|向)?|(?<=[由报经向]))(?P<body>{_LEVEL}{_ROLE}{{1,14}}?(?:主管部门|管理部门|部门)(?!规章))"
)
_OWN_PLACE = re.compile(rf"[{_HAN}]{{2,12}}?(?:省|自治区|自治州|自治县|市|县)(?=[{_HAN}])")
_STATE = ("国家", "中央")


def role_bodies(context: Context) -> Iterator[Mention]:
    """Mentions of bodies named by their role; those of the law's own place take its name before theirs."""
    if context.document.head.doc_type not in LAWS:
        return
    text = context.text
    for pattern in (_CENTRAL, _BASIN):
        for match in pattern.finditer(text):
            name = match.group()
            if name.startswith(_STATE) and name.endswith("部门") and not re.search(r"管理|主管|监管|网信|工作", name):
                continue
            yield Mention("Institution", match.start(), match.end(), name, "institution:role")
    title = context.document.head.title
    place = _OWN_PLACE.match(title.value) if title else None
    if place is None:
        return
    for match in _LOCAL.finditer(text):
        surface = match["body"]
        level = re.match("省|市|自治州|自治区|县", surface)
        if level is None or not place.group().endswith(level.group()):
            continue
        name = place.group() + surface[level.end() :]
        context.aliases.setdefault(Ref("Institution", name), set()).add(surface)
        yield Mention("Institution", match.start("body"), match.end(), name, "institution:role")
