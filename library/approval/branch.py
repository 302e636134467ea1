"""The branch that the ledger stands on; whoever only looks for it need not know what a ledger is."""

LEDGER_BRANCH = "approvals"
