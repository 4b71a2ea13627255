"""The application: made from a store, with one blueprint a noun."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from werkzeug.routing import IntegerConverter, Map

from casework import keys
from casework.store import Store
from web import assets, csrf, errors, headers, people, receiving, request_log, words
from web.given import Wakeable
from web.sessions import StoredSessions
from web.settings import Settings

BLUEPRINTS: Sequence[str] = (
    "web.assets",
    "web.sign_in",
    "web.listing",
    "web.packs",
    "web.submission",
    "web.gap",
    "web.documents",
    "web.report",
)
"""Modules with a `blueprint`."""
_LARGEST = 2**63 - 1


def create_app(
    store: Store, *, viewer: Any = None, worker: Wakeable | None = None, testing: bool = False,
    settings: Settings | None = None,
) -> Flask:
    """The application over a store. `viewer` draws pages of documents for the evidence; `worker` is told when there is
    something to do."""
    app = Flask("web", root_path=str(Path(__file__).resolve().parent), static_folder=None)
    settings = settings or Settings()
    app.testing = testing
    app.secret_key = keys.secret_of(store.folder)
    app.extensions |= {"store": store, "viewer": viewer, "worker": worker, "settings": settings,
                       "assets": assets.load_assets(settings.node_modules)}
    app.url_map.converters["int"] = Number
    app.session_interface = StoredSessions(store, settings)
    app.jinja_loader = ChoiceLoader([
        FileSystemLoader(Path(app.root_path) / "templates"),
        PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    ])
    request_log.init_app(app)
    headers.init_app(app)
    receiving.init_app(app)
    app.before_request(people.require_person)
    csrf.init_app(app)
    errors.init_app(app)
    words.init_app(app)
    for module in BLUEPRINTS:
        app.register_blueprint(_blueprint(module))
    return app


class Number(IntegerConverter):
    """`<int:...>` in an address: no larger than a number of the store can be, so that a larger one is no page."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": _LARGEST, **kwargs})


def _blueprint(module: str) -> Blueprint:
    found = import_module(module).blueprint
    if not isinstance(found, Blueprint):
        raise TypeError(f"{module} has no blueprint")
    return found
