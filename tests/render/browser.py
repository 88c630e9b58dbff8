"""A headless Chromium, spoken to through a pipe (Chrome DevTools Protocol); nothing listens on the network."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Tab:
    """One page in the browser."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._unread = b""
        self._last = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            part = os.read(self._answers, 65536)
            assert part, "the browser is gone"
            self._unread += part
        message, _, self._unread = self._unread.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        if "method" in answer:
            self.events.append(answer)
        return answer

    def open(self, page: Path) -> None:
        """Open a file and wait until it has loaded."""
        self.go(page.as_uri())

    def go(self, address: str) -> None:
        """Open an address and wait until it has loaded."""
        loader = self.call("Page.navigate", url=address).get("loaderId")  # none, where the page stays
        while loader is not None and not any(map(partial(_has_loaded, loader), self.events)):
            self._next()

    def value(self, expression: str) -> Any:
        """Return what an expression of JavaScript gives; of a promise, what it brings."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")


def _has_loaded(loader: str, event: dict[str, Any]) -> bool:
    """Whether an event says that the page of one navigation has loaded, and not the one before it."""
    of = event["params"]
    return event["method"] == "Page.lifecycleEvent" and (of["loaderId"], of["name"]) == (loader, "load")


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """Run the browser with a profile folder of its own."""
    down, commands = os.pipe()
    answers, up = os.pipe()

    def as_three_and_four() -> None:
        first, second = os.dup(down), os.dup(up)
        os.dup2(first, 3)
        os.dup2(second, 4)

    command = [str(CHROMIUM), *OPTIONS, f"--user-data-dir={profile}", "--remote-debugging-pipe"]
    process = subprocess.Popen(
        command,
        preexec_fn=as_three_and_four,  # noqa: PLW1509 - the pipes must be the files 3 and 4, and no thread runs here
        close_fds=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(down)
    os.close(up)
    try:
        yield Tab(commands, answers)
    finally:
        process.terminate()
        process.wait(timeout=30)
        os.close(commands)
        os.close(answers)
