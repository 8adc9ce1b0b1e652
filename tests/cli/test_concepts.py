"""`policygraph concepts discover`: a table for a person to choose from."""

from __future__ import annotations

from pathlib import Path

from policygraph.schema import default_directory, read_table

from .conftest import Run

ENDS = ("让群众得实惠", "走在前列", "不动摇", "见到实效", "造福一方")


def speeches(folder: Path) -> Path:
    folder.mkdir()
    for number in range(1, 6):
        text = "".join(
            f"要推进水网绿脉，{end}。建设水网绿脉要{end}。" for end in (*ENDS[number % 5 :], *ENDS[: number % 5])
        )
        (folder / f"{number}.txt").write_text(
            f"在云岭第{number}次水利大会上的讲话\n\n发布时间：2024-0{number}-08　来源：云岭日报\n\n{text}\n",
            encoding="utf-8",
        )
    return folder


def test_the_table_has_the_columns_of_the_lexicon_and_the_same_bytes_for_any_jobs(
    policygraph: Run, tmp_path: Path
) -> None:
    speeches(tmp_path / "papers")
    done = policygraph("concepts", "discover", "papers", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    rows = read_table(tmp_path / "new-concepts.tsv")
    header = (default_directory() / "lexicon/concepts.tsv").read_text("utf-8").splitlines()[1]
    assert (tmp_path / "new-concepts.tsv").read_text("utf-8").splitlines()[1].startswith(header)
    assert rows[0]["name"] == "水网绿脉"
    assert (rows[0]["documents"], rows[0]["first"]) == ("5", "2024-01-08")
    policygraph("concepts", "discover", "papers", "--jobs", "2", "-o", "two.tsv", env={"PYTHONHASHSEED": "7"})
    assert (tmp_path / "two.tsv").read_bytes() == (tmp_path / "new-concepts.tsv").read_bytes()
    assert policygraph("build", "papers", "--format", "json").returncode == 0
    assert (
        "水网绿脉"
        not in (tmp_path / "exports/graph.json").read_text("utf-8").replace("sentence", "").split('"edges"')[0]
    )


def test_a_bad_file_is_named_and_the_others_count(policygraph: Run, tmp_path: Path) -> None:
    (speeches(tmp_path / "papers") / "坏.pdf").write_bytes(b"%PDF-1.7\n")
    done = policygraph("concepts", "discover", "papers", "-q")
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if "坏.pdf" in line] == done.stderr.splitlines()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert policygraph("concepts", "discover", empty).returncode == 1


def test_an_accepted_row_enters_a_schema_of_ones_own(policygraph: Run, tmp_path: Path) -> None:
    """The steps of docs/review.md."""
    import shutil

    speeches(tmp_path / "papers")
    assert policygraph("concepts", "discover", "papers").returncode == 0
    shutil.copytree(default_directory(), tmp_path / "my-schema")
    accepted = [line for line in (tmp_path / "new-concepts.tsv").read_text("utf-8").splitlines() if "水网绿脉" in line]
    with (tmp_path / "my-schema/lexicon/concepts.tsv").open("a", encoding="utf-8") as lexicon:
        lexicon.writelines("\t".join(line.split("\t")[:3]) + "\n" for line in accepted)
    assert policygraph("schema", "check", "--schema", "my-schema").returncode == 0
    assert policygraph("build", "papers", "--format", "json", "--schema", "my-schema").returncode == 0
    assert '"concept:水网绿脉"' in (tmp_path / "exports/graph.json").read_text("utf-8")
    again = policygraph("concepts", "discover", "papers", "--schema", "my-schema")
    assert again.stdout == "new-concepts.tsv: 0 terms\n"
