"""Opening one mail, in a limited process: its attachments are streamed back as the entries of an archive are.

The same records and answers as `intake.archive.opening`: `document` for what is no mail, or a mail without attachments.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import Any

from intake import media
from intake.entry_names import MAX_NAME_LENGTH, entry_name
from intake.readers import mail
from intake.readers.mail.message import Attachment
from intake.sandbox.wire import Stream
from intake.sniff import sniff
from schemas.errors import BadInput

_ROWS_A_RECORD = 1000


def open_mail(source: int, args: Mapping[str, Any], stream: Stream) -> dict[str, Any]:
    """Open the mail at `source`. `args`: its `name`; `entries` and `bytes` left for the whole pack, `entry_bytes` for
    one attachment; `list_only` to say whether there are attachments and no more."""
    with os.fdopen(source, "rb", closefd=False) as file:
        data = file.read()
    sniffed = sniff(data, args["name"])
    if sniffed.media_type not in (media.EML, media.MSG):
        return {"what": "document"}
    try:
        message = mail.parsed(data)
    except BadInput:
        # Its own document says so when it is read.
        return {"what": "document"}
    attachments = sorted(message.attachments, key=lambda attachment: entry_name(attachment.name).path)
    if not attachments:
        return {"what": "document"}
    if len(attachments) > args["entries"]:
        return {"what": "too_many", "reason": f"has more attachments than the {args['entries']:,} files allowed"}
    if not args["list_only"]:
        _stream_rows(attachments, message.sent, args, stream)
    return {"what": "archive"}


def _stream_rows(attachments: Sequence[Attachment], sent: str | None, args: Mapping[str, Any], stream: Stream) -> None:
    rows = [_listed(attachment, sent) for attachment in attachments]
    for first in range(0, len(rows), _ROWS_A_RECORD):
        stream.record({"listed": rows[first : first + _ROWS_A_RECORD]})
    left = args["bytes"]
    for number, attachment in enumerate(attachments):
        state, reason = _end(attachment, min(left, args["entry_bytes"]))
        end = {"row": number, "state": state, "reason": reason}
        if state == "ready":
            stream.data(attachment.content)
            left -= len(attachment.content)
        else:
            end["stored_sha256"] = hashlib.sha256(attachment.content).hexdigest()
        stream.record(end)


def _listed(attachment: Attachment, sent: str | None) -> dict[str, Any]:
    name = entry_name(attachment.name)
    return {"path": name.path, "suspicious": name.suspicious, "size": len(attachment.content), "modified": sent}


def _end(attachment: Attachment, most: int) -> tuple[str, str | None]:
    if entry_name(attachment.name).too_long:
        return "refused", f"has a name longer than the {MAX_NAME_LENGTH} characters allowed"
    if attachment.state == "ready" and len(attachment.content) > most:
        return "refused", f"is larger than the {most:,} bytes that may still be unpacked"
    return attachment.state, attachment.reason
