"""The decisions file as a worksheet: proposals stand in it as comments until somebody takes the ``# `` away.

A proposal is a block of comments with its decision as the last line::

    # 0.95  short and full form
    #   国务院科技主管部门 (3 mentions, 2 documents): …由国务院科技主管部门规定… [document:甲办法]
    # - same: [institution:国务院科学技术主管部门, institution:国务院科技主管部门]

Everything else in the file belongs to its reader and stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

import yaml

from policygraph.resolution.candidates import KINDS
from policygraph.resolution.entities import Candidate, Entity

_OURS = "#: "
_TITLE = re.compile(r"# \d\.\d\d  ")
_DETAIL = "#   "
_PENDING = re.compile(rf"# - (?:{'|'.join(KINDS)}): ")
_HEAD = (
    "Proposals of policygraph review. To accept one, take away the two characters before its last line (- same …).",
    "To refuse one for good, write - keep instead of # - same (or # - drop …). What stays a comment is asked again.",
)
_SAID = {
    "same": "probably one entity; the first id is kept",
    "not_same": "one name, probably two people; the documents named go to the new one",
    "retype": "one name under two labels, or under the wrong one",
    "drop": "probably no entity",
}
_SENTENCES = 2  # shown of each entity
_AROUND = 32  # characters shown before and behind the name
_PLAIN = re.compile(r"[^\W\d_](?:[\w·、（）《》〈〉“”—－．.@〔〕，：/+-]|:(?=[^\W_]))*")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def without_proposals(text: str, keep: bool = False) -> str:
    """The text of a decisions file without its pending proposals; with ``keep`` they become ``- keep`` decisions."""
    out: list[str] = []
    block: list[str] = []
    for line in text.split("\n"):
        if _TITLE.match(line):
            out += block
            block = [line]
        elif block and line.startswith(_DETAIL):
            block.append(line)
        elif block and _PENDING.match(line):
            block = []
            if keep:
                out.append(_PENDING.sub("- keep: ", line))
        else:
            out += block
            block = []
            if not line.startswith(_OURS):
                out.append(line)
    text = "\n".join([*out, *block])
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def with_proposals(text: str, candidates: Sequence[Candidate]) -> str:
    """The text of a decisions file, and the proposals behind it."""
    lines = [text, ""] if text else []
    if candidates and text and isinstance(list(yaml.safe_load_all(text) or [None])[-1], dict):
        lines += ["---", ""]  # the reader wrote a mapping; a list of decisions is a YAML document of its own
    if candidates:
        lines += [*(_OURS + line for line in _HEAD), ""]
    for kind in KINDS:
        of_kind = [c for c in candidates if c.kind == kind]
        if of_kind:
            lines += [f"{_OURS}{kind}: {_SAID[kind]} ({len(of_kind)})", ""]
        for candidate in of_kind:
            lines += [*_block(candidate), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(candidate: Candidate) -> Iterable[str]:
    yield f"# {candidate.score:.2f}  {_line(candidate.reason)}"
    for entity in candidate.evidence:
        yield _DETAIL + _line(_described(entity))
        names = (entity.name, *entity.aliases)
        yield from (f"{_DETAIL}  {_shown(s.text, names)} [{_line(s.document)}]" for s in entity.sentences[:_SENTENCES])
    own = [i.partition(":")[2] for i in candidate.ids]
    yield from (f"{_DETAIL}  {_shown(s.text, own)} [{_line(s.document)}]" for s in candidate.sentences)
    yield f"# - {candidate.kind}: {_flow(candidate.value if candidate.value is not None else list(candidate.ids))}"


def _described(entity: Entity) -> str:
    if entity.own:
        return f"{entity.name} (input document: {entity.note})"
    return f"{entity.name} ({_count(entity.count, 'mention')}, {_count(len(entity.documents), 'document')})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _shown(sentence: str, names: Sequence[str]) -> str:
    """The sentence, cut to the stretch around the first of the names in it."""
    text = _line(sentence)
    at, length = next(((text.find(n), len(n)) for n in names if n and n in text), (0, 0))
    start, end = max(0, at - _AROUND), at + length + _AROUND
    if start <= 3:
        start = 0
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _flow(value: object) -> str:
    """A value in YAML's one-line form."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(k)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
