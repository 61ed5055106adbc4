"""The smallest files that are what their names say: a picture, a PDF of some pages."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image


def jpeg(label: str) -> bytes:
    """Return a picture that no other label gives; the label stands in a comment within it."""
    comment = label.encode()
    length = (len(comment) + 2).to_bytes(2, "big")
    picture = _picture()
    return picture[:2] + b"\xff\xfe" + length + comment + picture[2:]


@lru_cache(maxsize=1)
def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (24, 32), (250, 250, 248)).save(buffer, "JPEG", dpi=(300, 300))
    return buffer.getvalue()


def pdf(label: str, pages: int) -> bytes:
    """Return a PDF with so many empty pages; its bytes differ with the label."""
    kids = " ".join(f"{3 + page} 0 R" for page in range(pages))
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"
    title = label.encode("utf-16-be").hex()
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        *[page] * pages,
        f"<< /Title <feff{title}> >>",
    ]
    return _written(objects)


def _written(objects: list[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n%\xe4\xb8\xad\xe6\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    out += f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
