"""Meetings of one series: which there are in the graph, and which came next."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from policygraph.graph.whole import conclude, held_on
from policygraph.reading.articles import numeral
from policygraph.schema import Lexicon, Schema

_N = r"(?P<number>[一二三四五六七八九十百零〇\d]{1,5})"
# 第十四届全国人大常委会第八次会议: the sessions of one term are a series of their own.
_SITTING = re.compile(rf"(?P<body>.*[^第])第{_N}次(?P<kind>[^第次届]{{0,24}})")
_EDITION = re.compile(rf"(?P<body>.{{0,40}}?)(?:第{_N}届|(?P<first>首届))(?P<kind>[^第次届]{{2,40}})")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<kind>(?!\d).{4,60})")
_SHORTEST = 4  # characters of a series' name: 第三届论坛 is any forum's


@dataclass(frozen=True, slots=True)
class Place:
    """A meeting's place in a series: the number or year that its name gives; 0 for the series' bare name."""

    series: str
    number: int


def place_in_series(name: str, known: Lexicon) -> Place | None:
    """The series that a meeting's name shows, None where it shows none. ``known``: meeting_series.tsv."""
    for form in (_SITTING, _EDITION, _YEAR):
        match = form.fullmatch(name)
        if match is None:
            continue
        found = match.groupdict()
        series = found.get("body", "") + found["kind"]
        entry = known.get(series)
        number = 1 if found.get("first") else _number(found.get("number") or found.get("year") or "")
        if not number or (entry is None and len(series) < _SHORTEST):
            return None
        return Place(entry.name if entry else series, number)
    entry = known.get(name)
    return Place(entry.name, 0) if entry else None


def _number(text: str) -> int:
    try:
        return numeral(text)
    except ValueError:
        return 0


def link_series(graph: nx.MultiDiGraph, schema: Schema) -> None:
    """INSTANCE_OF from each meeting to its series, NEXT from each to the next that the graph has.

    NEXT has ``step``, the difference of their numbers or years: above 1 there is a gap. Numbers start anew with each
    term; where the days say that the higher number was earlier, the two are of different terms and stay unlinked.
    """
    known = schema.lexicon("meeting_series")
    members: dict[str, dict[int, str]] = defaultdict(dict)
    for node, data in sorted(graph.nodes(data=True)):
        if data.get("label") != "Meeting" or (place := place_in_series(data["name"], known)) is None:
            continue
        series = f"series:{place.series}"
        if series not in graph:
            graph.add_node(series, label="Series", name=place.series, aliases=[])
        number = {"number": place.number} if place.number else {}
        conclude(graph, node, "INSTANCE_OF", series, node, "series:name", number)
        if place.number:
            members[place.series].setdefault(place.number, node)
    for _, numbered in sorted(members.items()):
        order = sorted(numbered)
        for one, other in pairwise(order):
            before, after = numbered[one], numbered[other]
            days = held_on(graph, before), held_on(graph, after)
            if not all(days) or days[0] <= days[1]:
                conclude(graph, before, "NEXT", after, after, "series:next", {"step": other - one})
