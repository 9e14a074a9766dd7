"""Start JupyterLab as a person does, on a folder of the test's, and end it again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BAOCAO = Path(sys.executable).with_name("baocao")
TOKEN = "test-of-this-machine-only"
START_SECONDS = 60


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: the folder it serves and its address on this machine."""

    root: Path
    address: str

    def url(self, notebook: str) -> str:
        """The page of one notebook, named from the root."""
        return f"{self.address}/lab/tree/{notebook}?token={TOKEN}"


@contextmanager
def serve(root: Path, home: Path) -> Iterator[Lab]:
    """Run `baocao lab` in ``root`` with its settings kept in ``home``; it is ended on leaving."""
    lab = Lab(root, f"http://127.0.0.1:{_free_port()}")
    environment = _configure(lab, home)
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            [BAOCAO, "lab"],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_until_ready(lab, server, home / "server.log")
            yield lab
        finally:
            _end(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _configure(lab: Lab, home: Path) -> dict[str, str]:
    """Write the server's settings and name the folders that keep it away from the person's own."""
    settings = home / "config" / "jupyter_server_config.json"
    settings.parent.mkdir(parents=True)
    server = {
        "ip": "127.0.0.1",
        "port": int(lab.address.rpartition(":")[2]),
        "port_retries": 0,
        "open_browser": False,
        "allow_root": True,
    }
    content = {"ServerApp": server, "IdentityProvider": {"token": TOKEN}}
    settings.write_text(json.dumps(content))
    folders = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": settings.parent,
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "IPYTHONDIR": home / "ipython",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BAOCAO_")}
    return kept | {name: str(folder) for name, folder in folders.items()}


def _wait_until_ready(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{lab.address}/api/status?token={TOKEN}", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server and what it started; the group is its own, made for it above."""
    if server.poll() is not None:
        return
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
