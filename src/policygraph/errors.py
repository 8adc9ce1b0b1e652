"""Every error a user can meet: the message says what is wrong, where, and how to mend it."""


class PolicyGraphError(Exception):
    """Base of all errors raised on purpose; the CLI prints its message as one line."""


class ReadingError(PolicyGraphError):
    """An input cannot be turned into documents (broken, empty, locked, unknown format)."""


class SchemaError(PolicyGraphError):
    """A file under schema/ is faulty; the message names file and line."""


class GraphError(PolicyGraphError):
    """A graph file cannot be loaded or does not follow the ontology."""


class EvaluationError(PolicyGraphError):
    """Gold annotations and graphs do not fit together."""


class StoreError(PolicyGraphError):
    """A database or store cannot be reached, refuses, or holds what does not fit."""


class QueryError(PolicyGraphError):
    """A query is unknown, faulty, refused or took too long."""
