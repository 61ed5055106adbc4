"""Tesseract, where it is installed: weaker on Chinese, but packaged by every distribution."""

from __future__ import annotations

import csv
import re
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from contract_archive.tools.scan.engines.recognition import Recognition, turned
from contract_archive.tools.scan.layout import Piece
from contract_archive.tools.scan.refusals import Refusal, RefusedFileError

if TYPE_CHECKING:
    from contract_archive.tools.scan.engines.recognition import Image

_MODELS = {"zh": "chi_sim", "en": "eng"}
_ROTATE = re.compile(r"Rotate: (\d+)[\s\S]*?Orientation confidence: ([\d.]+)")
_SURE = 2.0  # of the page's orientation, on Tesseract's own scale
_SENTENCE = ("--psm", "3")
_ORIENTATION = ("--psm", "0", "-l", "osd")


class TesseractEngine:
    """The ``tesseract`` program with the models of ``languages``.

    Raises RefusedFileError where the program or a model is missing.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self._models = [_MODELS[each] for each in languages if each in _MODELS] or ["eng"]
        try:
            answer = _run(("--list-langs",), b"")
        except OSError as error:
            raise RefusedFileError(Refusal.NO_ENGINE, detail="tesseract") from error
        lacking = set(self._models) - set(answer.split())
        if lacking:
            raise RefusedFileError(
                Refusal.NO_ENGINE, detail=f"tesseract: {', '.join(sorted(lacking))}"
            )

    def read(self, image: Image) -> Recognition:
        """Read an image (rows, columns, BGR), whichever way up it is."""
        turn = self._turn(image)
        upright = turned(image, turn) if turn else image
        told = _run((*_SENTENCE, "-l", "+".join(self._models), "tsv"), _encoded(upright))
        height, width = upright.shape[:2]
        return Recognition(turn, width, height, tuple(_pieces(told)))

    def _turn(self, image: Image) -> int:
        found = _ROTATE.search(_run(_ORIENTATION, _encoded(image)))
        return int(found[1]) if found and float(found[2]) >= _SURE else 0


def _run(options: Sequence[str], image: bytes) -> str:
    """Return what Tesseract says; nothing where it finds nothing to read."""
    files = () if options[0].startswith("--list") else ("-", "-")
    answer = subprocess.run(["tesseract", *files, *options], input=image, capture_output=True)
    return answer.stdout.decode("utf-8", "replace")


def _encoded(image: Image) -> bytes:
    import cv2

    done, data = cv2.imencode(".png", image)
    if not done:
        raise ValueError("the page cannot be written as PNG")
    return bytes(data)


def _pieces(told: str) -> Iterator[Piece]:
    """Make a piece of each line of Tesseract's table of words."""
    rows = csv.DictReader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row.get("level") == "5" and (row.get("text") or "").strip()]
    for _line, parts in groupby(
        words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])
    ):
        yield _piece(list(parts))


def _piece(words: list[dict[str, str]]) -> Piece:
    left = min(float(word["left"]) for word in words)
    top = min(float(word["top"]) for word in words)
    right = max(float(word["left"]) + float(word["width"]) for word in words)
    bottom = max(float(word["top"]) + float(word["height"]) for word in words)
    letters = sum(len(word["text"]) for word in words)
    score = sum(float(word["conf"]) * len(word["text"]) for word in words) / letters / 100
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    line, scores = _joined(words)
    return Piece(line, max(score, 0.0), corners, scores)


def _joined(words: list[dict[str, str]]) -> tuple[str, tuple[float, ...]]:
    """Return the words as a line; the words of Chinese are written together.

    Beside it stands how sure Tesseract is of each character: as sure as of its word.
    """
    line, scores = "", []
    for word in words:
        text, sure = word["text"].strip(), max(float(word["conf"]) / 100, 0.0)
        if line and not (_is_wide(line[-1]) and _is_wide(text[0])):
            line += " "
            scores.append(1.0)
        line += text
        scores += [sure] * len(text)
    return line, tuple(scores)


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
