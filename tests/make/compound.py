"""OLE compound files (containers of .msg, .doc and .xls) from a tree of storages and streams. Same input, same bytes.

Layout from Microsoft's [MS-CFB], version 3: sectors of 512 bytes; streams below 4,096 bytes in sectors of 64.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

Tree = Mapping[str, "bytes | Tree"]
"""Names with the bytes of streams, or with the content of storages."""

_SECTOR, _SHORT, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF


@dataclass
class _Entry:
    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    content: bytes = b""
    child: int = _NONE
    right: int = _NONE
    start: int = _END
    children: list[int] = field(default_factory=list)


def compound(tree: Tree) -> bytes:
    """The file with this tree in its root."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    sectors: list[bytes] = []
    chain: list[int] = []

    def store(content: bytes) -> int:
        if not content:
            return _END
        first = len(sectors)
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        sectors.extend(pieces)
        chain.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    short, short_chain = bytearray(), list[int]()
    for entry in entries:
        if entry.kind != 2:
            continue
        if len(entry.content) >= _CUTOFF:
            entry.start = store(entry.content)
        elif entry.content:
            first = len(short) // _SHORT
            short += entry.content.ljust(-(-len(entry.content) // _SHORT) * _SHORT, b"\0")
            short_chain += [*range(first + 1, len(short) // _SHORT), _END]
            entry.start = first
    entries[0].content, entries[0].start = bytes(short), store(bytes(short))
    short_table = store(struct.pack(f"<{len(short_chain)}I", *short_chain)) if short_chain else _END
    directory = store(b"".join(map(_packed, entries)))
    tables = 1
    while (len(sectors) + tables) * 4 > tables * _SECTOR:
        tables += 1
    first_table = len(sectors)
    chain += [_TABLE] * tables
    allocation = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0,
        _CUTOFF, short_table, -(-len(short_chain) * 4 // _SECTOR), _END, 0,
    )
    listed = [*range(first_table, first_table + tables)]
    assert len(listed) <= 109
    header += struct.pack("<109I", *listed, *[_FREE] * (109 - len(listed)))
    return header + b"".join(sectors) + allocation


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    # Names are kept in a tree by length and then by letters; a chain to the right is one that readers accept.
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        content = tree[name]
        number = len(entries)
        entries.append(_Entry(name, 2, content) if isinstance(content, bytes) else _Entry(name, 1))
        siblings = entries[parent].children
        if siblings:
            entries[siblings[-1]].right = number
        else:
            entries[parent].child = number
        siblings.append(number)
        if not isinstance(content, bytes):
            _add(entries, number, content)


def _packed(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", name, len(name), entry.kind, 1, _NONE, entry.right, entry.child, entry.start,
        len(entry.content),
    )
