"""A person's browser without the browser: keeps its cookie, sends forms with their token, follows nothing by itself."""

from __future__ import annotations

import html
import http.client
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.make.served import PASSWORD, PERSON

SECONDS = 60.0
_NO_WORDS = re.compile(r"(?s)<script.*?</script>|<style.*?</style>|<[^>]+>")
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered. `headers` have small letters; of several with one name the last counts."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")

    @property
    def words(self) -> str:
        """What a reader of the page sees, more or less: without tags, one space between words."""
        return " ".join(html.unescape(_NO_WORDS.sub(" ", self.text)).split())

    @property
    def location(self) -> str:
        """Where it sends the browser, "" where it does not."""
        return self.headers.get("location", "")


class Caller:
    """One browser's session with the server at that port. Every request has a connection of its own, so that a server
    that was ended in between is no matter."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._cookies: dict[str, str] = {}
        self._token = ""

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The page of that path."""
        return self._ask("GET", path, None, dict(headers or {}))

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]], token: bool = True) -> Answer:
        """Send a form; with the token of the last page that had one, unless told not to."""
        pairs = [*_pairs(fields), *([("csrf_token", self.token())] if token else [])]
        return self._ask("POST", path, urlencode(pairs).encode(), {"Content-Type": "application/x-www-form-urlencoded"})

    def send(
        self, path: str, fields: Mapping[str, str | Sequence[str]], files: Sequence[tuple[str, str, bytes]],
        token: bool = True,
    ) -> Answer:
        """Send a form with files, each (field, name, bytes); with the token, unless told not to."""
        kind, body = self.form_with_files(fields, files, token)
        return self._ask("POST", path, body, {"Content-Type": kind})

    def form_with_files(
        self, fields: Mapping[str, str | Sequence[str]], files: Sequence[tuple[str, str, bytes]], token: bool = True
    ) -> tuple[str, bytes]:
        """The type and bytes of a form with files."""
        pairs = [*_pairs(fields), *([("csrf_token", self.token())] if token else [])]
        return multipart(pairs, files)

    def sign_in(self, name: str = PERSON, password: str = PASSWORD) -> Answer:
        """Through the form, as everybody does. AssertionError when it is refused."""
        answer = self.post("/sign-in", {"name": name, "password": password})
        assert answer.status == 303, answer.words
        self._token = ""
        return answer

    def token(self) -> str:
        """The token that forms of this session carry."""
        if not self._token:
            self.get("/upload" if self._cookies else "/sign-in")
        return self._token

    def cookie_header(self) -> str:
        """The session's cookie as it is sent."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            if self._cookies:
                headers["Cookie"] = self.cookie_header()
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()},
                            response.read())
            self._remember(response.headers.get_all("Set-Cookie") or [], answer)
        finally:
            connection.close()
        return answer

    def _remember(self, cookies: Sequence[str], answer: Answer) -> None:
        for cookie in cookies:
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self._cookies[name] = value
        if answer.headers.get("content-type", "").startswith("text/html") and (found := _TOKEN.search(answer.text)):
            self._token = html.unescape(found[1])


def _pairs(fields: Mapping[str, str | Sequence[str]]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        for one in (value,) if isinstance(value, str) else value:
            yield name, one


def multipart(pairs: Sequence[tuple[str, str]], files: Sequence[tuple[str, str, bytes]]) -> tuple[str, bytes]:
    """The type and bytes of a form with files, each (field, name, bytes)."""
    boundary = f"----{secrets.token_hex(12)}"
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in pairs]
    for field, name, data in files:
        quoted = name.replace("\\", "\\\\").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{quoted}"\r\n'
                     f"Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", b"".join(parts)
