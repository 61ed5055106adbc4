"""What a later document of a contract claims, and what it changes."""

from __future__ import annotations

from contract_archive.locale import _
from contract_archive.records.intakes import Intake
from contract_archive.records.readings import Origin, Source
from contract_archive.rules import claims
from contract_archive.rules.naming import field_label
from contract_archive.rules.resolving import Resolution
from contract_archive.rules.weighing import Scales

READ = ("title", "signed_on", "effective_on", "expires_on")
"""What is taken of a later document's reading."""

_LIKELY = 0.6


def resolve_later(intake: Intake, scales: Scales) -> Resolution:
    """Return what a later document claims: its title and its days, where the operator gave them or
    they are read surely; what is likely and not sure is told, and left empty.

    What else it says is its contract's affair, and a person's to judge.
    """
    given = claims.given_fields(intake)
    sources = {name: Source(Origin.OPERATOR) for name in given}
    warnings = []
    for name in (each for each in READ if each not in given):
        finding = scales.weigh(name)
        read = finding.candidate
        if finding.sure:
            intake = claims.with_value(intake, name, finding.sure.value)
            sources[name] = Source(
                Origin.READING,
                finding.sure.page,
                finding.sure.snippet,
                finding.sure.confidence,
                finding.sure.rule,
            )
        elif read is not None and read.confidence >= _LIKELY:
            told = _("{field} is left empty; page {page} may say {value} ({reason})")
            warnings.append(
                told.format(
                    field=field_label(name),
                    page=read.page,
                    value=claims.text_of(read.value),
                    reason=finding.reason,
                )
            )
    return Resolution(intake, (), sources, tuple(warnings))
