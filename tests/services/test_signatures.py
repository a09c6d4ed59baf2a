"""Signatures as minisign writes them, and everything that must not pass for one."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.signing import TestKey

from liaison.domain.signature_errors import KeyNotReadable, SignatureMissing, SignatureWrong, SignerNotTrusted
from liaison.domain.signers import TrustedBy, same_fingerprint, signer_of_key
from liaison.services.signatures import LARGEST, read_key, read_signature, verified_by

KEY, OTHER = TestKey(), TestKey("Somebody else")
CONTENT = b"coverage of ten countries\n" * 100


def test_a_signature_tells_who_signed() -> None:
    assert verified_by(CONTENT, KEY.sign(CONTENT), [OTHER.signer(), KEY.signer()], "a.ldpack").name == "Headquarters"
    assert verified_by(io.BytesIO(CONTENT), KEY.sign(CONTENT), [KEY.signer()], "a.ldpack") == KEY.signer()


def test_a_key_nobody_trusts_is_named() -> None:
    with pytest.raises(SignerNotTrusted) as refused:
        verified_by(CONTENT, KEY.sign(CONTENT), [OTHER.signer()], "a.ldpack")
    assert refused.value.key_id == KEY.signer().key_id


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_changed_byte_passes(data: st.DataObject) -> None:
    signature = KEY.sign(CONTENT)
    first = signature.index(b"\n") + 1
    changed, place = bytearray(signature), data.draw(st.integers(first, len(signature) - 2))
    changed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises((SignatureWrong, SignerNotTrusted)):
        verified_by(CONTENT, bytes(changed), [KEY.signer()], "a.ldpack")
    content, place = bytearray(CONTENT), data.draw(st.integers(0, len(CONTENT) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SignatureWrong):
        verified_by(bytes(content), signature, [KEY.signer()], "a.ldpack")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_else_lies_there_is_no_signature(given_bytes: bytes) -> None:
    with pytest.raises(SignatureWrong):
        verified_by(CONTENT, given_bytes, [KEY.signer()], "a.ldpack")


def test_another_key_with_the_same_identity_does_not_pass() -> None:
    raw = bytearray(OTHER.pair.public_key._keynum_pk.public_key)
    own = KEY.pair.public_key
    swapped = type(own)(
        _untrusted_comment=None,
        _signature_algorithm=own._signature_algorithm,
        _keynum_pk=type(own._keynum_pk)(key_id=own._keynum_pk.key_id, public_key=bytes(raw)),
    )
    false_signer = signer_of_key(swapped.to_base64().decode(), "false", TrustedBy.OFFICER)
    assert false_signer.key_id == KEY.signer().key_id
    assert not same_fingerprint(false_signer.fingerprint, KEY.signer().fingerprint)
    with pytest.raises(SignatureWrong):
        verified_by(CONTENT, KEY.sign(CONTENT), [false_signer], "a.ldpack")
    # and one that has it does not keep the true one from being found
    assert verified_by(CONTENT, KEY.sign(CONTENT), [false_signer, KEY.signer()], "a").name == "Headquarters"


def test_a_signature_over_the_content_itself_is_refused() -> None:
    old = bytes(KEY.pair.secret_key.sign(CONTENT, prehash=False))
    with pytest.raises(SignatureWrong):
        verified_by(CONTENT, old, [KEY.signer()], "a.ldpack")


@pytest.mark.parametrize("text", ["", "RW", "RWshort", "A" * 56, "untrusted comment: x\n" + "é" * 56])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(KeyNotReadable):
        signer_of_key(text, "", TrustedBy.OFFICER)


def test_keys_and_signatures_come_from_files(tmp_path: Path) -> None:
    file = tmp_path / "hq.pub"
    file.write_text(f"untrusted comment: minisign public key\n{KEY.public}\n", encoding="utf-8")
    assert read_key(file, TrustedBy.PROGRAM, "Headquarters") == KEY.signer()
    file.write_bytes(b"RW" + b"A" * LARGEST)
    for unreadable in (file, tmp_path / "none.pub", tmp_path):
        with pytest.raises(KeyNotReadable):
            read_key(unreadable, TrustedBy.PROGRAM)
    with pytest.raises(SignatureMissing):
        read_signature(tmp_path / "none.minisig")


def test_a_fingerprint_is_the_same_however_it_is_grouped() -> None:
    shown = KEY.signer().fingerprint
    assert len(shown.split()) == 8
    assert same_fingerprint(shown, shown.replace(" ", "-").lower())
    assert not same_fingerprint(shown, shown[:-1])
    assert not same_fingerprint("", " ")


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_what_minisign_itself_signs_is_taken(tmp_path: Path) -> None:
    def minisign(*arguments: str) -> None:
        subprocess.run(["minisign", *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / "hq.ldpack").write_bytes(CONTENT)
    minisign("-G", "-W", "-p", "hq.pub", "-s", "hq.key")
    minisign("-S", "-s", "hq.key", "-m", "hq.ldpack", "-t", "for the posts")
    signer = read_key(tmp_path / "hq.pub", TrustedBy.POLICY, "HQ")
    # minisign leaves out leading noughts
    assert f"{int(signer.key_id, 16):X}" in (tmp_path / "hq.pub").read_text(encoding="utf-8")
    signature = read_signature(tmp_path / "hq.ldpack.minisig")
    assert verified_by(CONTENT, signature, [signer], "hq.ldpack") == signer
    minisign("-S", "-l", "-s", "hq.key", "-m", "hq.ldpack")
    with pytest.raises(SignatureWrong):
        verified_by(CONTENT, read_signature(tmp_path / "hq.ldpack.minisig"), [signer], "hq.ldpack")
