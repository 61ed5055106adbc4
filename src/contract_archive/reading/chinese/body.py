"""Where the contract itself ends and its annexes and other papers begin."""

from __future__ import annotations

import re

from contract_archive.reading.chinese.signatures import signature_blocks
from contract_archive.reading.document import Document

_ANNEX = re.compile(r"(?:合同|协议)?附[件表录](?!.{0,12}(?:为|与|是|构成|具有))|附\s?[一1][:.、]?")
_PAPER = re.compile(
    r"(?:法人|法定代表人)?(?:授权)?委托书|(?:法人)?授权书|法定代表人(?:身份)?证明书?|营业执照|中标通知书|成交通知书"
    r"|报价[单表]|廉[洁政](?:协议|承诺|责任)?书?|安全(?:生产)?(?:协议|责任书)|承诺[书函]|保密承诺书?|送货单|验收[单表]"
    r"|(?:价格|产品|货物|设备|物料|备品备件|报价|分项报价|配置|技术参数)(?:明细|清单|一览|配置)?[清单明细表一览]{0,3}表?"
    r"|技术(?:规格|要求|协议|参数)书?|送达回证|身份证复印件"
)


def body_end(document: Document) -> int:
    """Return where the text of the contract ends: at the first other paper behind its signatures.

    The end of the text where nothing follows, or where nobody signs.
    """
    blocks = signature_blocks(document)
    if not blocks:
        return len(document.text)
    for at in range(document.line_at(blocks[0][1]), len(document.lines)):
        line = document.lines[at]
        if len(line) < 30 and (_ANNEX.match(line) or _PAPER.fullmatch(line)):
            return document.start_of(at)
    return len(document.text)
