"""The manual page, made from what the command line says of itself, so that neither can fall behind the other."""

import time

from liaison.app.command_line.run import COMMANDS, EPILOG

_PAGE = """\
.TH LIAISON-DESK 1 "{date}" "Liaison Desk {version}" "User Commands"
.SH NAME
liaison\\-desk \\- who covers which country, what was said, what was promised: offline and encrypted
.SH SYNOPSIS
.B liaison\\-desk
[\\fB\\-\\-store\\fR \\fIDIR\\fR] [\\fB\\-\\-sample\\fR] [\\fB\\-\\-language\\fR en|ru] [\\fB\\-\\-settings\\fR \\fIDIR\\fR]
.br
.B liaison\\-desk
\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]
.SH DESCRIPTION
Without a command the window opens. With \\fB\\-\\-sample\\fR it shows three stories to look around in, which are kept nowhere.
.PP
Each command explains itself: \\fBliaison\\-desk \\fICOMMAND\\fB \\-\\-help\\fR.
Most take \\fB\\-\\-json\\fR, \\fB\\-\\-store\\fR \\fIDIR\\fR and \\fB\\-\\-passphrase\\-file\\fR \\fIFILE\\fR,
whose first line is the passphrase; without it the passphrase is asked for.
.SH COMMANDS
{commands}
.SH EXIT STATUS
{exit_codes}
.SH FILES
.TP
.I ~/.local/share/LiaisonDesk
the encrypted store, its wrapped keys and backups; kept when the program is removed
.TP
.I ~/.config/LiaisonDesk
settings of the window, without names
.SH COPYRIGHT
MIT licence. Licences of what it is built on lie in /usr/lib/liaison\\-desk/licenses.
"""


def manual(version: str, moment: int) -> str:
    """The page in roff; `moment` is its date in seconds since 1970."""
    listed = "\n".join(f".TP\n.B {_plain(command.name)}\n{_plain(command.help)}" for command in COMMANDS)
    codes = _plain(" ".join(EPILOG.removeprefix("exit codes: ").split()))
    date = time.strftime("%Y-%m-%d", time.gmtime(moment))
    return _PAGE.format(date=date, version=version, commands=listed, exit_codes=codes)


def _plain(text: str) -> str:
    """Text that roff prints as it is."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + safe if safe.startswith((".", "'")) else safe
