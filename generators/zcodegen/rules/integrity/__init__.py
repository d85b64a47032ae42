"""What no package can be built without; always errors, and nothing waives them."""
