"""Reading: bytes → clean text (with a map back to the source's characters) → documents → sentences."""

from policygraph.reading.document import Document, Field, Head, Passage, Sentence, Source
from policygraph.reading.read import discover, read, read_text

__all__ = ["Document", "Field", "Head", "Passage", "Sentence", "Source", "discover", "read", "read_text"]
