"""Reading on a real Ray cluster of two nodes, both on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman import run
from dragoman.errors import ClusterError, MissingExtra
from dragoman.model import Document
from dragoman.run import Options, cluster, stages
from dragoman.run.outcome import Outcome
from dragoman.run.workers import Workers
from dragoman.store import Store

# Nodes on a busy machine take their time to start.
SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "disabled",
    "RAY_agent_register_timeout_ms": "300000",
}


def started(utils: Any) -> Any:
    """Two nodes, or None: Ray gives a node fifteen seconds to start, however busy the machine."""
    nodes = None
    try:
        nodes = utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
        nodes.add_node(num_cpus=1)
    except Exception:  # noqa: BLE001 (Ray raises no type of its own here)
        if nodes is not None:
            nodes.shutdown()
        return None
    return nodes


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    utils = pytest.importorskip("ray.cluster_utils", reason="the extra `cluster` is not installed")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        nodes = started(utils) or started(utils)
        if nodes is None:
            pytest.skip("this machine is too busy for Ray to start a cluster")
        yield nodes.address
        nodes.shutdown()


@pytest.fixture(scope="module")
def joined(address: str) -> Iterator[str]:
    """A program that is part of the cluster already, as users' own programs may be."""
    ray = pytest.importorskip("ray")
    ray.init(address=address, log_to_driver=False)
    yield address
    ray.shutdown()


def dragoman(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | SETTINGS | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [sys.executable, "-m", "dragoman.faces.cli", *words],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "rows.jsonl"
    texts = [f"Foreign ministers of Peru and Kenya met in Amman, report {n}." for n in range(50)]
    lines = [json.dumps({"id": f"r{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join([*lines[:20], "this is no JSON", *lines[20:]]))
    return str(path)


def test_build_on_a_cluster_gives_the_same_record(address: str, rows: str, tmp_path: Path) -> None:
    for name, words in (("here", ["--workers", "1"]), ("there", ["--cluster", address])):
        built = dragoman(tmp_path, "build", rows, "--store", f"{name}.db", *words)
        assert built.returncode == 7, built.stderr
        assert "50 read" in built.stdout
        exported = dragoman(tmp_path, "export", "--store", f"{name}.db", "--out", f"{name}.json")
        assert exported.returncode == 0, exported.stderr
    assert (tmp_path / "here.json").read_bytes() == (tmp_path / "there.json").read_bytes()


def test_a_cluster_reads_as_one_process_does_and_in_order(joined: str, rows: str) -> None:
    assert list(run.read([rows], Options(cluster=joined))) == list(run.read([rows]))


class Fatal:
    """An item that ends the process it is sent to."""

    place = "b"

    def __reduce__(self) -> Any:
        return os._exit, (1,)


def test_a_worker_that_dies_costs_only_its_item(joined: str) -> None:
    fatal: Any = Fatal()
    given = [[Outcome(place="a")], [fatal, Outcome(place="c")]]
    with Workers(1, joined) as workers:
        a, b, c = [o for batch in workers.map(stages.read, given) for o in batch]
    assert (a, c) == (Outcome(place="a"), Outcome(place="c"))
    assert b.set_aside is not None
    assert (b.set_aside.place, b.set_aside.reason) == ("b", "failed")


def test_a_node_with_another_dragoman_is_refused(
    joined: str, rows: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cluster, "_content", lambda: "another")
    store = Store(tmp_path / "s.db")
    with pytest.raises(ClusterError, match="has another dragoman"):
        run.build(store, [rows], Options(cluster=joined))
    store.close()


def test_what_a_stage_raises_is_raised_here(joined: str) -> None:
    item: Any = Document(id="d", text="x")  # has no place: no item of this stage
    with Workers(1, joined) as workers, pytest.raises(AttributeError):
        list(workers.map(stages.make, [[item], [item]]))


def test_where_no_cluster_answers_the_way_out_is_named(rows: str, tmp_path: Path) -> None:
    pytest.importorskip("ray", reason="the extra `cluster` is not installed")
    built = dragoman(tmp_path, "build", rows, "--cluster", "nowhere")
    assert built.returncode == 8
    assert "no Ray cluster answers at 'nowhere'" in built.stderr
    assert "ray start --head" in built.stderr


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtra, match="needs Ray"):
        Workers(1, "auto")
