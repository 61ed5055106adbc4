"""Write the tables of checks in docs/auditing.md and docs/auditing.zh-CN.md from the registry.

``python scripts/audit_reference.py`` rewrites what follows the marker; ``--check`` only tells
whether it is as the checks are (exit code 1 if not).
"""

from __future__ import annotations

import sys
from pathlib import Path

from contract_archive import locale
from contract_archive.cli.render.checks import reference

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": DOCS / "auditing.md", "zh": DOCS / "auditing.zh-CN.md"}
MARKER = "<!-- From here on written by scripts/audit_reference.py. -->\n"


def main() -> int:
    """Write or check the pages."""
    stale = 0
    for language, path in PAGES.items():
        locale.use(language)
        page = path.read_text("utf-8")
        written = page[: page.index(MARKER)] + MARKER + "\n".join(reference()) + "\n"
        if "--check" in sys.argv:
            stale += page != written
        else:
            path.write_text(written, "utf-8")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
