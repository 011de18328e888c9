"""Base64, both ways; the way back in NumPy, for ``binascii`` goes letter by letter."""

from __future__ import annotations

import binascii
import functools
from typing import Union

import numpy as np

Letters = Union[bytes, bytearray, memoryview, str]

#: From how many letters on it is worth the while.
_LONG = 1 << 12

#: How many groups of four letters are taken together, so that what is between stays in the cache.
_BLOCK = 1 << 13

#: What no two letters are worth.
_BAD = 0xFFFF


def encoded(array: np.ndarray) -> bytes:
    """The text of an array's bytes."""
    return binascii.b2a_base64(array.reshape(-1).view(np.uint8).data, newline=False)


def decoded(text: Letters) -> np.ndarray:
    """The bytes of a text, which may be written to; ``ValueError`` where it is none."""
    data = text.encode() if isinstance(text, str) else text
    if len(data) % 4:
        raise ValueError("a text in Base64 has four letters for three bytes")
    body = len(data) - 4 if len(data) > _LONG else 0
    rest = binascii.a2b_base64(data[body:])
    made = np.empty(body // 4 * 3 + len(rest), np.uint8)
    made[body // 4 * 3 :] = np.frombuffer(rest, np.uint8)
    pairs = np.frombuffer(data, "<u2", body // 2).reshape(-1, 2)
    triples = made[: body // 4 * 3].reshape(-1, 3)
    for start in range(0, len(pairs), _BLOCK):
        block = slice(start, start + _BLOCK)
        first, second = (_worths().take(pairs[block, place]) for place in (0, 1))
        if max(int(first.max()), int(second.max())) == _BAD:
            raise ValueError("some letters are none of Base64's")
        triples[block, 0] = first >> 4
        first <<= 4
        triples[block, 1] = (first & 0xFF) | (second >> 8)
        triples[block, 2] = second & 0xFF
    return made


@functools.lru_cache(maxsize=1)
def _worths() -> np.ndarray:
    """What each two letters are worth together, twelve bits."""
    letters = np.frombuffer(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", np.uint8
    ).astype(np.uint16)
    worths = np.full(1 << 16, _BAD, np.uint16)
    pairs = letters[:, None] | letters[None, :] << 8
    worths[pairs.reshape(-1)] = np.arange(1 << 12, dtype=np.uint16)
    return worths
