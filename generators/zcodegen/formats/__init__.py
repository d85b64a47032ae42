"""File formats that translators and programs share, each with `dump` and `load`: PO, XLIFF 1.2 and 2.x, CSV."""
