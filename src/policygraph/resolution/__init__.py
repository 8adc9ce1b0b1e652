"""Resolution: the facts of all documents → one entity per real thing."""

from policygraph.resolution.decisions import Decisions, load_decisions
from policygraph.resolution.record import Record, Stated, record

__all__ = ["Decisions", "Record", "Stated", "load_decisions", "record"]
