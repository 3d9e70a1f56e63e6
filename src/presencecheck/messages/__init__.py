"""Every sentence that the program says, one module per feature. Pure."""
