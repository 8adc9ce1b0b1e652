"""What reading finds in a folder of laws: title, bodies, dates, articles. Run by hand: python benchmarks/laws.py FOLDER

Each file is a law in Markdown: heading, adoption note (题注) line by line, ``<!-- INFO END -->``, text. The note is
counted here a second time, crudely and line by line, without the code under test; what it states and reading lacks is a
failure. Prints how many laws lack which field, and the failures by kind; --eyes N prints the heads of N random ones
(fixed seed) beside their notes for a person to check.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from policygraph.reading import Document, read
from policygraph.reading.articles import find_articles

_DAY = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_NARROW = {ord("０") + i: ord("0") + i for i in range(10)}
_ARTICLE = re.compile(
    r"(?m)^[#* 　]*第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?(?![的规之第、，和或款])"
)
_OWN_DAY = re.compile(
    r"本(?:法|条例|规定|办法|细则|规则|解释|决定|批复|通知|意见|安排|修正案|规范)(?:（[^）]*）)?自"
    r"(?:((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)|(?:公布|发布|颁布|印发)之日)起(?:施行|实施|执行|生效)"
)
FIELDS = ("title", "genre", "adopting body", "adopted", "promulgated", "revised", "in force", "articles")
_WORDS = {
    "adopted": ("通过", "批准"),
    "promulgated": ("公布", "发布", "颁布", "印发"),
    "revised": ("修订", "修正", "修改"),
    "in force": ("施行", "实施", "执行", "生效"),
}
_GENRES = {
    "司法解释": {"司法解释"},
    "行政法规": {"行政法规", "法律"},
    "部门规章": {"部门规章", "行政法规"},
}


@dataclass(slots=True)
class Result:
    """Counts over a folder: ``stated[field]`` laws state it, ``lacking[field]`` lists those whose reading lacks it."""

    laws: int = 0
    megabytes: float = 0.0
    seconds: float = 0.0
    stated: Counter[str] = field(default_factory=Counter)
    lacking: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    invented: list[tuple[str, str]] = field(default_factory=list)


def iso(match: re.Match[str]) -> str:
    year, month, day = (int(g) for g in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}"


def examine(folder: Path) -> Result:
    """Read every law of a folder and compare it with what its note states."""
    result = Result()
    for path in sorted(folder.glob("*.md")):
        raw = path.read_text("utf-8").translate(_NARROW)
        start = time.process_time()
        documents = read(path)
        result.seconds += time.process_time() - start
        result.megabytes += path.stat().st_size / 1e6
        result.laws += 1
        if len(documents) != 1:
            result.lacking["one document"].append((path.name, f"{len(documents)} documents"))
        _compare(path.name, raw, documents[0], result)
    return result


def _compare(name: str, raw: str, document: Document, result: Result) -> None:
    note, _, body = raw.partition("<!-- INFO END -->")
    head = document.head

    def check(what: str, said: object, found: bool) -> None:
        result.stated[what] += 1
        if not found:
            result.lacking[what].append((name, str(said)))

    headings = re.findall(r"(?m)^# +(.+)$", note)
    title = "".join("".join(headings).split())
    check("title", title, head.title is not None and head.title.value == title)
    genres = _GENRES.get(name.split("__")[0], {"法律"})
    check("genre", f"{head.doc_type}, not {'/'.join(sorted(genres))}", head.doc_type in genres)

    # A closing title may be cut off at the end of a line of the note: what stands in it is another text's.
    flat = re.sub(r"《[^》]*》", "《》", " ".join(note.split("\n")[1:]))
    days = list(_DAY.finditer(flat))
    found: dict[str, set[str]] = {
        "adopted": {p.date for p in head.history if p.action in ("通过", "批准", "修订", "修正")},
        "promulgated": {p.date for p in head.history} | ({head.published.value} if head.published else set()),
        "revised": {p.date for p in head.history if p.action in ("修订", "修正")},
        "in force": {head.effective.value} if head.effective else set(),
    }
    any_day = (
        set().union(*found.values()) | {p.date for p in head.history} | ({head.signed.value} if head.signed else set())
    )
    for number, day in enumerate(days):
        stop = days[number + 1].start() if number + 1 < len(days) else len(flat)
        said = flat[day.end() : stop].strip()
        actions = [what for what, words in _WORDS.items() if any(w in said for w in words)]
        if "revised" in actions:  # 修订通过, 修订发布, 通过的《修正案》: one step of revision
            actions = ["revised"]
        if "通过的《" in said:
            actions = ["revised"]
        for what in actions:
            check(what, f"{day.group()} {said}"[:90], iso(day) in found[what])
        if not actions:
            check("other day", f"{day.group()} {said}"[:90], iso(day) in any_day)
        if "adopted" in actions and re.search("[会院委部]", said):
            step = [p for p in head.history if p.date == iso(day)]
            check("adopting body", f"{day.group()} {said}"[:90], any(p.body for p in step))
    if "施行" not in flat and "实施" not in flat:
        own = list(_OWN_DAY.finditer(body))
        known = bool(own) and (own[-1][1] is not None or head.published is not None)
        if known:
            check("in force", own[-1].group(), head.effective is not None)
    lines = len(_ARTICLE.findall(raw))
    if lines:
        count = len(find_articles(document.text))
        check("articles", f"{lines} by line, {count} read", count == lines)
    stated = {iso(d) for d in _DAY.finditer(raw[:4000])}
    for passage in head.history:
        if passage.date and passage.date not in stated:
            result.invented.append((name, f"{passage.date} {passage.action} {passage.body}"))


def report(result: Result) -> str:
    """The figures and the failures by kind, as text."""
    speed = result.megabytes / result.seconds
    lines = [f"{result.laws} laws, {result.megabytes:.1f} MB, read in {result.seconds:.1f} s ({speed:.1f} MB/s)", ""]
    lines.append(f"{'field':<16}{'stated':>8}{'lacking':>9}")
    for what in (*FIELDS, "other day", "one document"):
        lines.append(f"{what:<16}{result.stated[what]:>8}{len(result.lacking[what]):>9}")
    lines.append(f"{'days invented':<16}{'':>8}{len(result.invented):>9}")
    for what, failures in (*result.lacking.items(), ("days invented", result.invented)):
        if failures:
            lines += ["", f"== {what}: {len(failures)}", *(f"  {name}: {said}" for name, said in failures)]
    return "\n".join(lines)


def _eyes(folder: Path, number: int) -> None:
    for path in random.Random(20240228).sample(sorted(folder.glob("*.md")), number):
        raw = path.read_text("utf-8")
        print("=" * 100, path.name, raw.partition("<!-- INFO END -->")[0].strip(), sep="\n")
        print("...", raw.strip()[-120:].replace("\n", " "), sep="")
        document = read(path)[0]
        head = document.head
        print("--- read:", head.title and head.title.value, "|", head.doc_type)
        for passage in head.history:
            print("   ", passage.action, passage.date, passage.body, passage.ordinal)
        print(
            "    published",
            head.published and head.published.value,
            "in force",
            head.effective and head.effective.value,
        )
        print("    issuers", [i.value for i in head.issuers], "number", head.doc_number and head.doc_number.value)
        print("    articles", len(find_articles(document.text)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--eyes", type=int, default=0, metavar="N")
    options = parser.parse_args()
    if options.eyes:
        _eyes(options.folder, options.eyes)
    else:
        print(report(examine(options.folder)))


if __name__ == "__main__":
    main()
