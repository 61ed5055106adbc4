"""The number behind a label: how far it goes, and whether it can be one of a contract."""

from __future__ import annotations

import re

from contract_archive.reading.chinese.labels import LETTER, ROLE
from contract_archive.reading.chinese.number_labels import NumberLabel
from contract_archive.reading.document import Document
from contract_archive.reading.gaps import gaps_of

_HAN = "\u4e00-\u9fff"
_FILL = re.compile(r"(?:_+ ?)?")
_HARMLESS = re.compile(r"$|[(\[]|(?:19|20)\d\d[-/.年]\d|\d{3,4}-\d{7,8}")
_HARD = re.compile(
    rf"签[订约署定]|签字|日期|时间|地点|{LETTER}|电话|传真|第? ?[0-9]+ ?[页版次]"
    r"|共[0-9]|页码|密级|版本|[;,。!?|_]"
    r"|[“”《》]|[:]|份数|币种|(?:工程|项目|合同|协议)名称|订立|名称|编制|有效期|签章|盖章"
)
_SOFT = re.compile(
    rf"(?<![-/(〔—–])(?:合同|协议|项目|工程|招标|订单|采购|{ROLE}|经办|部门|页|产品|货物|买卖|购销)"
)
_RUN = re.compile(rf"[A-Za-z0-9{_HAN}〇○〔〕\[\]【】{{}}()/\\\-—–.·#&+~ ]{{1,60}}")
_DIGIT_WORD = "[〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_YEAR_IN_WORDS = r"(?:[一二][〇○零Oo一二三四五六七八九]{3}年?)?"
_IN_CHARACTERS = re.compile(
    rf" ?[〔(\[]?{_YEAR_IN_WORDS}[)〕\]]?(?:[{_HAN}]{{1,10}}字)?[〔(\[]?{_YEAR_IN_WORDS}[)〕\]]?年?"
    rf"第?[〇○零一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{{1,10}}号(?![{_HAN}])"
    rf"| ?{_DIGIT_WORD}{{4,12}}(?:[-—]{_DIGIT_WORD}{{1,6}})*(?![{_HAN}])"
)
_MODEL = re.compile(r"^\(?[GSJ]F[-—– ]*[0-9]{4}[-—– ]*[0-9]{3,4}\)?$", re.IGNORECASE)
_DATE = re.compile(r"^(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?$")
_PHONE = re.compile(r"^(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9})$")
_CODE = re.compile(r"^[0-9A-Z]{18}$")
_STANDARD = re.compile(
    r"^(?:GB|DL|JB|HG|ISO|DA|QB|YY|SH|JGJ|IEC|DB\d\d)(?:/?T)?[ -]?[\d.]{3,7}-(?:19|20)\d\d$"
)
_YEAR = re.compile(r"^(?:19|20)\d\d年?$")
_EDGES = " .-—–·:/\\~"
_NEXT_LINE = 0.96
_JOINED = 0.97  # put together over a space
_GUESSED = 0.88  # put together over a space between letters or digits
_SHORT = 0.9
_OPEN_END = 0.6  # CL-2024- : the rest was never filled in, or stands elsewhere


def value_of(document: Document, label: NumberLabel) -> tuple[str, tuple[int, int], float]:
    """Return the number behind a label, its span, and how its place lowers the confidence."""
    text, at = document.text, label.end
    begin = _FILL.match(text, at).end()  # type: ignore[union-attr]
    run = _RUN.match(text, begin)
    value, end, share = _taken(_cell(document, run), begin) if run else ("", at, 1.0)
    if value and begin == at and text[end : end + 2].strip(" -").startswith("_"):
        return "", (at, at), 0.0  # XS-2024-____: the rest was to be filled in
    if value:
        return value, (begin, end), share
    return _in_next_line(document, label, at)


def _in_next_line(
    document: Document, label: NumberLabel, at: int
) -> tuple[str, tuple[int, int], float]:
    text = document.text
    line_end = text.find("\n", at)
    rest = text[at:line_end] if line_end >= 0 else "_"
    if rest.strip() and not (label.begins and _HEADS.fullmatch(rest)):
        return "", (at, at), 0.0
    run = _RUN.match(text, line_end + 1)
    value, end, share = _taken(_cell(document, run), line_end + 1) if run else ("", at, 1.0)
    ends = text[end : end + 1] in ("\n", "\f", "", " ")
    if not value or not ends or not re.match(r"[A-Z0-9(〔\[]", value):
        return "", (at, at), 0.0
    return value, (line_end + 1, end), share * _NEXT_LINE


_HEADS = re.compile(rf"[{_HAN} ]{{2,24}}")  # the other heads of a row of cells


def _cell(document: Document, run: re.Match[str]) -> str:
    """Return a run up to the gap behind which something else begins."""
    digit = re.search(r"\d", run[0])
    if digit is None:
        return run[0]
    for gap in gaps_of(document).within(run.start() + digit.end(), run.end()):
        if not re.match(r"[字第号]", document.text[gap]):
            return run[0][: gap - run.start()]
    return run[0]


def _taken(run: str, start: int) -> tuple[str, int, float]:
    """Return the number at the head of a run, where it ends, and how sure its extent is."""
    hard = _HARD.search(run)
    run = run[: hard.start()] if hard else run
    digit = re.search(r"\d", run)
    words = _IN_CHARACTERS.match(run) if digit is None else None
    if words:
        return words[0].strip(), start + words.end(), 1.0
    if digit is None:
        return "", start, 0.0
    soft = _SOFT.search(run, digit.end())
    run = run[: soft.start()] if soft else run
    taken, share = _joined(run.split(" "))
    if not _HARMLESS.match(run[len(taken) :].strip()):
        share *= _GUESSED
    end = start + len(taken)
    if re.search(r"[-–—/][ _]*$", taken):
        share *= _OPEN_END
    value = _trimmed(taken.replace(" ", ""))
    return (value, end, share) if re.search(r"\d", value) else ("", start, 0.0)


def _joined(words: list[str]) -> tuple[str, float]:
    """Return the words that make one number though a scan put spaces between them."""
    taken, share = words[0], 1.0
    for word in words[1:]:
        if not word or not taken.strip():
            taken += " " + word
        elif _goes_on(taken, word):
            taken, share = f"{taken} {word}", min(share, _JOINED)
        elif (
            re.fullmatch(r"\d{1,7}", word)
            and not taken.endswith(("号", ")", "〕"))
            and not re.search(r"\d{5,}$", taken)
        ):
            taken, share = f"{taken} {word}", min(share, _GUESSED)
        else:
            break
    return taken, share


def _goes_on(taken: str, word: str) -> bool:
    """Tell whether a number plainly goes on behind a space: a dash there, or no digit yet."""
    if re.search(r"[-/(〔\[—–第字.]$", taken) or re.match(r"[-/)〕\]—–第号]", word):
        return True
    return not re.search(r"\d", taken) and re.match(r"[A-Za-z0-9(〔\[]", word) is not None


def _trimmed(value: str) -> str:
    """Return a number without what clings to it: brackets without a partner, labels, dots."""
    value = re.sub(rf"(?<=[0-9A-Za-z)〕\]】])(号?)[{_HAN}]{{2,}}$", r"\1", value.strip(_EDGES))
    value = re.sub(rf"\([{_HAN}]*\)$", "", value)
    for opening, closing in ("()", "〔〕", "[]", "【】"):
        if value.count(opening) > value.count(closing):
            head, _, tail = value.rpartition(opening)
            value = head or tail
        if value.count(closing) > value.count(opening):
            value = value.replace(closing, "", 1) if value[0] != opening else value
    if re.fullmatch(r"[(\[【〔][^()\[\]【】〔〕]+[)\]】〕]", value):
        value = value[1:-1]
    return value.strip(_EDGES)


def plausible(value: str) -> float:
    """Return how much the look of a number lowers its confidence; 0 where it is something else."""
    digits = sum(char.isdigit() for char in value)
    if not digits:
        return 1.0  # in Chinese numerals
    if _MODEL.match(value) or _PHONE.match(value) or _STANDARD.match(value) or _YEAR.match(value):
        return 0.0
    if _CODE.match(value) and digits < len(value):
        return 0.3
    if _DATE.match(value) or len(value) > 36:
        return 0.5
    return _SHORT if len(value) < 4 or digits < 2 else 1.0
