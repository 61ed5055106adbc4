"""The archive against somebody else's list of contracts."""
