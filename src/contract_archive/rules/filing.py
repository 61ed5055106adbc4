"""Where a contract stands in the tree."""

from __future__ import annotations

from contract_archive.records.contracts import Contract, Terms
from contract_archive.records.names import NAMELESS, safe_name
from contract_archive.records.patterns import Pattern, parse_pattern
from contract_archive.settings.model import Series, Settings

__all__ = ["NAMELESS", "folder_of", "place", "safe_name"]


def folder_of(settings: Settings, contract: Contract) -> str:
    """Return the folder in which a contract's own belongs: by its terms, and below the closed
    stacks once it is closed (``closed/2024/销售合同/华东机电有限公司``).

    Raises UsageError where the archive has no such series.
    """
    series = settings.series_named(contract.terms.series)
    usual = place(settings.folder, contract.terms, series, contract.filing_year)
    if contract.closed_on is None:
        return usual
    above = place(settings.closed_folder, contract.terms, series, contract.filing_year)
    return f"{above}/{usual}"


def place(folder: Pattern, terms: Terms, series: Series, filing_year: int) -> str:
    """Return the folder that holds the contract's own: ``2024/销售合同/华东机电有限公司``.

    Each segment is a safe name, so the result stays below the root whatever the terms say. What
    the terms do not say stands as ``_``.
    """
    values = {
        "year": f"{filing_year:04}",
        "month": f"{terms.signed_on.month:02}" if terms.signed_on else "",
        "series": series.folder,
        "series_code": series.code,
        "customer": terms.customer,
        "owner": terms.owner,
        "department": terms.custom.get("department", ""),
    }
    return "/".join(_segment(text, values) for text in folder.source.split("/"))


def _segment(text: str, values: dict[str, str]) -> str:
    parts = parse_pattern(text).parts
    return safe_name(
        "".join(values[part.name] or NAMELESS if part.name else part.text for part in parts)
    )
