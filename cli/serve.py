"""`intake serve`: the web application on this computer."""

from __future__ import annotations

from pathlib import Path

import click

from cli.data_folder import data_option
from cli.run import debug_option, jobs_option
from cli.serving import refuse_open_http, serve_until_stopped

_EPILOG = """\b
Examples:
  intake serve
  intake serve --data /srv/intake --port 8080
  intake serve --host 0.0.0.0 --behind-proxy 10.0.0.5
"""


@click.command(epilog=_EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address of this computer to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="PORT",
              help="The port to listen on; 0 takes a free one.")
@click.option("--behind-proxy", "proxy", metavar="ADDRESS",
              help="The address of the web server with HTTPS in front; it must set X-Forwarded-For, -Host and -Proto.")
@data_option
@jobs_option
@debug_option
def serve(host: str, port: int, proxy: str | None, folder: Path, jobs: int) -> None:
    """Serve the web application until stopped with Ctrl+C.

    A new folder is set up. A folder of an earlier version is not touched: `intake db upgrade` brings it up to date.
    One server at a time serves a folder.
    """
    refuse_open_http(host, proxy)
    from casework.accounts import people
    from casework.jobs import Worker
    from casework.store import open_store

    store = open_store(folder)
    with store.lock():
        worker = Worker(store, jobs)
        worker.start()
        if not people(store):
            click.echo("Nobody can sign in yet. Add a person:  "
                       f"intake user add \"Ann Smith\" --data {folder}", err=True)
        try:
            serve_until_stopped(store, worker, host=host, port=port, proxy=proxy, announce=lambda url: click.echo(
                f"Serving {folder}. Open {url} in a browser. Stop with Ctrl+C."))
        finally:
            worker.stop()
    store.close()
