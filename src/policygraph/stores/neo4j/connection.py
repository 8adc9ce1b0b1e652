"""Where a Neo4j is, the way to it, and what its errors mean in one line."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable

from policygraph.errors import QueryError, StoreError

_LOWEST = 5  # the first major version with FOR … REQUIRE constraints and label disjunctions in MATCH
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_CONNECT_SECONDS = 15.0
_READ_ONLY = ("Security.Forbidden", "Statement.AccessMode", "General.ForbiddenOnReadOnlyDatabase")
_NAMESPACE = re.compile(r"[A-Za-z0-9_.-]{1,60}")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server and who asks. The password is never shown."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None

    def __str__(self) -> str:
        return f"{self.uri}, database {self.database}" if self.database else self.uri


def checked_namespace(namespace: str) -> str:
    """The namespace itself, or StoreError where it is more than letters, digits, ``_``, ``.`` and ``-``."""
    if namespace and not _NAMESPACE.fullmatch(namespace):
        raise StoreError(f"namespace {namespace!r}: use up to 60 of A-Z, a-z, 0-9, '_', '.' and '-'")
    return namespace


@contextmanager
def connect(server: Server) -> Iterator[neo4j.Driver]:
    """A driver that has answered once. Whatever the server refuses inside the block is a StoreError of one line."""
    parts = urlsplit(server.uri)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise StoreError(f"not the address of a Neo4j; write it like neo4j://localhost:7687 or {_SCHEMES[0]}://…")
    if parts.username or parts.password:
        raise StoreError("a password must not stand in the address; use NEO4J_PASSWORD or --password-file")
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # what matters is raised; the rest would mix into our output
    with _told(server):
        driver = neo4j.GraphDatabase.driver(
            server.uri,
            auth=(server.user, server.password),
            connection_timeout=_CONNECT_SECONDS,
            connection_acquisition_timeout=4 * _CONNECT_SECONDS,
        )
        with driver:
            _check_version(driver, server)
            yield driver


def _check_version(driver: neo4j.Driver, server: Server) -> None:
    with driver.session(database=server.database, default_access_mode=neo4j.READ_ACCESS) as session:
        components = session.run("CALL dbms.components() YIELD name, versions").data()
    version = next((c["versions"][0] for c in components if c["name"] == "Neo4j Kernel"), "")
    if not version:
        raise StoreError(f"{server}: this is no Neo4j ({', '.join(c['name'] for c in components) or 'unknown server'})")
    if int(version.split(".")[0]) < _LOWEST:
        raise StoreError(f"{server}: Neo4j {version} is too old; policygraph needs {_LOWEST} or newer")


@contextmanager
def _told(server: Server) -> Iterator[None]:
    try:
        yield
    except AuthError as error:
        raise StoreError(_login(server, error)) from error
    except ServiceUnavailable as error:
        raise StoreError(f"{server.uri}: no Neo4j answers here; is it running, and is this its Bolt port?") from error
    except ConfigurationError as error:
        raise StoreError(f"{server.uri}: {_first_line(error)}") from error
    except Neo4jError as error:
        raise _as_ours(server, error) from error
    except DriverError as error:
        raise StoreError(f"{server}: the connection failed ({_first_line(error)})") from error


def _login(server: Server, error: AuthError) -> str:
    code = error.code or ""
    if code.endswith("AuthenticationRateLimit"):
        return f"{server.uri}: too many wrong passwords for user {server.user}; wait a few seconds"
    return f"{server.uri}: wrong user or password for {server.user} (NEO4J_USERNAME, NEO4J_PASSWORD)"


def _as_ours(server: Server, error: Neo4jError) -> StoreError | QueryError:
    code = error.code or ""
    said = _first_line(error)
    if code.endswith("Security.CredentialsExpired"):
        return StoreError(
            f"{server.uri}: the first password of {server.user} must be changed first (cypher-shell asks)"
        )
    if code.endswith(("Database.DatabaseNotFound", "Database.DatabaseUnavailable")):
        return StoreError(f"{server.uri}: there is no running database {server.database or 'for ' + server.user}")
    if code.endswith(_READ_ONLY) or "read-only" in said or "read only" in said:
        return StoreError(f"{server}: user {server.user} may only read here ({said})")
    if code.endswith(("Schema.ConstraintCreationFailed", "Schema.ConstraintValidationFailed")):
        return StoreError(f"{server}: other data are in the way ({said}); use an empty database or remove them")
    if ".Schema." in code:
        return StoreError(f"{server}: an index or constraint of the same kind is in the way ({said}); drop it first")
    if code.endswith(("TransactionTimedOut", "TransactionTimedOutClientConfiguration")):
        return QueryError("the query took too long and was stopped; narrow it, or give a larger --timeout")
    if isinstance(error, ClientError) and (".Statement." in code or ".Procedure." in code):
        return QueryError(f"the query is faulty: {said}")
    return StoreError(f"{server}: {said} ({code})")


def _first_line(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    return str(text).strip().split("\n")[0].rstrip(". ")[:300]
