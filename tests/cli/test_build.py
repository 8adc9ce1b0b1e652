"""`policygraph build`: what it writes, what it says about bad files, and that it always writes the same."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from .conftest import NOTICE, REPORT, Run


def locked_docx(path: Path) -> None:
    """A Word file that asks for a password."""
    crypto = pytest.importorskip("msoffcrypto.format.ooxml", reason="msoffcrypto-tool cannot encrypt here")
    plain = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("云岭省人民政府会议纪要")
    document.save(plain)
    plain.seek(0)
    with path.open("wb") as out:
        crypto.OOXMLFile(plain).encrypt("geheim", out)


def test_build_writes_every_default_format_and_a_table(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    done = policygraph("build", papers, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "edges.csv", "graph.gexf", "graph.graphml", "graph.html", "graph.json", "graph.kgl", "nodes.csv",
    ]  # fmt: skip
    for expected in ("documents  2 in 2 of 2 files", "Document", "SIGNED_ON", "out/graph.json", "seconds"):
        assert expected in done.stdout
    assert done.stderr == ""


def test_one_bad_file_of_each_kind_is_named_in_one_line_and_the_good_ones_are_built(
    policygraph: Run, papers: Path, tmp_path: Path
) -> None:
    (papers / "坏.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (papers / "空.txt").write_bytes(b"")
    (papers / "二进制.txt").write_bytes(bytes(range(256)) * 64)
    locked_docx(papers / "加密.docx")
    (papers / "国标.txt").write_bytes(NOTICE.replace("防汛", "抗旱").encode("gbk"))
    done = policygraph("build", papers, "-o", "out", "--format", "json")
    assert done.returncode == 3, done.stderr
    lines = done.stderr.splitlines()
    bad = ("坏.pdf", "空.txt", "二进制.txt", "加密.docx")
    for name in bad:
        naming = [line for line in lines if name in line]
        assert len(naming) == 1, (name, lines)
        assert naming[0].startswith("policygraph: ")
    assert "Traceback" not in done.stderr
    graph = json.loads((tmp_path / "out/graph.json").read_text("utf-8"))
    paths = {Path(n["path"]).name for n in graph["nodes"] if n.get("path")}
    assert paths == {"大会.txt", "通知.txt", "国标.txt"}
    titles = {n["name"] for n in graph["nodes"] if n.get("path")}
    assert "云岭省人民政府办公厅关于做好抗旱工作的通知" in titles


def test_a_line_of_fifty_megabytes_neither_hangs_nor_stops_the_others(
    policygraph: Run, papers: Path, tmp_path: Path
) -> None:
    (papers / "一行.txt").write_text("会议强调，要坚持稳中求进。" * (50_000_000 // 39), encoding="utf-8")
    done = policygraph("build", papers, "-o", "out", "--format", "json", timeout=600)
    assert done.returncode in (0, 3), done.stderr
    assert "Traceback" not in done.stderr
    graph = json.loads((tmp_path / "out/graph.json").read_text("utf-8"))
    paths = {Path(n["path"]).name for n in graph["nodes"] if n.get("path")}
    assert {"大会.txt", "通知.txt"} <= paths
    assert ("一行.txt" in paths) == (done.returncode == 0)
    assert ("一行.txt" in done.stderr) or done.returncode == 0


def test_bytes_do_not_depend_on_hash_seed_input_order_or_jobs(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "src/policygraph/sample"
    files = sorted(sample.glob("0[1-5]*")) + sorted(papers.iterdir())
    formats = ("--format", "json,graphml,gexf,csv,neo4j,jsonld,html")
    runs = {
        "a": ([*files], "1", "0"),
        "b": ([*files], "2", "1"),
        "c": (files[::-1], "2", "0"),
    }
    made: dict[str, dict[str, bytes]] = {}
    for name, (order, jobs, seed) in runs.items():
        done = policygraph(
            "build", *order, "-o", name, "--jobs", jobs, *formats, "--title", "同", env={"PYTHONHASHSEED": seed}
        )
        assert done.returncode == 0, done.stderr
        out = tmp_path / name
        made[name] = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    for other in ("b", "c"):
        assert made["a"].keys() == made[other].keys()
        assert [k for k in made["a"] if made["a"][k] != made[other][k]] == []


def test_standard_input_is_a_document(policygraph: Run, tmp_path: Path) -> None:
    for number, raw in enumerate((REPORT.encode(), REPORT.encode("gb18030"), b"\xef\xbb\xbf" + REPORT.encode())):
        done = policygraph("build", "-", "-o", f"out{number}", "--format", "json", input=raw)
        assert done.returncode == 0, done.stderr
        graph = json.loads((tmp_path / f"out{number}/graph.json").read_text("utf-8"))
        assert "Meeting" in {n["label"] for n in graph["nodes"]}


def test_nothing_to_build_is_status_1_and_one_line(policygraph: Run, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    (tmp_path / "leer.txt").write_bytes(b"")
    for path in ("leer", "leer.txt"):
        done = policygraph("build", path)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "exports").exists()
    done = policygraph("build", "-", input=b"")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_faults_of_the_call_are_one_line_without_a_traceback(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    (tmp_path / "d.yaml").write_text("nope: 1\n")
    for args in (
        ("--schema", "no-such-folder"),
        ("--schema", str(papers)),
        ("--decisions", "d.yaml"),
        ("-o", "datei/unter"),
    ):
        done = policygraph("build", papers, *args)
        assert done.returncode == 1, args
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert done.stderr.startswith("policygraph: ")
    assert policygraph("build", "no-such-file").returncode == 2
    assert policygraph("build", papers, "--format", "xlsx").returncode == 2


def test_an_earlier_build_inside_the_folder_is_not_read_again(policygraph: Run, papers: Path) -> None:
    for _ in range(2):
        done = policygraph("build", papers, "-o", papers / "exports", "--format", "json,csv,html")
        assert done.returncode == 0, done.stderr
        assert "2 in 2 of 2 files" in done.stdout


def test_quiet_says_nothing_and_verbose_names_every_file(policygraph: Run, papers: Path) -> None:
    quiet = policygraph("build", papers, "-q", "--format", "json")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    verbose = policygraph("build", papers, "-v", "--format", "json")
    assert "大会.txt: 1 document" in verbose.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_with_130_and_leaves_no_half_file(tmp_path: Path, papers: Path) -> None:
    sentences = "".join(f"云岭省第{n}号文件要求坚持高质量发展。\n" for n in range(20_000))
    for number in range(12):
        (papers / f"{number}.txt").write_text(f"关于事项{number}的通知\n\n{sentences}", encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "policygraph", "build", str(papers), "-o", "out", "--jobs", "2"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    )  # fmt: skip
    time.sleep(2.5)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130, errors.decode()
    assert errors.decode().strip() == "policygraph: interrupted; nothing was written"
    out = tmp_path / "out"
    assert not out.exists() or list(out.iterdir()) == []
