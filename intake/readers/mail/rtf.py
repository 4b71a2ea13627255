"""Compressed rich text of Outlook messages, unpacked. Layout and dictionary from Microsoft's [MS-OXRTFCP]."""

from __future__ import annotations

import struct

MAX_BYTES = 64 * 1024 * 1024
_HEADER = struct.Struct("<IIII")
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096


def decompressed(packed: bytes) -> bytes:
    """The rich text; as much of it as can be had where it is damaged, nothing of what is no such text."""
    if len(packed) < _HEADER.size:
        return b""
    _, size, mark, _ = _HEADER.unpack_from(packed)
    if mark == _PLAIN:
        return packed[_HEADER.size : _HEADER.size + min(size, MAX_BYTES)]
    return _inflated(packed, min(size, MAX_BYTES)) if mark == _COMPRESSED else b""


def _inflated(packed: bytes, size: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    place, position, found = len(_DICTIONARY), _HEADER.size, bytearray()
    while position < len(packed) and len(found) < size:
        control = packed[position]
        position += 1
        for bit in range(8):
            if position >= len(packed) or len(found) >= size:
                break
            if not control >> bit & 1:
                taken = packed[position : position + 1]
                position += 1
            else:
                (reference,) = struct.unpack_from(">H", packed[position : position + 2].ljust(2, b"\0"))
                position += 2
                offset, length = reference >> 4, (reference & 15) + 2
                if offset == place % _WINDOW:
                    return bytes(found[:size])
                taken = _copied(window, offset, length, place)
            for byte in taken:
                window[place % _WINDOW] = byte
                place += 1
            found += taken
    return bytes(found[:size])


def _copied(window: bytearray, offset: int, length: int, place: int) -> bytes:
    """Bytes from the window, which may run on into those that are being written."""
    taken = bytearray()
    for step in range(length):
        source = (offset + step) % _WINDOW
        ahead = (source - place) % _WINDOW
        taken.append(taken[ahead] if ahead < step else window[source])
    return bytes(taken)
