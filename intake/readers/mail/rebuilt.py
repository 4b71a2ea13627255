"""A message that Outlook keeps inside another, written as an internet mail: it has no bytes of its own to hand on.

The same message gives the same bytes.
"""

from __future__ import annotations

import hashlib
from email import encoders
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from intake.readers.mail.message import Message


def as_internet_mail(message: Message) -> bytes:
    """Headers, text and attachments as MIME."""
    digest = hashlib.sha256("\n".join(value for _, value in message.headers).encode())
    for attachment in message.attachments:
        digest.update(attachment.content)
    mail = MIMEMultipart("mixed", boundary=f"=_{digest.hexdigest()[:32]}")
    for label, value in message.headers:
        mail.add_header(label, value if value.isascii() else Header(value, "utf-8").encode())
    for text in message.plain:
        mail.attach(MIMEText(text, "plain", "utf-8"))
    for page in message.pages:
        part = MIMEBase("text", "html")
        part.set_payload(page)
        encoders.encode_base64(part)
        mail.attach(part)
    for attachment in message.attachments:
        part = MIMEBase("application", "octet-stream")
        part.set_payload(attachment.content)
        encoders.encode_base64(part)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", attachment.name))
        mail.attach(part)
    return mail.as_bytes()
