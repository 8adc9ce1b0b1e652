"""Cypher on a Neo4j server."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any, cast

import neo4j
from neo4j.exceptions import ClientError, Neo4jError
from neo4j.graph import Node, Path, Relationship

from policygraph.errors import QueryError
from policygraph.stores.cypher import Result

_ODD = ("01N50", "01N51", "01N52")  # a label, relationship type or property that the database does not have

# Seen twice in some fifty starts of 5.26 and 2026, seconds after a first load: CONTAINS was planned on a range index,
# which cannot do it. Plans made a little later were right.
_MISPLANNED = "Tried to query index with illegal query"


class Neo4jEngine:
    """Asks through a driver. Without ``write`` the server itself refuses every query that would change something."""

    def __init__(self, driver: neo4j.Driver, database: str | None = None) -> None:
        self._driver = driver
        self._database = database

    def run(
        self, text: str, parameters: Mapping[str, Any], *, limit: int, timeout: float, write: bool = False
    ) -> Result:
        try:
            return self._run(text, parameters, limit, timeout, write)
        except Neo4jError as error:
            if write or _MISPLANNED not in str(error):
                raise
            return self._run(f"CYPHER replan=force {text}", parameters, limit, timeout, write)

    def _run(self, text: str, parameters: Mapping[str, Any], limit: int, timeout: float, write: bool) -> Result:
        access = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        query = neo4j.Query(cast(Any, text), timeout=timeout)
        try:
            with self._driver.session(
                database=self._database, default_access_mode=access, fetch_size=max(1, min(limit + 1, 5_000))
            ) as session:
                answer = session.run(query, dict(parameters))
                columns = list(answer.keys())
                rows = [[plain(value) for value in record] for record in islice(answer, limit + 1)]
                summary = answer.consume()
        except ClientError as error:
            if (error.code or "").endswith("Statement.AccessMode"):
                raise QueryError("this query would change the database; that needs --write") from error
            raise
        notes = [o.status_description for o in summary.gql_status_objects if o.gql_status in _ODD]
        return Result(columns, rows[:limit], len(rows) > limit, tuple(notes))


def plain(value: Any) -> Any:
    """A value of the driver as a plain one (see ``Result``)."""
    if isinstance(value, Node):
        return {"label": next(iter(sorted(value.labels)), ""), **{k: plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, Relationship):
        return {"type": value.type, **{k: plain(v) for k, v in sorted(value.items())}}
    if isinstance(value, Path):
        steps: list[Any] = [plain(value.start_node)]
        for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
            steps += [plain(relationship), plain(node)]
        return steps
    if hasattr(value, "iso_format"):  # dates, times, durations
        return value.iso_format()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)
