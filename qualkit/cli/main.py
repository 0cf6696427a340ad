"""The command `qualkit`: finds the subcommand, and turns errors into one line and an exit status.

Each command is a module of its own, loaded only when it is called: `--help` must not wait for numpy.
Exit status: 0 fine, 1 a problem in the material, 2 misuse.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from qualkit import __version__
from qualkit.errors import QualkitError, UnknownName
from qualkit.messages import N_, _

COMMANDS = {
    "demo": ("demo", N_("Make a project of the sample corpus and open its findings report")),
    "init": ("init", N_("Make a new project folder")),
    "add": ("add", N_("Add files to the project")),
    "replace": ("replace", N_("Put a corrected text in the place of a source's")),
    "open": ("open", N_("Open the project in the browser")),
    "run": ("run", N_("Code the material and write the findings report")),
    "status": ("status", N_("Show what is in the project and what waits")),
    "sources": ("sources", N_("List the project's sources")),
    "speakers": ("speakers", N_("Show who speaks, and correct it")),
    "people": ("people", N_("Show whose views articles and theses report, and say who is one person")),
    "cases": ("cases", N_("List the cases, or read them from a table")),
    "questions": ("questions", N_("Show who answered which question of the guide")),
    "repairs": ("repairs", N_("List the repairs that wait, approve or withdraw them")),
    "codings": ("codings", N_("List the codings of the project")),
    "mark": ("mark", N_("Code words of a source by hand")),
    "accept": ("codings", N_("Accept codings")),
    "reject": ("codings", N_("Reject codings")),
    "history": ("history", N_("List what was done, by whom and when")),
    "undo": ("history", N_("Take back what was decided last")),
    "redo": ("history", N_("Bring back what was taken back last")),
    "backup": ("backup", N_("Copy the project file, or go back to a copy")),
    "check": ("backup", N_("Prove that every quotation says what its source says")),
    "export": ("export", N_("Write the codings to a spreadsheet or JSON Lines")),
    "read": ("contract", N_("Show the text of files as it was read")),
    "repair": ("contract", N_("Show the repairs that a file's text needs")),
    "annotate": ("contract", N_("Show sentences with language, section, speaker and tokens")),
    "code": ("contract", N_("Code files with a codebook, without a project")),
    "suggest": ("suggest", N_("Propose codes that were learned from decided codings")),
    "codebook": ("codebook", N_("Check or convert a codebook, or try one of its terms")),
    "query": ("query", N_("Ask for passages: codes near codes, by whom, in which language")),
    "search": ("search", N_("Find words in all the material")),
    "memos": ("memos", N_("List the memos, write and change them")),
    "kwic": ("kwic", N_("Show a term with its context, in all its inflected forms")),
    "match": ("match", N_("Try out terms on a list of words")),
    "plugins": ("plugins", N_("List readers, languages and reports with their origin")),
}
"""name -> (module of qualkit.cli, help in one line); the command is the module's attribute of its own name."""


UNFINISHED = {
    "forget": ("forget", N_("Erase a source or a case of somebody who withdraws")),
    "merge": ("merge", N_("Take in what somebody else did in a copy of the project")),
}
"""Commands that can be tried, say that they are not finished, and are not listed."""


class LazyGroup(click.Group):
    """A group that lists its commands from a table and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS and cmd_name not in UNFINISHED:
            ctx.fail(str(UnknownName(_("command"), cmd_name, COMMANDS)))
        if cmd_name in UNFINISHED:
            warning = _("{command} is not finished and can go wrong; try it on a copy of the project only")
            click.secho(warning.format(command=cmd_name), fg="yellow", err=True)
        module, _help = (COMMANDS | UNFINISHED)[cmd_name]
        command: click.Command = getattr(import_module(f"qualkit.cli.{module}"), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help=_("Show tracebacks"))
@click.version_option(__version__, package_name="qualkit", message="qualkit %(version)s")
def qualkit(debug: bool) -> None:
    """Qualitative analysis of interviews and documents in Azerbaijani, Turkish, Russian and English.

    \b
    Begin with:
      qualkit demo                    see a findings report on sample material
      qualkit init my-thesis          make a project; then, inside its folder:
      qualkit add interviews/*.docx   add your own files
      qualkit run                     code them and write the report
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or pipe may stand on another encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    debug = "--debug" in sys.argv
    try:
        status = qualkit.main(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone, as in `qualkit read … | head`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        status = 0
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("stopped; what was finished is kept"), err=True)
        status = 1
    except Exception as error:
        if debug:
            raise
        click.echo(_sentence(error), err=True)
        status = 1
    sys.exit(status if isinstance(status, int) else 0)


def _sentence(error: Exception) -> str:
    """What people read of an error that nobody caught nearer to its cause."""
    match error:
        case QualkitError():
            return str(error)
        case OSError():
            return f"{error.filename or 'qualkit'}: {error.strerror or error}"
        case _:
            fault = _(
                "a fault in qualkit itself ({kind}: {error}); please report it with the output of: qualkit --debug …"
            )
            return fault.format(kind=type(error).__name__, error=error)
