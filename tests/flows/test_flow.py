"""The deployments of prefect.yaml on a real Prefect server, with a real worker."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

ROOT = Path(__file__).parents[2]
PATIENCE = 120


@dataclass
class Server:
    """A Prefect server on loopback, and the folder from which it is used."""

    api: str
    folder: Path
    environment: dict[str, str]

    def ask(self, path: str, body: object = None) -> Any:
        """What the server answers, to a GET or to a POST of `body`."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.api + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def prefect(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `prefect` with its output in a file of the folder, in a process group of its own."""
        with (self.folder / f"{arguments[0]}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "prefect", *arguments],
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of our own, with everything that it and its runs write in `tmp_path`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    project = tmp_path / "project"
    project.mkdir()
    for name in ("flows", "transforms", "sql", "prefect.yaml"):
        (project / name).symlink_to(ROOT / name)
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "DO_NOT_TRACK": "1",
    }
    running = Server(environment["PREFECT_API_URL"], project, environment)
    process = running.prefect("server", "start", "--host", "127.0.0.1", "--port", str(port))
    try:
        _wait(lambda: _is_up(running), "the server to start")
        yield running
    finally:
        _stop(process)


def _is_up(server: Server) -> bool:
    try:
        return bool(server.ask("/health"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _wait(is_done: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_done():
        assert time.monotonic() < end, f"waited too long for {what}"
        time.sleep(0.5)


def _stop(process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, number)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                continue


@pytest.mark.server
def test_a_deployed_run_publishes_and_leaves_an_artifact(server: Server, vault: Path, tmp_path: Path) -> None:
    server.ask("/work_pools/", {"name": "notemart", "type": "process"})
    assert server.prefect("--no-prompt", "deploy", "--all").wait(PATIENCE) == 0
    deployment = server.ask("/deployments/name/notemart-export/nightly")
    output = tmp_path / "mart"
    body = {"state": {"type": "SCHEDULED"}, "parameters": {"vault": str(vault), "output": str(output)}}
    run = server.ask(f"/deployments/{deployment['id']}/create_flow_run", body)
    worker = server.prefect("worker", "start", "--pool", "notemart")
    try:
        _wait(lambda: _state(server, run["id"]) not in ("SCHEDULED", "PENDING", "RUNNING"), "the run to end")
    finally:
        _stop(worker)
    assert _state(server, run["id"]) == "COMPLETED", (server.folder / "worker.log").read_text("utf-8")

    entities = pl.read_parquet(output / "current" / "parquet" / "entities.parquet")
    assert entities["entity_id"].to_list() == ["ISO", "folder/IETF"]
    assert pl.read_parquet(output / "current" / "parquet" / "runs.parquet")["trigger"].to_list() == ["flow"]
    (artifact,) = server.ask("/artifacts/filter", {"artifacts": {"key": {"any_": ["notemart-export"]}}})
    assert artifact["flow_run_id"] == run["id"]
    assert "2 notes" in artifact["data"] and "| `entities` | 2 |" in artifact["data"]
    tasks = server.ask("/task_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
    assert {task["name"].rpartition("-")[0] for task in tasks} == {
        "discover",
        "extract",
        "normalise",
        "check",
        "publish",
    }
    schedules = [entry["schedule"] for entry in deployment["schedules"]]
    assert [(schedule["cron"], schedule["timezone"]) for schedule in schedules] == [
        ("0 3 * * *", "Europe/Paris")
    ]
    assert deployment["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert deployment["global_concurrency_limit"]["limit"] == 1


def _state(server: Server, run_id: str) -> str:
    return str(server.ask(f"/flow_runs/{run_id}")["state"]["type"])


def test_every_deployment_runs_one_at_a_time_where_it_is_deployed() -> None:
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))
    assert "pull" not in declared
    assert [deployment["name"] for deployment in declared["deployments"]] == ["nightly", "hourly"]
    for deployment in declared["deployments"]:
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        assert all("timezone" in schedule for schedule in deployment["schedules"])


def test_a_plain_export_imports_neither_prefect_nor_what_checks_settings(vault: Path, tmp_path: Path) -> None:
    told = "assert not {'prefect', 'pydantic'} & sys.modules.keys()"
    code = f"import sys\nfrom flows.cli import main\ntry: main()\nfinally: {told}"
    arguments = [sys.executable, "-c", code, "export", str(vault), "--output", str(tmp_path / "mart")]
    subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True, timeout=60)
