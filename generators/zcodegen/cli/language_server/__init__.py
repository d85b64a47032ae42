"""The language server: what LSP 3.17 asks, put to `zcodegen.editor`. It needs pygls, the extra `lsp`."""
