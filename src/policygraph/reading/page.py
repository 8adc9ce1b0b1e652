"""What a saved web page leaves around a text: menus and breadcrumbs above it, links and imprint below."""

from __future__ import annotations

import re
from array import array

_CRUMBS = re.compile(
    r"^(?:您?(?:现在|当前|目前)?的?位置(?:是)?[：:]|当前位置|首[页頁](?:[>＞»›/|｜\s]|$))|[一-龥]\s*(?:>+|＞|»|›)\s*[一-龥]"
)
_MENU = re.compile(r"^[一-龥A-Za-z]{2,8}(?:\s*[|｜·]\s*[一-龥A-Za-z]{2,8}){2,30}$")
# What a reader can do on a site: 无障碍浏览 繁体 EN 登录.
_CONTROLS = re.compile(
    r"^(?:无障碍(?:浏览|阅读|版)?|长者模式|关怀版|适老版|繁[体體]版?|简体版?|EN|English|登录|注册|登錄|個人中心|个人中心|收藏本站|设为首页|加入收藏|"
    r"移动版|手机版|电脑版|微信|微博|客户端|网站支持IPv6|搜索|智能问答|[|｜·\s])+$"
)
_SITE = re.compile(r"^\s*[一-龥]{2,14}(?:政府|政府网|门户网站|网|在线|委员会|[部厅局委办])\s*$")  # whose site it is
_ITEM = 6  # characters: the words of a menu are no longer
_BELOW = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|Copyright|©|^(?:主办|承办|技术支持|主管)(?:单位)?[：:]|网站地图|联系我们|关于我们|"
    r"扫一扫|^(?:打印|关闭|分享|返回|收藏)|^[（(【\[]?\s*(?:责任编辑|责编|编辑|审核|校对|值班编辑)[：:]|^(?:上|下)一篇[：:]?|"
    r"^【?(?:纠错|字体|打印|关闭)|^(?:地址|邮编|邮政编码|联系电话|传真)[：:]|公安备案|政府网站找错|无障碍浏览"
)
_RELATED = re.compile(
    r"^[【\[]?(?:相关(?:阅读|新闻|链接|报道|文章|稿件)|推荐阅读|延伸阅读|热点(?:新闻|推荐))[】\]]?[：:]?$"
)
_KEPT = re.compile(r"来源[：:]|发布时间|\d日$")
_LONGEST, _MOST = 120, 30  # characters of a footer's line, lines of a footer


def without_page(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """The same without what a page set around it; the offsets of what is left are unchanged."""
    start, stop = _top(text), _bottom(text)
    if start >= stop or (start == 0 and stop == len(text)):
        return text, offsets
    return text[start:stop], array(
        "I", [*offsets[start:stop], offsets[len(text)] if stop == len(text) else offsets[stop]]
    )


def _top(text: str) -> int:
    """Where the text starts below menu words (首页, 新闻中心 …) and breadcrumbs."""
    lines = text[:1500].split("\n")[:40]
    words = next((i for i, line in enumerate(lines) if len(line.strip()) > _ITEM), len(lines))
    marked = [i for i, line in enumerate(lines[: words + 6]) if _is_menu(line)]
    last = max(marked, default=-1)
    above = (_is_menu(x) or len(x.strip()) <= _ITEM or (i < 2 and _SITE.search(x)) for i, x in enumerate(lines[:last]))
    count = last + 1 if last >= 0 and all(above) else 0
    if words >= 3:
        count = max(count, words)
    if not count or count >= len(lines):
        return 0
    return sum(len(line) + 1 for line in lines[:count])


def _is_menu(line: str) -> bool:
    bare = line.strip()
    return len(bare) <= _LONGEST and bool(_CRUMBS.search(bare[:60]) or _MENU.match(bare) or _CONTROLS.match(bare))


def _bottom(text: str) -> int:
    """Where the text ends above the page's links, editors and imprint."""
    lines = text.split("\n") if len(text) < 20_000 else text[-8000:].split("\n")[1:]
    stop = len(text)
    cut = stop
    for line in reversed(lines[-_MOST:]):
        bare = line.strip()
        begin = stop - len(line)
        if _KEPT.search(bare) or len(bare) > _LONGEST or begin <= 0:
            break
        if not bare or _BELOW.search(bare) or _RELATED.match(bare):
            cut = begin - 1
        elif re.search("[。！？；]", bare) or not _below_related(text, begin):
            break
        stop = begin - 1
    return max(cut, 0)


def _below_related(text: str, position: int) -> bool:
    """Whether a line stands in a list of other headlines (相关阅读)."""
    above = text[max(0, position - 600) : position].split("\n")[:-1]
    for line in reversed(above):
        if _RELATED.match(line.strip()):
            return True
        if re.search("[。！？；]", line) or len(line) > 60:
            return False
    return False
