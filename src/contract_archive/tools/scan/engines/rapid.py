"""The engine that we prefer.

RapidOCR with the models inside its package, on the processor, without a network. Its stages are
called one by one, because between finding lines and reading them we turn the page upright.
"""

from __future__ import annotations

import os
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from contract_archive.tools.scan.engines.recognition import Recognition, turned
from contract_archive.tools.scan.layout import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

_LEAST_SCORE = 0.5  # below it RapidOCR too takes a piece for no text
_SIDEWAYS = 1.5  # height over width of a line that runs up or down
_TRIAL_LINES = 8
_SURE = 0.05  # by so much must the turned page read better
_WELL = 0.9  # a page that reads so is the right way up


class RapidEngine:
    """One loaded engine; it uses ``threads`` of the processor."""

    def __init__(self, threads: int) -> None:
        os.environ["OMP_NUM_THREADS"] = str(threads)
        import cv2
        import rapidocr

        cv2.setNumThreads(threads)
        self._ocr: Any = rapidocr.RapidOCR(
            params=_parameters(Path(rapidocr.__file__).parent, threads)
        )

    def read(self, image: Image) -> Recognition:
        """Read an image (rows, columns, BGR), whichever way up it is."""
        found = self._find(image)
        turn = self._turn(image, found) if found else 0
        if turn:
            image = turned(image, turn)
            found = self._find(image)
        height, width = image.shape[:2]
        return Recognition(turn, width, height, self._pieces(found) if found else ())

    def _find(self, image: Image) -> _Found | None:
        from rapidocr.main import RapidOCRError
        from rapidocr.utils.process_img import map_boxes_to_original

        record: dict[str, Any] = {}
        try:
            crops, result = self._ocr.detect_and_crop(image, record)
        except RapidOCRError:  # its way to say: no text here
            return None
        height, width = image.shape[:2]
        return _Found(map_boxes_to_original(result.boxes, record, height, width), crops)

    def _turn(self, image: Image, found: _Found) -> int:
        """Return the turn that makes the page upright, 0 unless another clearly reads better."""
        sideways = _is_sideways(found)
        upside_down = self._votes_upside_down(found.crops)
        if not sideways and not upside_down:
            return 0
        # RapidOCR turns the crop of an upright-standing line by 90 degrees to the left.
        candidates = (270, 90) if sideways else (180,)
        here = self._trial_score(found)
        scored = []
        for turn in candidates:
            again = self._find(turned(image, turn))
            if again:
                scored.append((self._trial_score(again), turn))
        best, turn = max(scored, default=(0.0, 0))
        # On a page on its side hardly a line is level, and what is, a figure or two, reads well.
        least = min(here, _WELL) if sideways else here + _SURE
        return turn if best > least else 0

    def _votes_upside_down(self, crops: list[Image]) -> bool:
        labels = self._ocr._load_cls_model()(crops).cls_res
        votes = sum(
            c.shape[1] for c, (label, _) in zip(crops, labels, strict=True) if "180" in label
        )
        return bool(votes > 0.5 * sum(crop.shape[1] for crop in crops))

    def _trial_score(self, found: _Found) -> float:
        """Mean score of a few long lines that run from left to right; 0 where there are none."""
        level = [c for c, b in zip(found.crops, found.boxes, strict=True) if not _is_tall(b)]
        longest = sorted(level, key=lambda crop: -crop.shape[1])[:_TRIAL_LINES]
        if not longest:
            return 0.0
        scores = self._ocr.recognize_txt(longest).scores
        return float(sum(scores)) / len(scores)

    def _pieces(self, found: _Found) -> tuple[Piece, ...]:
        read = self._ocr.recognize_txt(found.crops)
        pieces = []
        for box, text, score, told in zip(
            found.boxes, read.txts, read.scores, read.word_results, strict=True
        ):
            if text.strip() and score >= _LEAST_SCORE:
                corners = tuple((float(x), float(y)) for x, y in box)
                scores = _stripped(text, told.confs)
                pieces.append(Piece(text.strip(), float(score), corners, scores))  # type: ignore[arg-type]
        return tuple(pieces)


def _stripped(text: str, scores: list[float]) -> tuple[float, ...]:
    """Return the scores of a text's characters without those of its outer blanks."""
    first = len(text) - len(text.lstrip())
    return tuple(scores[first : first + len(text.strip())]) if len(scores) == len(text) else ()


class _Found(NamedTuple):
    boxes: Any
    crops: list[Any]


def _parameters(package: Path, threads: int) -> dict[str, Any]:
    # Paths, not names: with names RapidOCR looks up and may fetch what it thinks is missing.
    models = package / "models"
    return {
        "Global.log_level": "critical",
        "Global.return_word_box": True,  # brings the score of each character
        "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
        "Cls.model_path": str(models / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
        "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }


def _sides(box: Any) -> tuple[float, float]:
    """Return the width and height of a box that may lie askew."""
    (x0, y0), (x1, y1), _, (x3, y3) = box.tolist()
    return hypot(x1 - x0, y1 - y0), hypot(x3 - x0, y3 - y0)


def _is_tall(box: Any) -> bool:
    wide, high = _sides(box)
    return high >= _SIDEWAYS * wide


def _is_sideways(found: _Found) -> bool:
    """Whether the greater length of lines runs up or down."""
    tall = sum(_sides(box)[1] for box in found.boxes if _is_tall(box))
    level = sum(_sides(box)[0] for box in found.boxes if not _is_tall(box))
    return tall > level
