"""Take in what another archive has handed over: the whole bag is checked, then each contract filed.

A contract keeps its number, its files byte for byte, its documents, sources and relations; its
history before comes with it. One that cannot be taken (its number is not free, it is here already)
is answered with the reason, and keeps no other out.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contract_archive import disk
from contract_archive.accession.twins import Document, refuse_twin
from contract_archive.actions.transfer.parcels import Parcel, parcels_of
from contract_archive.actions.transfer.provenance import annex, details_of
from contract_archive.actions.transfer.trying import Trial
from contract_archive.archive import Archive
from contract_archive.archive.refusing import refuse_same_bytes, refuse_taken
from contract_archive.errors import ArchiveError, DuplicateError, InputError, UsageError
from contract_archive.locale import _, listed
from contract_archive.records.contracts import Contract
from contract_archive.records.entries import Act
from contract_archive.records.intakes import Intake, Outcome
from contract_archive.records.readings import Candidate, FieldName, Reading
from contract_archive.rules import filing, sequences
from contract_archive.rules.retention import rule_named
from contract_archive.settings.model import fold
from contract_archive.tools import bags
from contract_archive.tools.bags import Bag

if TYPE_CHECKING:
    from contract_archive.holdings.vault.staging import Staging

_MOST_TEXT = 16 << 20

# Called with a number when its contract has been filed, or will not be.
Progress = Callable[[str], None]


class TakenIn(NamedTuple):
    """What became of a contract of a bag; ``path`` is its folder, relative to the archive."""

    number: str
    outcome: Outcome
    series: str
    customer: str
    path: str = ""
    notes: tuple[str, ...] = ()
    error: ArchiveError | None = None


class TakenOver(NamedTuple):
    """A bag and what became of its contracts. ``fonds`` is the archive that it came from."""

    bag: Path
    manifest: str
    fonds: str
    results: tuple[TakenIn, ...]


def transfer_in(
    archive: Archive,
    folder: Path,
    *,
    series_map: Mapping[str, str] | None = None,
    force_new: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> TakenOver:
    """Check a bag and file each contract of it.

    ``series_map`` gives contract types of the bag the codes of this archive; ``force_new`` files
    a contract though a likely twin is here; with ``dry_run`` nothing is written. Raises InputError,
    with the first faults, where the bag does not hold together: then nothing is taken from it.
    """
    archive.authorise(Act.INGEST)
    archive.refuse_unfinished()
    free = shutil.disk_usage(archive.root).free
    folder = folder.absolute()
    bag = bags.check(folder, free)
    parcels = parcels_of(bag)
    mapped = {fold(old): new for old, new in (series_map or {}).items()}
    _refuse_unknown_types(parcels, mapped)
    taking = _Taking(archive, bag, mapped, force_new=force_new)
    results = []
    with disk.faults_told():
        # All are looked at before any is filed: those of one bag are no twins of one another.
        looked = list(taking.looked_at(parcels))
        for parcel, result in zip(parcels, looked, strict=True):
            if result.outcome is Outcome.PLANNED and not dry_run:
                result = taking.filed(parcel, result)
            results.append(result)
            if progress:
                progress(result.number)
    fonds = details_of(bag, parcels[0])["fonds"]
    return TakenOver(folder, bag.manifest, fonds, tuple(results))


class _Taking:
    """One bag on its way in."""

    def __init__(
        self, archive: Archive, bag: Bag, mapped: Mapping[str, str], *, force_new: bool
    ) -> None:
        self.archive = archive
        self.bag = bag
        self.mapped = mapped
        self.force_new = force_new

    def looked_at(self, parcels: tuple[Parcel, ...]) -> Iterator[TakenIn]:
        """Yield what would become of each contract."""
        staging = self.archive.vault.stage()
        try:
            with Trial(staging.work) as trial:
                for each in parcels:
                    yield self._looked_at(each, trial)
        finally:
            staging.discard()

    def _looked_at(self, parcel: Parcel, trial: Trial) -> TakenIn:
        try:
            contract = self._contract(parcel)
            folder = filing.folder_of(self.archive.settings, contract)
            place = self.archive.vault.free_place(folder, filing.safe_name(contract.number))
            trial.refuse_impossible(contract, place)
            self._refuse_present(self.archive, contract)
            self._refuse_twin(parcel)
        except ArchiveError as fault:
            return self._failed(parcel, fault)
        return self._answer(parcel, contract, place)

    def filed(self, parcel: Parcel, looked: TakenIn) -> TakenIn:
        """File a contract that was looked at."""
        staging = self.archive.vault.stage()
        try:
            place = self._filed(parcel, staging)
        except ArchiveError as fault:
            return self._failed(parcel, fault)
        finally:
            staging.discard()
        return looked._replace(outcome=Outcome.FILED, path=place)

    def _filed(self, parcel: Parcel, staging: Staging) -> str:
        for file in parcel.contract.files:
            if staging.take(parcel.folder / file.path, file.path) != file:
                raise _changed(f"data/{parcel.name}/{file.path}")
        history = annex(self.archive, staging, self.bag, parcel)
        if [each.fixity for each in history.masters] != [parcel.history, parcel.record]:
            raise _changed(f"data/{parcel.name}")
        with self.archive.recording(Act.INGEST) as record:
            contract = self._contract(parcel)
            self._refuse_present(self.archive, contract)
            after = replace(contract, items=(*contract.items, history))
            folder = filing.folder_of(self.archive.settings, after)
            return record.publish(staging, after, folder, self._details(parcel, after))

    def _details(self, parcel: Parcel, contract: Contract) -> dict[str, object]:
        masters = [master.fixity.sha256 for each in contract.items for master in each.masters]
        forced = {"forced": True} if self._is_forced(parcel) else {}
        return {**forced, "masters": masters, "transfer": details_of(self.bag, parcel)}

    def _is_forced(self, parcel: Parcel) -> bool:
        """Whether a person said, here or where it came from, that it is no twin of another."""
        return self.force_new or any(each["details"].get("forced") for each in parcel.lines)

    def _contract(self, parcel: Parcel) -> Contract:
        """The contract as it will stand here. Raises UsageError where its type is none of ours."""
        archive, before, now = self.archive, parcel.contract, self.archive.clock()
        number = sequences.checked_number(before.number)
        return replace(
            before,
            number=number,
            terms=replace(before.terms, series=self._series(before.terms.series)),
            archived_at=now.replace(microsecond=now.microsecond // 1000 * 1000),
            archived_by=archive.actor.person,
            draw=sequences.draw_given(archive.settings, number),
            paper=None,  # it stands in the other archive, or comes and is shelved here
        )

    def _series(self, code: str) -> str:
        mapped = self.mapped.get(fold(code))
        if mapped is not None:
            return self.archive.settings.series_named(mapped).code
        if code in (each.code for each in self.archive.settings.series):
            return code
        known = listed(each.code for each in self.archive.settings.series)
        raise UsageError(
            _("this archive has no contract type {code}").format(code=code),
            _("Say which it is here with --series-map {code}=TYPE ({known}).").format(
                code=code, known=known
            ),
        )

    @staticmethod
    def _refuse_present(archive: Archive, contract: Contract) -> None:
        """Raise where a document of the contract is archived already, or its number is taken."""
        for item in contract.items:
            if item.masters:
                digests = (master.fixity.sha256 for master in item.masters)
                refuse_same_bytes(archive.catalog, digests)
        refuse_taken(archive, contract.number)

    def _refuse_twin(self, parcel: Parcel) -> None:
        if not self.force_new:
            refuse_twin(self.archive.catalog, self.archive.vault, _document(parcel))

    def _answer(self, parcel: Parcel, contract: Contract, place: str) -> TakenIn:
        terms = contract.terms
        notes = tuple(self._notes(parcel.contract, contract))
        return TakenIn(contract.number, Outcome.PLANNED, terms.series, terms.customer, place, notes)

    def _notes(self, before: Contract, after: Contract) -> Iterator[str]:
        """What a person must know of what is otherwise here than it was there."""
        change = _("{field}: {old} → {new}")
        if before.terms.series != after.terms.series:
            yield change.format(field=_("Type"), old=before.terms.series, new=after.terms.series)
        known = {each.key for each in self.archive.settings.custom_fields}
        strange = [key for key in after.terms.custom if key not in known]
        if strange:
            message = _("kept, though archive.yaml does not declare them: {fields}")
            yield message.format(fields=listed(strange))
        if after.retention and rule_named(after.retention, self.archive.settings) is None:
            message = _("its retention rule {key} is not in archive.yaml: the longest of all holds")
            yield message.format(key=after.retention)
        if before.paper is not None and before.paper.is_kept:
            message = _("its paper stood at {place} there; shelve it here once it has come")
            yield message.format(place=before.paper.shelf_mark)

    @staticmethod
    def _failed(parcel: Parcel, fault: ArchiveError) -> TakenIn:
        outcome = Outcome.DUPLICATE if isinstance(fault, DuplicateError) else Outcome.FAILED
        terms = parcel.contract.terms
        return TakenIn(parcel.contract.number, outcome, terms.series, terms.customer, error=fault)


def _document(parcel: Parcel) -> Document:
    """The main document of a contract in a bag, as it is compared with those that are here."""
    contract, main = parcel.contract, parcel.contract.items[0]
    text = ""
    if main.text is not None:
        with (parcel.folder / main.text.path).open("rb") as file:
            text = file.read(_MOST_TEXT).decode("utf-8", "replace")
    terms, read = contract.terms, {}
    if FieldName.NUMBER in contract.sources:
        read[FieldName.NUMBER.value] = (Candidate(contract.number, 1, "", 1.0, "record"),)
    known = Intake(
        files=(),
        customer=terms.customer,
        counterparty_number=terms.counterparty_number,
        signed_on=terms.signed_on,
        amount=terms.amount.amount if terms.amount else None,
    )
    return Document(known, Reading(main.pages, read), text, main.quality.ocr_pages > 0)


def _refuse_unknown_types(parcels: tuple[Parcel, ...], mapped: Mapping[str, str]) -> None:
    there = {fold(each.contract.terms.series): each.contract.terms.series for each in parcels}
    for old in mapped:
        if old not in there:
            raise UsageError(
                _("--series-map: there is no contract of type {code} in the bag").format(code=old),
                _("Its types are: {words}.").format(words=listed(sorted(there.values()))),
            )


def _changed(path: str) -> InputError:
    return InputError(
        _("{file}: changed while it was being read").format(file=path),
        _("Wait until the bag is copied whole, then run the command again."),
    )
