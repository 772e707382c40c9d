"""One generator a file: each waits, draws and submits a stimulus. No rule stands here."""
