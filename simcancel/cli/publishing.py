"""`site`: the guides as a static site, and a look at it."""

import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import BinaryIO

from simcancel.cli.session import Session
from simcancel.cli.status import ExitStatus, Stop
from simcancel.cli.stream import say
from simcancel.messages import said
from simcancel.site import folder as folders
from simcancel.site.publish import publish
from simcancel.site.searching import is_possible

LOOPBACK = "127.0.0.1"


def write(session: Session, folder: str, today: str) -> None:
    """Write the site into a folder and say what was done.

    Raises:
        Stop: the folder holds something else, somebody else is writing it, or it cannot be written.

    """
    language = session.output.languages[0]
    try:
        folders.check(
            os.path.realpath(folder) if folder else folder
        )  # before the guides are read, which may take a while
        by_others = any(session.folders)
        files, changed, gone = session.ask(
            lambda index: publish(index, folder, today, session.progress, by_others=by_others)
        )
    except folders.ForeignFolderError as error:
        raise Stop(ExitStatus.WRONG, said("site.foreign", language, folder=str(error) or '""')) from None
    except folders.BusyFolderError as error:
        raise Stop(ExitStatus.WRONG, said("site.busy", language, folder=str(error))) from None
    except folders.UnwritableFolderError as error:
        raise Stop(ExitStatus.WRONG, said("site.unwritable", language, what=str(error))) from None
    say(said("site.wrote", language, folder=folder, pages=files, changed=changed, gone=gone))
    if not is_possible():
        say(said("site.not-searchable", language))


def server(folder: str, port: int) -> ThreadingHTTPServer:
    """Return what will show a folder on the loopback.

    Raises:
        Stop: the port is taken.

    """
    try:
        return _Server((LOOPBACK, port), partial(_Files, directory=os.path.realpath(folder)))
    except OSError as error:
        raise Stop(
            ExitStatus.WRONG, f"Port {port} cannot be used: {error.strerror}; give another with --port."
        ) from None


def serve(session: Session, showing: ThreadingHTTPServer) -> None:
    """Show it until Ctrl-C."""
    address = f"http://{LOOPBACK}:{showing.server_port}/"
    say(said("site.serving", session.output.languages[0], address=address))
    try:
        showing.serve_forever()
    except KeyboardInterrupt:
        return


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of whoever hung up."""


class _Files(SimpleHTTPRequestHandler):
    """Serves the files of a folder, none that a link leads to elsewhere, without a line on each."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer only for what lies in the folder."""
        try:
            path = os.path.realpath(self.translate_path(self.path))
        except ValueError:  # a NUL in it
            path = ""
        if (
            os.path.commonpath([path or os.sep, self.directory]) != self.directory
            or "/." in path[len(self.directory) :]
        ):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: str | os.PathLike[str]) -> BytesIO | None:  # noqa: ARG002 - its signature in the library
        """Show no list of files."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Say nothing."""
