"""Word documents from before 2007 (.doc), which LibreOffice turns into DOCX where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from qualkit.errors import ReadingError
from qualkit.messages import _
from qualkit.model.sources import Mark
from qualkit.reading.word.document import read_docx

TIMEOUT = 120.0  # seconds; a thesis of 300 pages takes five
PROGRAMS = ("soffice", "libreoffice")
# A profile of its own: no macros, no pictures from the network, and the user's LibreOffice may be open meanwhile.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_doc(path: Path, *, languages: Sequence[str]) -> tuple[str, list[Mark]]:
    """What `read_docx` reads of the document after LibreOffice has turned it into DOCX in a temporary folder.

    Raises: ReadingError if LibreOffice is not there, cannot read the file or takes longer than two minutes; OSError.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        found = _(
            "a Word document from before 2007, and LibreOffice is not installed to turn it; save it as DOCX in Word"
        )
        raise ReadingError(path, found)
    with tempfile.TemporaryDirectory(prefix="qualkit-", ignore_cleanup_errors=True) as folder:
        given = Path(folder) / "document.doc"
        shutil.copyfile(path, given)
        _convert(program, given, path)
        converted = given.with_suffix(".docx")
        if not converted.exists():
            found = _("LibreOffice cannot read it (damaged, or with a password); save it as DOCX in Word, without one")
            raise ReadingError(path, found)
        try:
            return read_docx(converted, languages=languages)
        except ReadingError as error:
            raise ReadingError(path, str(error).removeprefix(f"{converted}: ")) from error


def _convert(program: str, given: Path, path: Path) -> None:
    profile = given.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    command += ["--outdir", str(given.parent), str(given)]
    # A group of its own, since the program that does the work is the child of a script.
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired as error:
        found = _("LibreOffice has not turned it into DOCX in {seconds:.0f} seconds; save it as DOCX in Word")
        raise ReadingError(path, found.format(seconds=TIMEOUT)) from error
    finally:
        if process.poll() is None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
