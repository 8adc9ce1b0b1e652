"""Bytes of a text file → text: byte order marks, UTF-8, GB18030, Big5."""

from __future__ import annotations

import codecs

from policygraph.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The most frequent characters of Chinese prose, simplified and traditional: the right decoding is full of them.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "這為個國時來們對會發動過說產種後學經關務與從實現進業議書長"
    "、，。；：（）《》“”"
)
_SAMPLE = 200_000


def decode(data: bytes, path: str) -> tuple[str, str]:
    """(text, encoding) of a text file's bytes.

    Raises ReadingError for an empty file, for binary data and where no encoding fits.
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise ReadingError(f"{path}: the file is empty; leave it out or put the text in")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, path), encoding
    if b"\x00" in data[:_SAMPLE]:
        encoding = _utf16(data[:_SAMPLE])
        if not encoding:
            raise ReadingError(f"{path}: binary data, not text; convert it to txt, md, docx, pdf or html")
        return _strict(data, encoding, path), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        fault = error
    simplified, traditional = _try(data, "gb18030"), _try(data, "big5hkscs")
    if simplified is None and traditional is None:
        raise ReadingError(
            f"{path}: neither UTF-8 (byte {fault.start}) nor GB18030 nor Big5; save the text as UTF-8"
        ) from fault
    # Any Big5 text decodes as GB18030 too, into rare characters; only a clear lead makes it Big5.
    score_gb, score_big5 = _score(simplified), _score(traditional)
    if simplified is None or (score_big5 > 0.12 and score_big5 > 2 * score_gb):
        assert traditional is not None
        return traditional, "big5"
    if score_gb < 0.02 and len(simplified) > 200:
        raise ReadingError(f"{path}: binary data, not text; convert it to txt, md, docx, pdf or html")
    return simplified, "gb18030"


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadingError(f"{path}: not valid {encoding} at byte {error.start}; save the text as UTF-8") from error


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(text: str | None) -> float:
    if not text:
        return 0.0
    sample = text[:_SAMPLE]
    wide = [c for c in sample if c > "\x7f"]
    return sum(c in _COMMON for c in wide) / len(wide) if wide else 0.0


def _utf16(sample: bytes) -> str:
    """UTF-16 without a mark, told by where the zero bytes of its ASCII characters stand."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 3 * others and _score(_try(sample[: len(sample) // 2 * 2], encoding)) > 0.05:
            return encoding
    return ""
