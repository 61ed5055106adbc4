"""Write what is generated from the schema of archive.yaml: the example and the reference.

Run from the root of the repository after a change to ``settings/keys.py``.
"""

from __future__ import annotations

from pathlib import Path

from contract_archive.settings.documents import reference
from contract_archive.settings.example import rules_text

ROOT = Path(__file__).parent.parent


def generated() -> dict[str, str]:
    """Return each generated file's path, relative to the repository, and its text."""
    return {
        "archive.example.yaml": rules_text("zh"),
        "archive.example.en.yaml": rules_text("en"),
        "docs/archive-yaml.md": reference("en"),
        "docs/archive-yaml.zh-CN.md": reference("zh"),
    }


if __name__ == "__main__":
    for name, text in generated().items():
        (ROOT / name).write_text(text, "utf-8")
