"""Before the store is open: the passphrase prompt, which is painted before anything heavy is loaded, and the first start."""
