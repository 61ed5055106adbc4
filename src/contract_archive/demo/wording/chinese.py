"""What all Chinese contracts share: party lines, numbered clauses, the closing, signatures."""

from __future__ import annotations

from decimal import Decimal

from contract_archive.demo.wording.blocks import (
    Fields,
    Paragraph,
    Signatory,
    Signatures,
    Table,
)
from contract_archive.demo.wording.facts import Facts
from contract_archive.demo.wording.figures import (
    amount_in_capitals,
    chinese_numeral,
    date_in,
)
from contract_archive.demo.wording.names import Party

CONTRACT_SEAL = "合同专用章"
Clause = tuple[str, str]

FORCE_MAJEURE: Clause = (
    "不可抗力",
    "因地震、洪水等不能预见、不能避免的事件致使一方不能履行合同的，该方应在事件发生后十五日内"
    "书面告知对方并提供证明，双方据此商定延期或解除，互不承担违约责任。",
)
DISPUTES: Clause = (
    "争议解决",
    "因本合同发生的争议，双方先行协商；协商不成的，任何一方可向甲方住所地有管辖权的人民法院起诉。",
)
DISCRETION: Clause = (
    "保密",
    "双方对履行中知悉的对方技术资料和商业信息负有保密义务，本合同终止后三年内仍然有效。",
)


def clauses(*pairs: Clause, mark: str = "第{n}条 ", first: int = 1) -> tuple[Paragraph, ...]:
    """Return numbered clauses from ``first``; ``mark`` is how a number stands before its clause."""
    return tuple(
        Paragraph(f"{mark.format(n=chinese_numeral(n))}{head}：{text}")
        for n, (head, text) in enumerate(pairs, start=first)
    )


def copies(effect: str) -> Clause:
    """Return the closing clause, with the sentence on when the contract takes effect."""
    return (
        "其他",
        f"本合同一式肆份，双方各执贰份，{effect}未尽事宜另行签订补充协议，与本合同具有同等效力。",
    )


SEALED = "自双方签字并加盖合同专用章之日起生效。"


def parties(
    first: tuple[str, Party], second: tuple[str, Party], *, columns: int = 1, full: bool = False
) -> Fields:
    """Return the lines that name both parties; ``full`` adds address, person and credit code."""
    rows: list[tuple[str, str]] = []
    for label, party in (first, second):
        rows.append((label, party.name))
        if full:
            rows += [
                ("统一社会信用代码", party.credit_code),
                ("住所", party.address),
                ("法定代表人", party.representative),
                ("联系电话", party.phone),
            ]
    return Fields(tuple(rows), columns=columns)


def signatures(
    facts: Facts, first: tuple[str, Party], second: tuple[str, Party], *, bank: bool = True
) -> Signatures:
    """Return the signature block; both sides sign and seal on the day of signing."""
    return Signatures(_signatory(facts, *first, bank), _signatory(facts, *second, bank))


def _signatory(facts: Facts, label: str, party: Party, bank: bool) -> Signatory:
    lines = [
        f"{label}（盖章）：{party.name}",
        f"法定代表人：{party.representative}",
        "授权代表（签字）：",
    ]
    if bank:
        lines += [f"开户行：{party.bank}", f"账号：{party.account}", f"电话：{party.phone}"]
    lines.append(f"日期：{date_in(facts.date_form, facts.signed_on)}")
    return Signatory(tuple(lines), party.name, CONTRACT_SEAL, signed_line=2)


def goods_table(facts: Facts) -> Table:
    """Return the goods ordered, with the sum in figures and in 大写."""
    rows = tuple(
        (
            str(n), good.name, good.model, good.unit, str(quantity),
            f"{good.price:,.2f}", f"{good.price * quantity:,.2f}",
        )
        for n, (good, quantity) in enumerate(facts.order, start=1)
    )  # fmt: skip
    return Table(
        head=("序号", "货物名称", "规格型号", "单位", "数量", "单价（元）", "金额（元）"),
        widths=(9, 18, 18, 8, 9, 17, 18),
        rows=rows,
        right=(4, 5, 6),
        total=f"合计人民币（大写）：{amount_in_capitals(facts.order_amount)}"
        f"　　¥{facts.order_amount:,.2f}",
    )


def money(amount: Decimal) -> str:
    """Return an amount as running text writes it: words first, figures in brackets."""
    return f"人民币{amount_in_capitals(amount)}（¥{amount:,.2f}）"
