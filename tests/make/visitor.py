"""A browser without a screen for the web application's tests: it keeps cookies and sends what forms hold."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_TAGS = re.compile(r"<[^>]+>")
SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


class Visitor:
    """Uses the application as a person does: looks at a page, then sends one of its forms."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def see(self, address: str, **kwargs: Any) -> TestResponse:
        """The page at the address."""
        return self.client.get(address, **kwargs)

    def token(self, page: str = "/sign-in") -> str:
        """The token that the forms of a page hold."""
        found = _TOKEN.search(self.client.get(page, follow_redirects=True).text)
        assert found is not None, f"{page} has no form"
        return found[1]

    def send(
        self, address: str, form: Mapping[str, Any] | None = None, *, seen: str = "/", **kwargs: Any
    ) -> TestResponse:
        """Send a form, with the token of the page it was seen on."""
        return self.client.post(address, data={"csrf_token": self.token(seen), **(form or {})}, **kwargs)

    def sign_in(self, name: str, password: str, **more: str) -> TestResponse:
        """Sign in with a password."""
        return self.send("/sign-in", {"name": name, "password": password, **more}, seen="/sign-in")

    def upload(
        self, files: Mapping[str, bytes], framework: str = "iap", as_at: date | None = date(2026, 11, 2), **more: Any
    ) -> TestResponse:
        """Upload files under their names."""
        form: dict[str, Any] = {
            "framework": framework, "files": [(io.BytesIO(content), name) for name, content in files.items()], **more
        }
        if as_at is not None:
            form |= {"as_at-day": str(as_at.day), "as_at-month": str(as_at.month), "as_at-year": str(as_at.year)}
        return self.send("/upload", form, seen="/upload", content_type="multipart/form-data")


def words(page: TestResponse) -> str:
    """The text of a page as read: tags left out, white space folded."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page.text, flags=re.DOTALL)
    return " ".join(unescape(_TAGS.sub(" ", body)).split())
