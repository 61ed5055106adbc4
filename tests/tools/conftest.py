"""Makers of the files that scanners, office programs and strangers hand in."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from contract_archive.records.scans import OcrMode, Scan
from contract_archive.settings.model import OcrSettings
from contract_archive.tools.scan import PageProgress, ScanDesk, ScanRequest

DPI = 200
A4 = (1654, 2339)


def draw_page(lines: Sequence[str], size: tuple[int, int] = A4) -> Image.Image:
    """A white page with lines of black text, as a scanner would deliver it."""
    import pylopdf_fonts_zh_cn

    font = ImageFont.truetype(str(pylopdf_fonts_zh_cn.sans_path()), 40)
    page = Image.new("L", size, "white")
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((160, 200 + 90 * number), line, fill="black", font=font)
    return page


def write_text_pdf(file: Path, pages: Sequence[Sequence[str]]) -> Path:
    """A PDF as an office program writes it, in an embedded font."""
    import fpdf
    import pylopdf_fonts_zh_cn

    pdf = fpdf.FPDF()
    pdf.add_font("sans", fname=str(pylopdf_fonts_zh_cn.sans_path()))
    for lines in pages:
        pdf.add_page()
        pdf.set_font("sans", size=12)
        for line in lines:
            pdf.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(file))
    return file


def write_image_pdf(file: Path, pages: Sequence[Image.Image]) -> Path:
    """A PDF as a scanner writes it: images only."""
    import img2pdf

    pictures = []
    for page in pages:
        stream = io.BytesIO()
        page.save(stream, "JPEG", dpi=(DPI, DPI))
        pictures.append(stream.getvalue())
    file.write_bytes(img2pdf.convert(pictures))
    return file


def sign(file: Path) -> Path:
    """Give a PDF a signature field with a value, as far as a reader of its structure can see."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        value = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            ByteRange=[0, 100, 200, 100],
            Contents=b"\x00" * 32,
        )
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature1", V=pdf.make_indirect(value))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)], SigFlags=3)
        pdf.save(file)
    return file


def lock(file: Path, password: str) -> Path:
    """Protect a PDF with a password."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user=password, owner="owner"))
    return file


def giant_png(file: Path, side: int) -> Path:
    """A PNG of a few hundred bytes that claims to be ``side`` pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b""))
    return file


def bomb_pdf(file: Path, megabytes: int) -> Path:
    """A small PDF whose one page unpacks to ``megabytes`` of drawing instructions."""
    packer = zlib.compressobj(9)
    strokes = b"0 0 m 1 1 l S\n" * 74899  # a megabyte
    data = b"".join(packer.compress(strokes) for _ in range(megabytes)) + packer.flush()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        content = pikepdf.Stream(pdf, data)
        content.stream_dict.Filter = pikepdf.Name.FlateDecode
        pdf.pages[0].Contents = pdf.make_indirect(content)
        pdf.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file


@pytest.fixture(scope="module")
def desk() -> Iterator[ScanDesk]:
    """One desk with one child for a module's tests."""
    with ScanDesk(OcrSettings(), 1) as desk:
        yield desk


Scanner = Callable[..., Scan]


@pytest.fixture
def scan(desk: ScanDesk, tmp_path: Path) -> Scanner:
    """Scan files into an empty work folder of this test."""

    def scan(
        *files: Path,
        mode: OcrMode = OcrMode.AUTO,
        password: str | None = None,
        progress: Callable[[PageProgress], None] | None = None,
    ) -> Scan:
        work = tmp_path / "work"
        work.mkdir(exist_ok=True)
        return desk.scan(ScanRequest(files, work, mode, password=password), progress)

    return scan


@pytest.fixture
def make() -> Makers:
    """The makers above; test modules are not a package that could import them."""
    return Makers()


class Makers:
    """Names for the makers."""

    draw_page = staticmethod(draw_page)
    write_text_pdf = staticmethod(write_text_pdf)
    write_image_pdf = staticmethod(write_image_pdf)
    sign = staticmethod(sign)
    lock = staticmethod(lock)
    giant_png = staticmethod(giant_png)
    bomb_pdf = staticmethod(bomb_pdf)
