"""A machine of Debian's smallest system in a folder: made by mmdebstrap, run without a network, gone with its last process."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from release.steps import StepSkipped
from release.tools import prepare, run

TOOLS = {"mmdebstrap": "mmdebstrap", "unshare": "util-linux", "dpkg-deb": "dpkg"}
OFFICER = "officer"
_CARRIED = r"^Acquire::(https?::(Proxy|CAInfo|Verify)|Retries)\S* .*;$"
_ENVIRONMENT = ("LANG=C.UTF-8", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")


@dataclass(frozen=True, slots=True)
class Machine:
    """A made machine.

    Attributes:
        folder: its root.
        suite: Debian's name of the release, such as `bookworm`.
    """

    folder: Path
    suite: str

    def command(
        self, *arguments: str, user: str = "root", umask: str = "022", variables: Iterable[str] = ()
    ) -> list[str]:
        """What runs `arguments` in it, in a session as after a login, with processes, mounts and network of its own.

        Of networks there is none at all, not even one to itself.
        """
        home = "/root" if user == "root" else f"/home/{user}"
        person = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if user != "root" else []
        inner = [*person, "env", "-i", f"--chdir={home}", f"HOME={home}", *_ENVIRONMENT, *variables]
        mounts = (
            'mount -t proc proc "$0/proc" && mkdir -p "$0/dev/shm" && mount -t tmpfs -o mode=1777 tmpfs "$0/dev/shm" && '
            'mkdir -p "$0/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix" && '
            # not by exec: this shell stays root, and so is killed with its parent, and everything in its namespace with it
            f'umask {umask} && chroot "$0" "$@"; exit $?'
        )
        apart = ["unshare", "--mount", "--pid", "--net", "--fork", "--kill-child"]
        return [*apart, "sh", "-c", mounts, str(self.folder), *inner, *arguments]

    def run(self, *arguments: str, user: str = "root", umask: str = "022", variables: Iterable[str] = ()) -> str:
        """What a command in it prints; raises StepFailed with the last lines when it fails."""
        return run(*self.command(*arguments, user=user, umask=umask, variables=variables))

    def remove(self) -> None:
        """Delete it; what was mounted was so for its processes alone."""
        shutil.rmtree(self.folder, ignore_errors=True)


def make(suite: str, folder: Path, package: Path) -> Machine:
    """A machine that has what `package` depends on, and a person who is no administrator.

    Raises:
        StepSkipped: a tool or the right to make one is missing.
        StepFailed: packages are missing or cannot be fetched.
    """
    if os.geteuid() != 0:
        raise StepSkipped("making a machine in a folder takes root")
    prepare(TOOLS)
    shutil.rmtree(folder, ignore_errors=True)
    wanted = ",".join([*dependencies(package), "util-linux"])
    options = [f"--aptopt={line}" for line in _carried()]
    run("mmdebstrap", "--quiet", "--variant=minbase", *options, f"--include={wanted}", suite, folder, _mirror())
    machine = Machine(folder, suite)
    machine.run("useradd", "--create-home", "--user-group", "--shell", "/bin/sh", OFFICER)
    return machine


def dependencies(package: Path) -> list[str]:
    """The names in its field Depends, the first of alternatives."""
    listed = run("dpkg-deb", "--field", package, "Depends")
    return [re.split(r"[ (|]", part.strip(), maxsplit=1)[0] for part in listed.split(",")]


def _carried() -> list[str]:
    """How this machine's apt reaches its sources."""
    return [line for line in run("apt-config", "dump").splitlines() if re.match(_CARRIED, line)]


def _mirror() -> str:
    """Where this machine's own packages come from."""
    chosen = ["Created-By: Packages", "Component: main"]
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", *chosen], capture_output=True, text=True, check=False
    ).stdout.split()
    if not listed:
        raise StepSkipped("apt names no place to get packages from")
    return listed[0]
