"""Formulations that nothing marks: what a text says to build (加快建设新型能源体系), and set phrases in parallel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention

_HAN = "一-龥"
# Verbs of policy: what stands behind them up to the next mark is what the policy is about.
_VERBS = (
    "推进|深化|推动|实施|加强|加快|抓好|提升|提高|增强|健全|完善|构建|建设|坚持|深入|扩大|强化|优化|促进|发展|培育|壮大|维护|"
    "践行|弘扬|落实|开展|打造|巩固|拓展|夯实|统筹|保障|治理|守住|恢复|规范|畅通|倡导|承担|贯彻|支持|参与|实现|筑牢|守牢|厚植|营造|树立|塑造|激发|释放|发挥|改善|"
    "树牢|防范|化解|防止|整治|破除|压实|扛牢|严守|赋能|做强|做优|培养|引育|实行|建立|形成|推行|积极|持续|有序|扎实"
)
# Nouns that such a name ends with.
_HEADS = (
    "建设|改革|能力|体系|工程|行动|计划|机制|制度|体制|治理|责任制|转型|升级|发展|一体化|现代化|共同体|精神|文明|格局|生态|"
    "链|集群|强国|强省|强市|高地|示范区|试验区|先行区|走廊|经济|产业|业态|生产力|竞争力|软实力|安全|安全观|战略|方略|纲要|"
    "教育|文化|理念|政绩观|道路|监督|协商|民主|法治|统一|权威|优势|屏障|底线|红线|防线|根基|环境|平台|模式|保护|"
    "新高地|竞争|规则|保障|服务|消费|投资|贸易|开放|合作|联动|协同|融合|创新|整治|攻坚|攻坚战|保卫战|专项|试点|清单|标准|主体责任|思维|作风|队伍"
)
# With these a modifier of two characters says too little (健康发展, 空间格局).
_LOOSE = re.compile(
    r"^..(?:发展|格局|业态|环境|平台|模式|服务|合作|开放|保障|优势|标准|清单|体制|机制|制度|队伍|工程|能力)$"
)
_OBJECT = re.compile(
    rf"(?:{_VERBS})((?!{_VERBS})[{_HAN}]{{2,10}}?(?:{_HEADS}))(?=[，。；、！]|和[{_HAN}]|$)", re.MULTILINE
)
# Words that show that the stretch is a clause, or that it names no policy but something of this text.
_CLAUSE = re.compile(
    r"[的和与及在为把将以向从由被让使于是有要其并而或则等这那了着过各我不所该好可就来去]|"
    r"对(?![外口])|全(?![链域过民周球]|国统一)|新(?![型能时质兴一业闻])|更(?!高水平)|能(?![源力耗级])|本(?!领)|用(?!地)|出(?!口)|大(?!数据|模型|中小|湾区|食物)|"
    r"^(?:[上中下后时里外]|内(?!外贸))|^定期|强化|加强|推进|进一步|相关|有关|相应|必要|重点|具体|纳入|列入|作为|工作|情况|问题|任务|部门|单位|企业|干部|群众|人员|会议|委员会|"
    r"意见|方案|办法|措施|项目|时期|方面|环节|领域|年|月|日|一[个批支]"
)
# 坚持稳字当头、稳中求进: parallel phrases of one length behind a word that says they are maxims.
_MAXIM = re.compile(rf"(?:坚持|突出|做到|遵循|秉持|弘扬)([{_HAN}]{{4}}(?:、[{_HAN}]{{4}}){{1,4}})(?![{_HAN}])")
# 科学立法、民主立法、依法立法: three and more of one length with one ending.
_REFRAIN = re.compile(
    rf"(?<![{_HAN}、])(?:坚持|推进|做到|实现)?((?=[{_HAN}]{{2}}([{_HAN}]{{2}})、)[{_HAN}]{{4}}(?:、[{_HAN}]{{2}}\2){{2,5}})(?![{_HAN}、])"
)


# What a text calls a theme, an aim or a campaign: 以……为主题, 实现……目标, 开展……、……活动.
_CALLED = re.compile(
    rf"以(?P<theme>(?=[{_HAN}]*、)[{_HAN}、]{{6,24}}?)为主题"
    rf"|(?:实现|围绕)(?P<aim>(?![^，。]*(?:年|全年|各项|既定|预期|任务|发展))[{_HAN}、]{{4,14}}?)的?目标(?=[，。；])"
    rf"|(?:开展|组织)(?P<campaign>[{_HAN}]{{3,6}}、[{_HAN}]{{3,6}}(?:、[{_HAN}]{{3,6}})*)活动"
    rf"|(?:按照|坚持|遵循|贯彻)(?P<maxim>[{_HAN}]{{4,8}}(?:、[{_HAN}]{{4,8}}){{1,5}})的(?:总?要求|方针|原则|总?思路)"
)


def called(context: Context) -> Iterator[Mention]:
    """Formulations that the text names by what they are."""
    if context.document.head.doc_type in LAWS:
        return
    for match in _CALLED.finditer(context.text):
        group = match.lastgroup or ""
        if not re.search(r"[的了着]|^(?:以|把|将|其|各)", match[group]):
            yield Mention("Concept", match.start(group), match.end(group), match[group], "concept:called")


def objects(context: Context) -> Iterator[Mention]:
    """What the verbs of policy govern, where a noun of policy ends it and nothing makes it a clause."""
    if context.document.head.doc_type in LAWS:
        return
    for match in _OBJECT.finditer(context.text):
        name = match[1]
        if len(name) >= 4 and not _CLAUSE.search(name) and not _LOOSE.match(name):
            yield Mention("Concept", match.start(1), match.end(1), name, "concept:object")


def parallels(context: Context) -> Iterator[Mention]:
    """Parallel set phrases under their whole wording."""
    if context.document.head.doc_type in LAWS:
        return
    for pattern in (_MAXIM, _REFRAIN):
        for match in pattern.finditer(context.text):
            yield Mention("Concept", match.start(1), match.end(1), match[1], "concept:parallel")


FINDERS = (called, parallels, objects)
