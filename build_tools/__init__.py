"""How a library is built: every effect (disk, Git, processes, network, clock) lives here."""
