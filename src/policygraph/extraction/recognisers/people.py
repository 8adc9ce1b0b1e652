"""Recogniser of people: by office, list, form of address and verb; no list of names is needed.

What is certain somewhere (behind an office, in a list, before 同志) is then found everywhere in the document.
"""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers import people_clues as clues
from policygraph.extraction.recognisers import people_lists as lists
from policygraph.extraction.recognisers import people_prose as prose
from policygraph.extraction.recognisers import people_rosters as rosters
from policygraph.extraction.recognisers import people_titled as titled
from policygraph.extraction.recognisers.people_found import Found, everywhere, keep_closed, usual
from policygraph.extraction.recognisers.people_spans import family_names, outer_span, pronouns, role_words


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of people in the document."""
    people = Found(context)
    rosters.entries(people)
    if context.document.head.doc_type not in LAWS:
        rosters.in_rosters(people)
        clues.decided(people)
        titled.known_people(people)
        titled.dotted(people)
    titled.before_address(people)
    titled.behind_titles(people)
    if context.document.head.doc_type not in LAWS:
        clues.in_decisions(people)
        prose.in_rows(people)
        prose.in_bylines(people)
        clues.alone(people)
        lists.unmarked(people)
        titled.before_titles(people)
        lists.in_lists(people)
        clues.greeted(people)
        clues.pairs(people)
        clues.before_verbs(people)
        everywhere(people)
        prose.in_prose(people)
        prose.transliterated(people)
    else:
        keep_closed(people)
    everywhere(people)
    mentions = []
    floor = -1
    for (start, end), (name, rule, core) in sorted(people.spans.items()):
        a, b = outer_span(context, start, end, floor)
        floor = b
        mentions.append(Mention("Person", start, end, usual(people, name), rule, a, b, core=core))
    return [
        *mentions,
        *family_names(context, mentions),
        *role_words(context, mentions),
        *pronouns(context, mentions),
    ]
