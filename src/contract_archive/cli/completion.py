"""``carchive completion``: let the shell complete what a person types."""

from typing import Annotated

from contract_archive.cli import shells
from contract_archive.cli.commands import command, new_app
from contract_archive.cli.given import one_of, option
from contract_archive.cli.render.text import printable
from contract_archive.errors import UsageError
from contract_archive.locale import _

app = new_app(
    help=_("Let the shell complete commands, options, contract types, customers and numbers.")
)

_SHELLS = {word: word for word in ("bash", "zsh", "fish")}

Shell = Annotated[
    str,
    option("--shell", "bash|zsh|fish", _("which shell; else the one you are in"), one_of(_SHELLS)),
]


@command(
    app,
    _("Set completion up for your shell. It works in the next terminal you open."),
    ("carchive completion install", _("for the shell you are in")),
    name="install",
)
def install(shell: Shell = "") -> None:
    """Write the script where the shell looks for it."""
    name = shell or _this_shell()
    file = shells.install(name)
    print(
        _("Completion for {shell} is in {file}; open a new terminal to use it").format(
            shell=name, file=printable(str(file))
        )
    )


@command(
    app,
    _("Print the completion script, to install it by hand."),
    ("carchive completion show --shell bash > /etc/bash_completion.d/carchive", _("for everybody")),
    name="show",
)
def show(shell: Shell = "") -> None:
    """Print the script."""
    print(shells.script(shell or _this_shell()))


def _this_shell() -> str:
    """Return the shell this runs in. Raises UsageError where it cannot be told or served."""
    name = shells.this_shell()
    if name in _SHELLS:
        return name
    raise UsageError(
        _("cannot tell which shell this is"),
        _("Name it: --shell bash, --shell zsh or --shell fish."),
    )
