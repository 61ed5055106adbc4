"""Hand contracts over to another archive in a bag, and take in what another has handed over."""

from contract_archive.actions.transfer.giving import GivenOut, GivenOver, transfer_out
from contract_archive.actions.transfer.taking import TakenIn, TakenOver, transfer_in

__all__ = ["GivenOut", "GivenOver", "TakenIn", "TakenOver", "transfer_in", "transfer_out"]
