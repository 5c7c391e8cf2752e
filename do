#!/usr/bin/env python3
"""Everything a fresh clone needs, in one command each.

    ./do demo     read the example reports and show their timeline
    ./do test     run the tests; what follows is handed to pytest
    ./do check    formatting, lint, types, import contract, lock file, documents
    ./do docs     run what README and docs show, and put what it prints into them
    ./do setup    only make .venv ready for work on the code
    ./do wheel    a wheel for this machine in dist/, the rules of reading compiled

Each makes `.venv` when it is missing and installs the versions of `uv.lock`
into it. It needs git's checkout, Python 3.11 to 3.14 and a package index;
nothing else has to be there before.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
UV = "uv==0.13.9"
OLDEST, NEWEST = (3, 11), (3, 14)
REPORTS = "examples/damascus"
STORE = "damascus.db"
SPREAD = ("-n", "auto", "--dist", "loadfile")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run `command` in the project's folder; leave with its exit code when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False)
    if done.returncode:
        say(f"failed ({done.returncode}): {' '.join(str(part) for part in command)}")
        raise SystemExit(done.returncode)


def make_environment() -> None:
    """A `.venv` with pip and the locking installer in it, made new only when missing."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise SystemExit(
            f"dragoman needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, "
            f"this is {sys.version.split()[0]}; start it as, for example, `python3.12 do demo`"
        )
    if not PYTHON.exists():
        say(f"making {VENV.name} with Python {sys.version.split()[0]}")
        run(sys.executable, "-m", "venv", VENV)
    if not any((BIN / name).exists() for name in ("uv", "uv.exe")):
        pip = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
        if pip.returncode:
            run(PYTHON, "-m", "ensurepip", "--default-pip")
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV)


def install(*options: str) -> None:
    """Install dragoman as locked. A stamp saves the work when nothing has changed since.

    `--inexact` leaves in place what else lives in the environment, the installer among it.
    """
    state = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml"):
        state.update((ROOT / name).read_bytes())
    state.update(" ".join(options).encode())
    stamp = VENV / f".installed{''.join(options)}"
    if stamp.exists() and stamp.read_text() == state.hexdigest():
        return
    say("installing the locked versions")
    env = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    env["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    env["UV_PYTHON_DOWNLOADS"] = "never"
    run(BIN / "uv", "sync", "--locked", "--inexact", "--quiet", *options, env=env)
    stamp.write_text(state.hexdigest())


def set_up_for_work() -> None:
    make_environment()
    install("--all-extras")


def demo() -> None:
    make_environment()
    install("--no-dev", "--extra", "trained")
    dragoman = BIN / "dragoman"
    run(dragoman, "build", REPORTS, "--store", STORE)
    run(dragoman, "timeline", "--store", STORE)


def test(*options: str) -> None:
    set_up_for_work()
    # A worker for each processor; a file's tests stay together, as they share what they set up.
    run(PYTHON, "-m", "pytest", *(() if "-n" in options else SPREAD), *options)


def check() -> None:
    """Every check, also after one has failed, so that one run shows all there is to mend."""
    set_up_for_work()
    checks: dict[str, list[str | Path]] = {
        "formatting": [BIN / "ruff", "format", "--check", ".", "do"],
        "lint": [BIN / "ruff", "check", ".", "do"],
        "types": [BIN / "mypy"],
        "import contract": [BIN / "lint-imports"],
        "lock file": [BIN / "uv", "lock", "--check"],
        "documents": [PYTHON, "-m", "pytest", "-q", "tests/test_project"],
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")
    say("all checks passed")


def docs() -> None:
    set_up_for_work()
    run(PYTHON, "tests/test_project/shown.py")


def wheel() -> None:
    """It takes some minutes and a C compiler with Python's headers."""
    set_up_for_work()
    env = os.environ | {"HATCH_BUILD_HOOK_ENABLE_CUSTOM": "true"}
    run(PYTHON, "-m", "hatchling", "build", "-t", "wheel", env=env)


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "docs": docs,
    "setup": set_up_for_work,
    "wheel": wheel,
}


def main(arguments: list[str]) -> None:
    if not arguments or arguments[0] not in COMMANDS:
        raise SystemExit(__doc__)
    name, options = arguments[0], arguments[1:]
    if options and name != "test":
        raise SystemExit(f"./do {name} takes no options, got {' '.join(options)}")
    COMMANDS[name](*options)


if __name__ == "__main__":
    main(sys.argv[1:])
