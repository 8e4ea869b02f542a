"""A running dashboard and a real browser. Every test here also fails on a console error or a request to elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

expect.set_options(timeout=20_000)  # a busy machine must not make a page look wrong

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
# At an address such as /theme Streamlit asks there for its own base first, is told 404, and then finds it at /.
PROBE = re.compile(r"/[^/]+/_stcore/(health|host-config)$")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests run in one worker: they share a server and a browser."""
    for item in items:
        if "browser" in Path(str(item.fspath)).parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass
class Server:
    """A dashboard that answers at ``url``, with its data in ``folder``."""

    url: str
    folder: Path
    process: subprocess.Popen[str] = field(repr=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(folder: Path) -> Server:
    """Start the dashboard as its users do and wait until it says where it answers."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", "from cli import run; run()", "serve", "--data", str(folder), "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if "URL:" in line:
            return Server(f"http://127.0.0.1:{port}", folder, process)
    raise AssertionError("the dashboard did not start:\n" + "".join(said))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is not installed; bin/check installs it from the system's packages"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def dashboard(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a copy of the sample partnership, one a test module."""
    folder = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(sample_folder, folder)
    server = serve(folder)
    yield server
    server.process.terminate()
    server.process.communicate()


@dataclass
class Tab:
    """A browser tab at 1280 × 720 that notes every console error and every request to another host."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _asked(self, request: Request) -> None:
        address = urlparse(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in ("127.0.0.1", "localhost"):
            self.complaints.append(f"foreign request: {request.url}")

    def used(self) -> Iterator[Page]:
        """The page for one test, which fails on what there was to complain about."""
        self.complaints.clear()
        yield self.page
        assert not self.complaints, "\n".join(self.complaints)


@contextmanager
def opened(chromium: Browser, dashboard: Server) -> Iterator[Tab]:
    """A tab in a browser profile of its own."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, base_url=dashboard.url)
    yield Tab(context.new_page())
    context.close()


@pytest.fixture
def page(chromium: Browser, dashboard: Server) -> Iterator[Page]:
    """A fresh browser tab, as of a person who comes for the first time."""
    with opened(chromium, dashboard) as tab:
        yield from tab.used()


@pytest.fixture(scope="module")
def _kept_tab(chromium: Browser, dashboard: Server) -> Iterator[Tab]:
    with opened(chromium, dashboard) as tab:
        yield tab


@pytest.fixture
def visited(_kept_tab: Tab) -> Iterator[Page]:
    """One tab for many pages, as of a person who looks round: what the browser holds already is not loaded anew."""
    yield from _kept_tab.used()
