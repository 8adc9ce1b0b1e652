"""A real Neo4j Community server for the tests: fetched by Maven once, started and stopped by the tests.

Neo4j Community is GPLv3 and only a tool of the tests: the package neither contains nor needs it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

PASSWORD = "correct-horse"
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "policygraph-tests"
_START_SECONDS = 90
_FETCH_SECONDS = 900
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # for seconds of life, not for benchmarks
_OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>policygraph</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version></dependency>
  </dependencies>
</project>
"""
_CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
dbms.security.auth_enabled=true
"""


@dataclass(frozen=True)
class Line:
    """A line of Neo4j releases, the Java it runs on (lowest and highest major version) and how it is started."""

    version: str
    java: tuple[int, int]
    main: str
    flags: tuple[str, ...] = ()


LINES = {
    "5.26": Line("5.26.25", (17, 21), "org.neo4j.server.CommunityEntryPoint"),
    "2026": Line(
        "2026.08.1", (21, 99), "org.neo4j.server.Neo4jCommunity", ("--enable-native-access=ALL-UNNAMED",)
    ),
}  # fmt: skip


def missing(line: Line) -> str:
    """What this machine lacks to run the line; empty if nothing."""
    if not shutil.which("mvn"):
        return "mvn is not on the PATH"
    low, high = line.java
    return "" if _java(line) else f"no Java {low}{f' to {high}' if high < 99 else ' or newer'} found"


def _java(line: Line) -> Path | None:
    for java in _javas():
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
        found = re.search(r'version "(\d+)', said)
        if found and line.java[0] <= int(found[1]) <= line.java[1]:
            return java
    return None


def _javas() -> Iterator[Path]:
    """The java of JAVA_HOME, of the PATH, and those that lie beside it."""
    on_path = shutil.which("java")
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    if on_path:
        homes.append(Path(on_path).resolve().parents[1])
    for home in list(homes):
        homes += sorted(home.parent.iterdir())
    for home in dict.fromkeys(homes):
        if (home / "bin" / "java").is_file():
            yield home / "bin" / "java"


def jars(line: Line) -> Path:
    """The folder with the server's jars; fetched when it is not in the cache yet, complete or not there at all."""
    goal = _CACHE / f"neo4j-{line.version}"
    if goal.is_dir():
        return goal
    _CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_CACHE) as work:
        (Path(work) / "pom.xml").write_text(_POM.format(version=line.version), "utf-8")
        command = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib"]
        quiet = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "check": False}
        done = subprocess.run(command, cwd=work, timeout=_FETCH_SECONDS, **quiet)
        if done.returncode:
            raise RuntimeError(
                f"Maven could not fetch Neo4j {line.version}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
            )
        (Path(work) / "lib").rename(goal)
    return goal


class Server:
    """One server on a folder of its own, with one user (neo4j) and one database (neo4j)."""

    user = "neo4j"
    password = PASSWORD

    def __init__(self, line: Line, home: Path, settings: str = "") -> None:
        self.line = line
        self.home = home
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.uri = f"bolt://127.0.0.1:{self.port}"
        (home / "conf").mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(_CONF.format(port=self.port) + settings, "utf-8")

    def java(self, *arguments: str, heap: str) -> list[str]:
        found = _java(self.line)
        assert found, missing(self.line)
        opens = [f"--add-opens={module}=ALL-UNNAMED" for module in _OPENS]
        options = ["-Xms256m", f"-Xmx{heap}", "-Dfile.encoding=UTF-8", *opens]
        return [str(found), *options, "-cp", f"{jars(self.line)}/*", *arguments]

    def start(self, heap: str = "1g", options: Sequence[str] = _QUICK) -> Server:
        """Start, wait until it answers, and set the password on the first start."""
        log = (self.home / "server.log").open("ab")
        folders = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        command = self.java(*options, *self.line.flags, self.line.main, *folders, "--console-mode", heap=heap)
        self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        log.close()
        end = time.monotonic() + _START_SECONDS
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > end:
                said = (self.home / "server.log").read_text("utf-8", "replace")[-3000:]
                self.stop()
                raise RuntimeError(f"Neo4j {self.line.version} did not start:\n{said}")
            time.sleep(0.3)
        return self

    def _ready(self) -> bool:
        try:
            with self.driver() as driver:
                driver.verify_connectivity()
        except AuthError:
            with neo4j.GraphDatabase.driver(self.uri, auth=(self.user, "neo4j")) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.password, database_="system"
                )
        except (DriverError, Neo4jError):
            return False
        return True

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(self.uri, auth=(self.user, self.password))

    def stop(self) -> None:
        """At once: nobody needs its data any more."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def empty(self) -> None:
        """Remove all data. Constraints and indexes stay: making them anew takes seconds."""
        with self.driver() as driver:
            driver.execute_query("MATCH (n) DETACH DELETE n")

    def drop_schema(self) -> None:
        """Remove constraints and indexes."""
        with self.driver() as driver, driver.session() as session:
            for name in session.run("SHOW CONSTRAINTS YIELD name").value():
                session.run(f"DROP CONSTRAINT `{name}`").consume()
            for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
                session.run(f"DROP INDEX `{name}`").consume()

    def admin(self, arguments: Sequence[str], cwd: Path) -> subprocess.CompletedProcess[str]:
        """``neo4j-admin`` with these arguments; the server must not run."""
        command = self.java(f"-Dbasedir={self.home}", "org.neo4j.cli.AdminTool", *arguments, heap="1g")
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
