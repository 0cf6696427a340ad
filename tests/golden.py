"""The sample reports in `reports/`: made, made comparable, compared, accepted.

python -m tests.golden            says what differs from reports/
python -m tests.golden --accept   puts what was made into reports/
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from qualkit.pipeline.versions import made_by

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "reports" / "digital-diplomacy"
FORMATS = ("html", "md", "docx", "pdf")
MADE_AT = "1767225600"  # 1 January 2026

DECIMAL = re.compile(r"\d+\.\d{2,}")
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


def make(folder: Path) -> dict[str, Path]:
    """The report that `qualkit demo` writes, in all formats, made by the command line as a user would."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": MADE_AT, "PYTHONUTF8": "1"}
    _call("demo", folder, environment=environment)
    settings = folder / "qualkit.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"pdf"]', '"pdf", "md"]'), encoding="utf-8")
    _call("run", "--project", folder, environment=environment)
    return {name: folder / "reports" / f"findings.{name}" for name in FORMATS}


def comparable(path: Path) -> list[str]:
    """The lines of a report without what may differ between machines.

    Versions are masked, decimals rounded, drawings left out.
    """
    match path.suffix:
        case ".docx":
            text = _docx_text(path)
        case ".pdf":
            text = _pdf_text(path)
        case _:
            text = path.read_text(encoding="utf-8")
    text = DRAWING.sub("<svg/>", masked(text))
    return [line.rstrip() for line in DECIMAL.sub(lambda number: f"{float(number[0]):.1f}", text).splitlines()]


def masked(text: str) -> str:
    """The text with # in place of the version behind each library's name."""
    for name, version in made_by().items():
        text = re.sub(rf"({re.escape(name)}(?:\s|<[^>]*>|\|)+){re.escape(version)}", r"\1#", text)
    return text


def difference(made: Path, kept: Path) -> list[str]:
    """The lines in which a made report differs from the kept one, as a unified diff; empty where they agree."""
    before = comparable(kept) if kept.exists() else []
    return list(difflib.unified_diff(before, comparable(made), str(kept.name), "made", lineterm="", n=1))


def accept(made: dict[str, Path]) -> None:
    """Put the reports into reports/: what people read as text with versions masked, the others as they are."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    for name, path in made.items():
        if name in ("html", "md"):
            text = masked(path.read_text(encoding="utf-8"))
            (REPORTS / path.name).write_text(text, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(path, REPORTS / path.name)


def _call(*arguments: object, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "qualkit", *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")


def _docx_text(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _pdf_text(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = make(Path(folder) / "sample")
        if "--accept" in sys.argv:
            accept(made)
            sys.stdout.write(f"accepted into {REPORTS.relative_to(ROOT)}; look at them, and at: git diff\n")
            return
        lines = [line for path in made.values() for line in difference(path, REPORTS / path.name)]
    sys.stdout.write("\n".join(lines) + "\n" if lines else "the reports are as they were\n")
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
