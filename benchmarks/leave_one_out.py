"""How much the lexicons owe to each annotated document. Run by hand:

    python benchmarks/leave_one_out.py GOLD TEXTS...

GOLD holds ``docs/*.txt`` and ``ann/*.json``; TEXTS are files or folders of other texts (``.txt``, ``.md``). Each
document is built with a schema from which every lexicon row was taken that occurs in this document and in no other
text given: what only this document could have taught. Rules and patterns stay; rows that belong to a full list (every
ministry) go as well where no other text happens to use them. Printed are the figures with the whole schema and
without those rows.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Any

import policygraph
from policygraph.evaluation import as_dict, evaluate
from policygraph.schema import default_directory, load_schema
from policygraph.stores import files

# The tables that hold names and phrases; countries, surnames and lists of what is no name stay whole.
_TABLES = (
    "concepts", "concept_heads", "doc_types", "institution_heads", "institution_shorts", "institutions", "laws",
    "local_organs", "meeting_series", "meetings_dated", "offices", "place_words", "places",
)  # fmt: skip


def texts_of(paths: list[Path]) -> str:
    """All texts under the paths, as one."""
    found = [f for p in paths for f in ([p] if p.is_file() else sorted(p.rglob("*")))]
    return "\n".join(f.read_text(encoding="utf-8") for f in found if f.suffix in (".txt", ".md"))


def thinned(text: str, others: str, to: Path) -> int:
    """Copy the schema to ``to`` without the rows that only ``text`` has; returns how many these were."""
    shutil.copytree(default_directory(), to)
    gone = 0
    for name in _TABLES:
        file = to / "lexicon" / f"{name}.tsv"
        kept: list[str] = []
        header = False
        for line in file.read_text(encoding="utf-8").split("\n"):
            if header and line and not line.startswith("#"):
                cells = line.split("\t")
                forms = [form for form in (cells[0], *"".join(cells[1:2]).split("|")) if form]
                if any(form in text for form in forms) and not any(form in others for form in forms):
                    gone += 1
                    continue
            header = header or not line.startswith("#")
            kept.append(line)
        file.write_text("\n".join(kept), encoding="utf-8", newline="\n")
    return gone


def figures(gold: Path, folder: Path) -> dict[str, Any]:
    return as_dict(evaluate(folder, gold / "ann"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    args = parser.parse_args()
    documents = [
        d for d in sorted((args.gold / "docs").glob("*.txt")) if (args.gold / "ann" / f"{d.stem}.json").exists()
    ]
    elsewhere = texts_of(args.texts)
    read = {d: d.read_text(encoding="utf-8") for d in documents}
    removed = 0
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            others = "\n".join([elsewhere, *(text for d, text in read.items() if d != document)])
            schema = Path(folder, "schema", document.stem)
            removed += thinned(read[document], others, schema)
            for kind, given in (("whole", None), ("thinned", schema)):
                built = policygraph.build(document, schema=given)
                files.write(built, Path(folder, kind, document.stem), ("json",), load_schema(given))
        print(f"{len(documents)} documents, {removed} rows that stand in one of them only")
        for kind in ("whole", "thinned"):
            scores = figures(args.gold, Path(folder, kind))
            for group in ("entities", "relations"):
                for name, row in scores[group].items():
                    print(f"{kind:8} {group:10} {name:16} {row if isinstance(row, float) else row['f1']}")


if __name__ == "__main__":
    main()
