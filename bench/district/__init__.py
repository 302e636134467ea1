"""A made-up district as large as is asked for: its office, its resources, its history and its ledger."""
