"""How the parent, the fork server and a task's process talk: JSON messages with descriptors, and frames in a
pipe.

Control messages travel over a stream socket: four bytes of length, then JSON; descriptors ride on the length.
A task's process writes frames into its own pipe: one byte of type, four bytes of length, then the payload.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from schemas.errors import SandboxError

RESULT = b"R"
"""The answer, JSON; exactly one, the last frame."""
RECORD = b"J"
"""A streamed JSON object."""
BYTES = b"D"
"""A streamed piece of bytes."""

PIECE_BYTES = 256 * 1024
MAX_RECORD_BYTES = 32 * 1024 * 1024
_LENGTH = struct.Struct("!I")
_HEAD = struct.Struct("!cI")
_MAX_MESSAGE_BYTES = 16 * 1024 * 1024
_MAX_DESCRIPTORS = 2


def send_message(control: socket.socket, message: Mapping[str, Any], descriptors: Sequence[int] = ()) -> None:
    """Send one message, whole."""
    body = json.dumps(message).encode()
    length = _LENGTH.pack(len(body))
    if descriptors:
        socket.send_fds(control, [length], list(descriptors))
    else:
        control.sendall(length)
    control.sendall(body)


def receive_message(control: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """The next message with its descriptors, or None when the other side is gone."""
    head, descriptors, _, _ = socket.recv_fds(control, _LENGTH.size, _MAX_DESCRIPTORS)
    if not head:
        return None
    head += _exactly(control, _LENGTH.size - len(head))
    (length,) = _LENGTH.unpack(head)
    if length > _MAX_MESSAGE_BYTES:
        raise SandboxError("the sandbox sent a message longer than any it should send")
    message = json.loads(_exactly(control, length))
    return message, descriptors


def _exactly(control: socket.socket, count: int) -> bytes:
    pieces = []
    while count:
        piece = control.recv(min(count, PIECE_BYTES))
        if not piece:
            raise SandboxError("the sandbox closed its connection in the middle of a message")
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)


class Stream:
    """The writing end of a task's pipe, in the task's process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def record(self, value: Mapping[str, Any]) -> None:
        """Stream one JSON object."""
        self._frame(RECORD, json.dumps(value).encode())

    def data(self, piece: bytes) -> None:
        """Stream bytes, in pieces of the largest size allowed."""
        for start in range(0, len(piece), PIECE_BYTES):
            self._frame(BYTES, piece[start : start + PIECE_BYTES])

    def result(self, encoded: bytes) -> None:
        """Write the answer, already JSON."""
        self._frame(RESULT, encoded)

    def _frame(self, kind: bytes, payload: bytes) -> None:
        view = memoryview(_HEAD.pack(kind, len(payload)) + payload)
        while view:
            view = view[os.write(self._descriptor, view) :]


class Frames:
    """Takes a pipe's bytes as they come and gives whole frames; nothing that comes out of it is trusted."""

    def __init__(self, result_bytes: int) -> None:
        self._buffer = bytearray()
        self._caps = {RESULT: result_bytes, RECORD: MAX_RECORD_BYTES, BYTES: PIECE_BYTES}

    @property
    def unfinished(self) -> bool:
        """Whether the pipe ended inside a frame."""
        return bool(self._buffer)

    def feed(self, piece: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The frames that `piece` completes, as (type, payload).

        Raises ValueError for a type that does not exist, OverflowError for a frame over its cap.
        """
        self._buffer += piece
        while len(self._buffer) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._buffer)
            if kind not in self._caps:
                raise ValueError("unknown frame")
            if length > self._caps[kind]:
                raise OverflowError("frame over its cap")
            if len(self._buffer) < _HEAD.size + length:
                return
            payload = bytes(self._buffer[_HEAD.size : _HEAD.size + length])
            del self._buffer[: _HEAD.size + length]
            yield kind, payload
