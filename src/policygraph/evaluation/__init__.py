"""Evaluation: a graph against gold annotations, by type, by document and by rule."""

from __future__ import annotations

from pathlib import Path

from policygraph.evaluation.gold import read_gold
from policygraph.evaluation.predicted import Predicted, predicted_of, read_predicted
from policygraph.evaluation.report import Report, as_dict, as_text
from policygraph.evaluation.scoring import score_document


def evaluate(graphs: Path, gold: Path) -> Report:
    """Score graphs against gold annotations.

    ``graphs`` is a folder of one graph per document, or one graph of many documents; ``gold`` a folder of annotations,
    or one. A document without a graph counts as an empty graph and gives a warning. Raises EvaluationError when an
    annotation is faulty or no graph fits any of them.
    """
    annotations = read_gold(gold)
    predicted = read_predicted(graphs, [a.name for a in annotations])
    scores = [score_document(a, predicted.get(a.name, Predicted())) for a in annotations]
    warnings = [f"no graph for {a.name}: counted as empty" for a in annotations if a.name not in predicted]
    return Report(scores, warnings)


__all__ = ["Report", "as_dict", "as_text", "evaluate", "predicted_of", "read_gold"]
