"""The same content in the terms of other generators, and the commands that build it."""
