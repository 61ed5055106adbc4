"""``carchive open``: a contract's PDF in the viewer."""

import subprocess
import sys
from shutil import which

import typer

from contract_archive.cli.commands import command, new_app, session_of
from contract_archive.cli.options import Number
from contract_archive.cli.render.text import printable
from contract_archive.errors import OutsideError
from contract_archive.locale import _

app = new_app()

_OPENERS = ("xdg-open", "open", "gio")


@command(
    app,
    _("Open the searchable PDF of a contract with the program that this desktop uses for PDFs."),
    ("carchive open XS-2024-0001", _("read it on the screen")),
)
def open_(context: typer.Context, number: Number) -> None:
    """Find the file and hand it to the desktop."""
    from contract_archive.actions.retrieve import readable_file

    with session_of(context).open() as archive:
        file = readable_file(archive, number)
    opener = next((each for each in _OPENERS if which(each)), None)
    if opener is None:
        raise OutsideError(
            _("there is no desktop here that could open a PDF"),
            _("The file is {file}").format(file=file),
        )
    print(printable(str(file)), file=sys.stderr)
    words = [opener, "open"] if opener == "gio" else [opener]
    done = subprocess.run([*words, str(file)], stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise OutsideError(
            _("{program} could not open the file").format(program=opener),
            _("The file is {file}").format(file=file),
        )
