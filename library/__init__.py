"""What a library is: values in, values out; no disk, no Git, no clock, no network."""
