"""The MSI for all users, which group policy, Intune and SCCM hand out, by wixl."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from release.origin import INSTALLED_BY
from release.tools import run
from windows import launchers, summary_stream
from windows.product import BUILT_AT, NAME, NAMESPACE, PUBLISHER, WINDOWED, four_numbers

UPGRADE_CODE = str(uuid.uuid5(NAMESPACE, "upgrade")).upper()
"""The same for every version, so that one replaces another."""


def product_code(version: str) -> str:
    """What Windows knows an installed version by; detection rules ask for it."""
    return str(uuid.uuid5(NAMESPACE, f"product {version}")).upper()


def make(folder: Path, target: Path, version: str, work: Path) -> Path:
    """Pack the program's folder; returns `target`. Raises StepFailed."""
    source = work / "program.wxs"
    marker = work / "msi" / INSTALLED_BY
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text("msi\n", encoding="ascii")
    os.utime(marker, (BUILT_AT, BUILT_AT))
    source.write_text(_source(folder, version, launchers.icon(work), marker), encoding="utf-8")
    # it takes no absolute paths
    run("wixl", "--arch", "x64", "--output", target.absolute(), source.absolute(), folder=folder)
    package_code = str(uuid.uuid5(NAMESPACE, f"package {version} {_digest_of_tree(folder)}")).upper()
    summary_stream.settle(target, package_code, BUILT_AT)
    return target


def _source(folder: Path, version: str, icon: Path, marker: Path) -> str:
    components: list[str] = []
    parts = [*_tree(folder, folder, components), _component(marker.name, os.path.relpath(marker, folder), components)]
    tree = "\n".join(parts)
    references = "".join(f'<ComponentRef Id="{component}"/>' for component in components)
    stated = ".".join(map(str, four_numbers(version)[:3]))
    refusal = "A newer version of Liaison Desk is installed. Uninstall it first; the data stay."
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product_code(version)}" Name="{NAME}" Version="{stated}" Manufacturer="{PUBLISHER}" Language="1033"
  UpgradeCode="{UPGRADE_CODE}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="{NAME} {version}"/>
<MajorUpgrade DowngradeErrorMessage="{refusal}"/>
<MediaTemplate EmbedCab="yes"/>
<Icon Id="program.ico" SourceFile={quoteattr(os.path.relpath(icon, folder))}/>
<Property Id="ARPPRODUCTICON" Value="program.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramMenuFolder"/>
<Directory Id="ProgramFiles64Folder">
<Directory Id="INSTALLDIR" Name="{NAME}">
{tree}
</Directory>
</Directory>
</Directory>
<Feature Id="Program" Level="1">{references}</Feature>
</Product>
</Wix>
"""


def _tree(place: Path, folder: Path, components: list[str]) -> Iterator[str]:
    """Directories and files as WiX wants them, one component a file, known again in every version by the file's path."""
    for path in sorted(place.iterdir(), key=lambda found: (found.is_dir(), found.name)):
        below = path.relative_to(folder).as_posix()
        if path.is_dir():
            yield f'<Directory Id="{_id("d", below)}" Name={quoteattr(path.name)}>'
            yield from _tree(path, folder, components)
            yield "</Directory>"
        else:
            yield _component(below, below, components)


def _component(below: str, source: str, components: list[str]) -> str:
    """One file, at a place below the program's folder, taken from `source`."""
    component, name = _id("c", below), below.rpartition("/")[2]
    components.append(component)
    identity = str(uuid.uuid5(NAMESPACE, f"component {below}")).upper()
    inside = _SHORTCUT if below == WINDOWED else ""
    file = f'<File Id="{_id("f", below)}" Name={quoteattr(name)} Source={quoteattr(source)} KeyPath="yes">'
    return f'<Component Id="{component}" Guid="{identity}" Win64="yes">{file}{inside}</File></Component>'


_SHORTCUT = f'<Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Name="{NAME}" Icon="program.ico" Advertise="yes"/>'


def _id(kind: str, path: str) -> str:
    return kind + uuid.uuid5(NAMESPACE, path).hex


def _digest_of_tree(folder: Path) -> str:
    """Tells apart two packages of one version whose files differ."""
    found = uuid.NAMESPACE_OID
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found = uuid.uuid5(found, f"{path.relative_to(folder).as_posix()} {uuid.uuid5(found, path.read_bytes().hex())}")
    return found.hex
