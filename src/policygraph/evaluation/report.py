"""The scores of all documents, as figures and as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from policygraph.evaluation.gold import RELATIONS, TYPES
from policygraph.evaluation.scoring import Counts, DocumentScore


@dataclass(slots=True)
class Report:
    """The scores, and a line for each document that had no graph (it counts as an empty one)."""

    documents: list[DocumentScore]
    warnings: list[str] = field(default_factory=list)


def figures(counts: Counter[str]) -> dict[str, float]:
    """``tp``, ``fp``, ``fn`` and precision, recall and F1, rounded to four places."""
    precision, recall, f1 = _prf(counts)
    return {
        "tp": counts["tp"],
        "fp": counts["fp"],
        "fn": counts["fn"],
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(f1, 4),
    }


def _prf(counts: Counter[str]) -> tuple[float, float, float]:
    tp, fp, fn = counts["tp"], counts["fp"], counts["fn"]
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def as_dict(report: Report) -> dict[str, Any]:
    """All figures: ``documents``, ``entities`` and ``relations`` by type with ALL and MACRO, ``title_accuracy``,
    ``by_document``, ``by_rule`` (``tp``, ``fp``, ``neutral``) and ``warnings``."""
    titles = sum((d.titles for d in report.documents), Counter[str]())
    rules = _sum(d.rules for d in report.documents)
    judged = titles["ok"] + titles["bad"]
    return {
        "documents": len(report.documents),
        "entities": _block(_sum(d.entities for d in report.documents), TYPES),
        "relations": _block(_sum(d.relations for d in report.documents), RELATIONS),
        "title_accuracy": round(titles["ok"] / judged, 4) if judged else None,
        "by_document": {
            d.name: {"entities": figures(_total(d.entities)), "relations": figures(_total(d.relations))}
            for d in report.documents
        },
        "by_rule": {rule: {v: rules[rule][v] for v in ("tp", "fp", "neutral")} for rule in sorted(rules)},
        "warnings": list(report.warnings),
    }


def _sum(blocks: Iterable[Counts]) -> Counts:
    summed: Counts = {}
    for block in blocks:
        for name, counts in block.items():
            summed.setdefault(name, Counter()).update(counts)
    return summed


def _total(block: Counts) -> Counter[str]:
    return sum(block.values(), Counter())


def _block(counts: Counts, order: tuple[str, ...]) -> dict[str, dict[str, float]]:
    block = {name: figures(counts[name]) for name in order if counts.get(name)}
    scores = [row["f1"] for row in block.values()]
    block["ALL"] = figures(_total({name: counts[name] for name in block}))
    block["MACRO"] = {"f1": round(sum(scores) / len(scores), 4) if scores else 0.0}
    return block


def as_text(report: Report, *, per_document: bool = False, per_rule: bool = False, errors: int = 0) -> str:
    """A table for people; ``errors`` is how many mistakes to list for each document."""
    data = as_dict(report)
    lines: list[str] = []
    if per_document or errors:
        for document in report.documents:
            row = data["by_document"][document.name]
            entities, relations = row["entities"]["f1"], row["relations"]["f1"]
            lines.append(f"{document.name}: entities F1 {entities:.3f}  relations F1 {relations:.3f}")
            lines += [f"  {m.kind:5} {m.type:15} {m.what}" for m in document.mistakes[:errors]]
        lines.append("")
    for block in ("entities", "relations"):
        lines.append(f"{block:16} {'P':^5}  {'R':^5}  {'F1':^5} {'tp':>5} {'fp':>5} {'fn':>5}")
        for name, row in data[block].items():
            if name == "MACRO":
                lines.append(f"  {'MACRO F1':14} {'':14}{row['f1']:.3f}")
            else:
                shown = "  ".join(f"{row[k]:.3f}" for k in ("p", "r", "f1"))
                lines.append(f"  {name:14} {shown} {row['tp']:5} {row['fp']:5} {row['fn']:5}")
    accuracy = data["title_accuracy"]
    lines.append(f"title accuracy   {'-' if accuracy is None else format(accuracy, '.3f')}")
    lines.append(f"documents        {data['documents']}")
    if per_rule:
        lines += ["", f"{'rule':40} {'tp':>5} {'fp':>5} {'neutral':>8}"]
        worst = sorted(data["by_rule"].items(), key=lambda item: (-item[1]["fp"], -item[1]["tp"], item[0]))
        lines += [f"{rule:40} {row['tp']:5} {row['fp']:5} {row['neutral']:8}" for rule, row in worst]
    return "\n".join(lines)
