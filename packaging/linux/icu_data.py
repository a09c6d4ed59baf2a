"""Qt's copy of ICU without the data of languages that the program does not speak: 2.4 MB instead of 32.

Of ICU, Qt uses the case of letters, collation, names of time zones, and converters of old encodings. Data for the first three stay
for the root and for our languages; the converters go, because the program decodes in Python. Needs icupkg (icu-devtools), as, ld and
objcopy (binutils).
"""

import re
from pathlib import Path

from release.steps import StepFailed
from release.tools import run

_ASSEMBLY = """\
.section .rodata
.globl {symbol}
.type {symbol},@object
.balign 16
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""
_OF_NO_USE = re.compile(r"\.(cnv|spp|cfu)$|^(unames|uemoji|langInfo|uts46|nfkc_cf)\.")
_OF_A_LANGUAGE = re.compile(r"[a-z]{2,3}(_.*)?\.res")


def trim(library: Path, languages: tuple[str, ...], work: Path) -> None:
    """Replace `libicudata.so.N` by one that holds the data of these languages alone.

    Raises StepFailed where a tool fails or the library is built otherwise than Qt's was.
    """
    version = library.name.rpartition(".")[2]
    name = f"icudt{version}l.dat"
    whole, small = work / "whole" / name, work / "small" / name
    for folder in (whole.parent, small.parent):
        folder.mkdir(parents=True, exist_ok=True)
    run("objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
    dropped = [item for item in run("icupkg", "-l", whole).split() if not is_kept(item, languages)]
    # a list is one by the end of its name; another name would be taken for one item, and nothing said
    (work / "dropped.txt").write_text("\n".join(dropped) + "\n", encoding="ascii")
    run("icupkg", "-r", work / "dropped.txt", whole, small)
    left = set(run("icupkg", "-l", small).split())
    if left & set(dropped):
        raise StepFailed(f"{library.name} kept data that was to go")
    (work / "data.s").write_text(_ASSEMBLY.format(symbol=f"icudt{version}_dat", data=small), encoding="utf-8")
    run("as", "-o", work / "data.o", work / "data.s")
    run("ld", "-shared", "-soname", library.name, "--build-id=none", "-s", "-o", library, work / "data.o")


def is_kept(item: str, languages: tuple[str, ...]) -> bool:
    """Whether an item of ICU's data stays, by its name such as `coll/ru.res`."""
    folder, _, name = item.rpartition("/")
    if folder not in ("", "coll", "zone"):
        return False
    stem = name.partition(".")[0]
    if stem in ("root", "pool", "res_index", "ucadata") or stem.partition("_")[0] in languages:
        return True
    return not (folder or _OF_NO_USE.search(name) or _OF_A_LANGUAGE.fullmatch(name))
