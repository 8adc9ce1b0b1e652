"""Asking a graph in Cypher: the cookbook of ready questions and the forms of an answer."""

from __future__ import annotations

from policygraph.query.cookbook import Question, Setting, cookbook, question
from policygraph.query.output import FORMATS, written

__all__ = ["FORMATS", "Question", "Setting", "cookbook", "question", "written"]
