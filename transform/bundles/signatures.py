"""Signatures in the format of minisign: Ed25519 over the BLAKE2b-512 hash of a file.

What is made here `minisign -V` verifies, and the other way round. Keys without a password are those
of `minisign -G -W`. The same file and key give the same signature: no date stands in it.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass
from hashlib import blake2b

__all__ = ["PublicKey", "SecretKey", "new_key", "read_public_key", "read_secret_key"]

_ALGORITHM, _OF_HASH, _HASHED = b"Ed", b"ED", b"B2"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "


@dataclass(frozen=True, slots=True)
class PublicKey:
    """`name` are the eight bytes by which a signature says whose it is."""

    name: bytes
    key: bytes

    def text(self) -> str:
        """The key's file."""
        shown = self.name[::-1].hex().upper()
        return _lines(f"{_UNTRUSTED}minisign public key {shown}", _ALGORITHM + self.name + self.key)

    def check(self, data: bytes, signature: bytes) -> None:
        """Raises ValueError, with what is wrong, unless `signature` is this key's of `data`."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            untrusted, first, trusted, second = signature.decode("utf-8").splitlines()
        except ValueError:
            raise ValueError("is no signature of minisign") from None
        if not untrusted.startswith(_UNTRUSTED) or not trusted.startswith(_TRUSTED):
            raise ValueError("is no signature of minisign")
        signed, whole = _decoded(first, 74), _decoded(second, 64)
        algorithm, name, made = signed[:2], signed[2:10], signed[10:]
        if algorithm not in {_ALGORITHM, _OF_HASH}:
            raise ValueError("is of an algorithm that is not known")
        if name != self.name:
            raise ValueError("was made with another key")
        key = Ed25519PublicKey.from_public_bytes(self.key)
        try:
            key.verify(made, _digest(data) if algorithm == _OF_HASH else data)
            key.verify(whole, made + trusted.removeprefix(_TRUSTED).encode())
        except InvalidSignature:
            raise ValueError("is not of this file") from None


@dataclass(frozen=True, slots=True, repr=False)
class SecretKey:
    """Never shown: it has no text but that of its file."""

    name: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        return PublicKey(self.name, key.public_key().public_bytes_raw())

    def sign(self, data: bytes, comment: str) -> bytes:
        """The text of a signature file; `comment` is signed with it."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        made = key.sign(_digest(data))
        whole = key.sign(made + comment.encode())
        first = _lines(f"{_UNTRUSTED}signature from transform", _OF_HASH + self.name + made)
        return (first + _lines(f"{_TRUSTED}{comment}", whole)).encode()

    def text(self) -> str:
        """The key's file, without a password."""
        pair = self.seed + self.public.key
        check = blake2b(_ALGORITHM + self.name + pair, digest_size=32).digest()
        empty = bytes(32 + 8 + 8)  # no password: no salt and no limits of its derivation
        body = _ALGORITHM + bytes(2) + _HASHED + empty + self.name + pair + check
        return _lines(f"{_UNTRUSTED}minisign secret key", body)


def new_key() -> SecretKey:
    """A key that nobody else has."""
    return SecretKey(secrets.token_bytes(8), secrets.token_bytes(32))


def read_public_key(text: str) -> PublicKey:
    """A public key's file, or the line in it. Raises ValueError for what is none.

    >>> read_public_key("abc")
    Traceback (most recent call last):
    ValueError: is no key of minisign
    """
    lines = text.strip().splitlines()
    try:
        found = _decoded(lines[-1] if lines else "", 42)
    except ValueError:
        raise ValueError("is no key of minisign") from None
    if found[:2] != _ALGORITHM:
        raise ValueError("is no key of minisign")
    return PublicKey(found[2:10], found[10:])


def read_secret_key(text: str) -> SecretKey:
    """A secret key's file without a password. Raises ValueError for what is none."""
    lines = text.strip().splitlines()
    try:
        found = _decoded(lines[-1] if lines else "", 158)
    except ValueError:
        raise ValueError("is no secret key of minisign") from None
    if found[:2] != _ALGORITHM or found[4:6] != _HASHED:
        raise ValueError("is no secret key of minisign")
    if found[2:4] != bytes(2):
        raise ValueError("is locked with a password; make one without: minisign -G -W")
    name, pair, check = found[54:62], found[62:126], found[126:]
    # minisign writes no checksum for a key without a password.
    if check not in {blake2b(_ALGORITHM + name + pair, digest_size=32).digest(), bytes(32)}:
        raise ValueError("is damaged")
    made = SecretKey(name, pair[:32])
    if made.public.key != pair[32:]:
        raise ValueError("is damaged")
    return made


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=64).digest()


def _decoded(line: str, length: int) -> bytes:
    try:
        found = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("is not base64") from None
    if len(found) != length:
        raise ValueError("has another length than it should")
    return found


def _lines(comment: str, data: bytes) -> str:
    return f"{comment}\n{base64.b64encode(data).decode()}\n"
