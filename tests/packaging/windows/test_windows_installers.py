"""What is made from the program's folder: with the real tools, where the machine has them."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from release import tools
from release.steps import StepFailed, StepSkipped
from windows import folder, forwarder, msi, portable, setup_exe, signatures, summary_stream
from windows.product import CONSOLE, WINDOWED

COMPILER = "x86_64-w64-mingw32-gcc-win32"


def needs(*commands: str) -> pytest.MarkDecorator:
    """Skips where the machine lacks a tool."""
    missing = [command for command in commands if shutil.which(command) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not on this machine: {', '.join(missing)}")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder laid out as the program's."""
    made = tmp_path / "program"
    for name in (WINDOWED, CONSOLE, "licenses/LICENSE", "app/liaison/слово.txt", "runtime/x.dll"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(name, encoding="utf-8")
    return made


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A DLL that nobody signed."""
    source, made = tmp_path / "library.c", tmp_path / "library.dll"
    source.write_text("__declspec(dllexport) int _PyAnswer(void) { return 42; }\n", encoding="ascii")
    subprocess.run([COMPILER, "-shared", "-o", made, source], check=True)
    return made


def test_the_portable_archive_is_the_folder_with_its_marker(program: Path, tmp_path: Path) -> None:
    first = portable.make(program, tmp_path / "first.zip", fast=True).read_bytes()
    (program / "runtime" / "x.dll").touch()
    made = portable.make(program, tmp_path / "second.zip", fast=True)
    assert made.read_bytes() == first
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
    assert "Liaison Desk/portable.ini" in names
    assert "Liaison Desk/app/liaison/слово.txt" in names


@needs("makensis", "rsvg-convert", "icotool")
def test_two_builds_of_setup_exe_are_the_same_bytes(program: Path, tmp_path: Path) -> None:
    made = [setup_exe.make(program, tmp_path / f"{n}.exe", "1.2.3", "zlib", tmp_path).read_bytes() for n in (1, 2)]
    assert made[0] == made[1]
    assert made[0].startswith(b"MZ")


@needs("wixl", "msiinfo", "rsvg-convert", "icotool")
def test_an_msi_of_a_version_has_identities_of_its_own_and_always_the_same_bytes(program: Path, tmp_path: Path) -> None:
    made = [msi.make(program, tmp_path / f"{n}.msi", "1.2.3", tmp_path) for n in (1, 2)]
    assert made[0].read_bytes() == made[1].read_bytes()
    table = subprocess.run(
        ["msiinfo", "export", made[0], "Property"], capture_output=True, text=True, check=True
    ).stdout
    assert msi.product_code("1.2.3") in table
    assert msi.UPGRADE_CODE in table
    assert msi.product_code("1.2.3") != msi.product_code("1.2.4")
    summary = subprocess.run(["msiinfo", "suminfo", made[0]], capture_output=True, text=True, check=True).stdout
    assert "Created: Wed Jan  1 00:00:00 2020" in summary


def test_a_file_without_a_summary_is_no_msi(tmp_path: Path) -> None:
    file = tmp_path / "x.msi"
    file.write_bytes(bytes(4096))
    with pytest.raises(StepFailed, match="no summary"):
        summary_stream.settle(file, "0" * 36, 0)
    assert file.read_bytes() == bytes(4096)


@needs(COMPILER)
def test_a_forwarding_library_offers_what_the_interpreter_does_and_carries_no_clock(
    library: Path, tmp_path: Path
) -> None:
    made = [tmp_path / "one" / "python3.dll", tmp_path / "two" / "python3.dll"]
    for target in made:
        target.parent.mkdir()
        forwarder.make(library, target, [])
    assert made[0].read_bytes() == made[1].read_bytes()
    assert forwarder.exported_names(made[0]) == {"_PyAnswer"}


@needs(COMPILER)
def test_a_module_that_needs_a_name_the_interpreter_lacks_is_refused(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwarder, "names_taken", lambda module, name: {"PyMissing"})
    with pytest.raises(StepFailed, match="lacks PyMissing"):
        forwarder.make(library, tmp_path / "python3.dll", [library])


@needs(COMPILER, "osslsigncode")
def test_who_signed_is_read_from_a_signature_that_holds_and_from_nothing_else(library: Path, tmp_path: Path) -> None:
    assert not signatures.is_signed(library)
    with pytest.raises(StepFailed, match="no signature that holds"):
        signatures.publisher(library)

    roots, signed = tmp_path / "roots.pem", tmp_path / "signed.dll"
    key = make_certificate("Somebody Else", roots)
    subprocess.run(
        ["osslsigncode", "sign", "-certs", roots, "-key", key, "-h", "sha256", "-in", library, "-out", signed],
        check=True,
        capture_output=True,
    )
    assert signatures.is_signed(signed)
    assert signatures.publisher(signed, roots) == "Somebody Else"
    with pytest.raises(StepFailed, match="signed by Somebody Else, not by Python Software Foundation"):
        signatures.require_publisher(signed, signatures.PYTHON_PUBLISHER, roots)
    with pytest.raises(StepFailed, match="no signature that holds"):
        signatures.publisher(signed)

    content = bytearray(signed.read_bytes())
    content[0x400] ^= 1
    signed.write_bytes(content)
    with pytest.raises(StepFailed, match="no signature that holds"):
        signatures.publisher(signed, roots)


@needs("makensis", "rsvg-convert", "icotool", "osslsigncode", COMPILER)
def test_where_there_is_a_certificate_what_is_ours_is_signed(program: Path, library: Path, tmp_path: Path) -> None:
    roots, script = tmp_path / "roots.pem", tmp_path / "sign in place.sh"
    key = make_certificate("Somebody Else", roots)
    options = f"-certs '{roots}' -key '{key}' -h sha256"
    script.write_text(
        f'osslsigncode sign {options} -in "$1" -out "$1.signed" >&2 && mv "$1.signed" "$1"\n', encoding="utf-8"
    )
    command = f"sh '{script}'"
    shutil.copy(library, program / "runtime" / "x.dll")
    for name in (WINDOWED, CONSOLE):
        shutil.copy(library, program / name)
    folder.sign(program, command)
    made = setup_exe.make(program, tmp_path / "signed-setup.exe", "1.2.3", "zlib", tmp_path, command)
    for file in (program / WINDOWED, program / CONSOLE, program / "runtime" / "x.dll", made):
        assert signatures.publisher(file, roots) == "Somebody Else", file.name


def make_certificate(organisation: str, target: Path) -> Path:
    """Write a certificate that signs itself and may sign code; returns its key's file."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    target.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    file = target.with_suffix(".key")
    form = serialization.PrivateFormat.PKCS8
    file.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return file


def test_what_a_machine_lacks_is_named_and_skipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StepSkipped, match=r"lacks no-such-tool \(Debian: apt-get install no-such-package\)"):
        tools.prepare({"no-such-tool": "no-such-package"})


def test_a_tool_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(StepFailed, match="sh ended with 3:\nwhy"):
        tools.run("sh", "-c", "echo why; exit 3")
