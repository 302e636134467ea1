"""The sample district: what `hoclieu demo` replays, and the scripts that made its media."""
