"""`site`: the guides as a static site, and a look at it."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from simcancel.cli.session import Session
from simcancel.cli.status import ExitStatus, Stop
from simcancel.cli.stream import say
from simcancel.messages import said
from simcancel.site.folder import ForeignFolderError, Written
from simcancel.site.folder import check as check_folder
from simcancel.site.publish import publish
from simcancel.site.searching import is_possible

LOOPBACK = "127.0.0.1"


def write(session: Session, folder: str, today: str) -> None:
    """Write the site into a folder and say what was done.

    Raises:
        Stop: the folder holds something else, or cannot be written.

    """
    language = session.output.languages[0]
    try:
        check_folder(folder)  # before the guides are read, which may take a while
        written: Written = session.ask(lambda index: publish(index, folder, today, session.progress))
    except ForeignFolderError as error:
        raise Stop(ExitStatus.WRONG, said("site.foreign", language, folder=str(error))) from None
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"{error.filename or folder} cannot be written: {error.strerror}.") from None
    files, changed, gone = written
    say(said("site.wrote", language, folder=folder, pages=files, changed=changed, gone=gone))
    if not is_possible():
        say(said("site.not-searchable", language))


def serve(session: Session, folder: str, port: int) -> None:
    """Show a folder on the loopback until Ctrl-C.

    Raises:
        Stop: the port is taken.

    """
    try:
        server = ThreadingHTTPServer((LOOPBACK, port), partial(_Quiet, directory=folder))
    except OSError as error:
        raise Stop(ExitStatus.WRONG, f"Port {port} cannot be used: {error.strerror}.") from None
    with server:
        say(said("site.serving", session.output.languages[0], address=f"http://{LOOPBACK}:{server.server_port}/"))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line on each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Say nothing."""
