"""How fast is it? Measurements, run by hand: ratios taken in one interleaved run, never absolute times."""
