"""EMPHASIZED: what a speaker is reported to have stressed. The speaker holds until the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context, ref
from policygraph.extraction.model import Fact, Mention, Ref
from policygraph.extraction.roles import Roles
from policygraph.extraction.rules import Masked, mask

_PERSON, _MEETING, _DOCUMENT, _DATE = "\ue000", "\ue002", "\ue003", "\ue006"
_SUBJECT = f"[{_PERSON}{_MEETING}{_DOCUMENT}]"
_KIND = r"(?:通报|通知|公报|意见|决定|决议|报告|公告|讲话|文章|白皮书|《通知》)"
# These always report speech; the others are nouns as well (按照会议的要求，) and need their subject right before them.
_REPORTING = r"(?:强调|指出|认为|表示|说|称|重申|宣布|告诉)"
_VERBS = r"(?:强调|指出|认为|表示|说|称|重申|宣布|告诉|要求|提出|希望|主张|明确|号召|呼吁|谈到)"
_ADVERBS = r"(?:还|最后|同时|又|并|再次|特别|进一步|一致|共同|着重|总书记|同志)*"
_BYLINE = f"[{_PERSON}、]*(?:）|报道)"  # （记者李明远）
_SPEECH = re.compile(
    rf"(?P<who>{_SUBJECT}(?!{_BYLINE})|{_KIND})(?P<way>[^。；！？\n{_DOCUMENT}]{{0,40}}?)(?P<verb>{_REPORTING})(?=[，：:,“])"
    rf"|(?P<near>{_SUBJECT}|{_KIND}){_ADVERBS}(?P<verb2>{_VERBS})(?![的了])"
    r"|(?P<all>(?:^|(?<=[。；，\n]))(?:全会|大家|与会同志|与会人员)?一致(?:认为|表示))"
    r"|(?<=[，,])(?:并|还)?(?P<verb3>强调|指出|要求|主张|提出|希望)(?![了的])"
)
_UNKNOWN = re.compile(rf"^[^，。：{_SUBJECT[1:-1]}]{{2,16}}?{_REPORTING}[，：“]")
_GOES_ON = re.compile("中方|双方")
_QUOTED_OF = re.compile("提出的|倡导的|提出(?=[^，。]{2,20}(?:倡议|理念))|的")
_FIRST_PERSON = frozenset({"讲话", "演讲", "致辞", "贺词", "署名文章", "论述摘编", "政府工作报告", "文章", "评论"})


def emphasised(context: Context, roles: Roles) -> Iterator[Fact]:
    """EMPHASIZED facts of a document, each speaker and concept once."""
    if context.document.head.doc_type in LAWS:
        return  # a statute rules, it does not stress
    seen: set[tuple[Ref, Ref]] = set()
    speaker: Ref | None = None
    aside: tuple[int, Ref] | None = None  # who had the word before a sentence on somebody else
    holds = context.document.head.doc_type not in _FIRST_PERSON
    for index, sentence in enumerate(context.sentences):
        mentions = context.in_sentence(index)
        concepts = [m for m in mentions if m.label == "Concept"]
        others = [
            m for m in mentions if m.label != "Concept" and m.rule != "first person"
        ]  # a speech is all its giver's
        masked = mask(context.text, sentence.start, sentence.end, others)
        turns = list(_turns(masked, context, roles, speaker))
        if not turns and aside and aside[0] == sentence.paragraph and _GOES_ON.match(masked.text):
            speaker = aside[1]
        if not turns and (not holds or _ends_speech(masked, context)):
            aside = (sentence.paragraph, speaker) if speaker and not _UNKNOWN.match(masked.text) else aside
            speaker = None
        elif speaker and speaker.label == "Meeting" and speaker != roles.meeting:
            speaker = None  # a meeting that is only cited has one sentence
        spans = [(sentence.start, speaker), *turns]
        if turns:
            speaker = turns[-1][1]
        for concept in concepts:
            if not concept.core:
                continue
            who = next((w for start, w in reversed(spans) if start <= concept.start), None)
            if who is None:
                continue
            key = (who, ref(concept))
            if key not in seen:
                seen.add(key)
                yield context.fact(
                    who, "EMPHASIZED", key[1], (concept.start, concept.end), "speech:" + who.label.lower()
                )


def _ends_speech(masked: Masked, context: Context) -> bool:
    """Whether a sentence without reporting verb takes the word from the speaker.

    It does where somebody unknown speaks, where it opens with a person who acts, or with a day.
    """
    if _UNKNOWN.match(masked.text):
        return True
    opening = next((m for i, m in sorted(masked.mentions.items()) if i <= 3), None)
    if opening is None:
        return False
    if opening.label == "Person" and _QUOTED_OF.match(context.text, opening.outer[1]):
        return False  # 习近平主席提出的倡议: whom the speaker speaks of
    words = context.text[opening.start : opening.end]
    return opening.label == "Person" or (opening.label == "Date" and ("月" in words or "日" in words))


def _turns(masked: Masked, context: Context, roles: Roles, speaker: Ref | None) -> Iterator[tuple[int, Ref | None]]:
    """(place in the clean text, speaker from there on) for each reporting verb of a sentence."""
    subject = speaker
    for match in _SPEECH.finditer(masked.text):
        if match["all"]:
            subject = speaker if speaker and speaker.label == "Meeting" else roles.meeting
            yield masked.places[match.end() - 1], subject
            continue
        if match["verb3"]:
            subjects = (
                m
                for i, m in sorted(masked.mentions.items())
                if i < match.start() and m.label in ("Person", "Meeting") and masked.text[i - 1 : i] in ("，", "\n", "")
            )
            if (first := next(subjects, None)) is not None:
                subject = ref(first)
            yield masked.places[match.start()], subject
            continue
        group = "who" if match["who"] else "near"
        place = match.start(group)
        mention = masked.mentions.get(place)
        if mention is None:
            subject = roles.document
        elif mention.label == "Document":
            subject = roles.document if mention.name == roles.document.name else None
        else:
            subject = _nearest(masked, match, group, mention)
        yield masked.places[match.end() - 1], subject


def _nearest(masked: Masked, match: re.Match[str], group: str, first: Mention) -> Ref:
    """The subject nearest to the verb among those between the clause's first subject and the verb."""
    end = match.start("verb") if group == "who" else match.end(group)
    best = first
    for i in range(match.start(group), end):
        mention = masked.mentions.get(i)
        before = masked.text[i - 1 : i]
        if mention and mention.label in ("Person", "Meeting") and before in ("，", "。", "；", "：", "\n", ""):
            best = mention
    return ref(best)
