"""One catalog of return codes; packages, message bundles and checks made from it."""

__version__ = "0.1.0"
