"""Signs that Word writes as places in a symbol font; in a contract they are boxes and ticks."""

_BOXES = {
    "Wingdings": {0xA8: "□", 0x6F: "□", 0x71: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗"},
    "Wingdings 2": {0xA3: "□", 0x2A: "□", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗"},
}
_PRIVATE = 0xF000


def symbol(font: str, char: str) -> str:
    """Return the character that stands for place ``char`` (hexadecimal) of a font."""
    try:
        place = int(char, 16)
    except ValueError:
        return ""
    known = _BOXES.get(font, {}).get(place & 0xFF)
    if known or place >= _PRIVATE:
        return known or ""
    return chr(place)
