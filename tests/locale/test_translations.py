"""Every message has its Chinese, and the compiled catalog is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_message_is_translated_and_compiled():
    script = ROOT / "scripts" / "translate.py"

    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)

    assert done.returncode == 0, f"run: python scripts/translate.py\n{done.stdout}{done.stderr}"
