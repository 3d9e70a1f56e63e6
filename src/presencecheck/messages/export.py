"""What `export` says."""

CODEBOOK_ALONE = "--codebook stands alone: --format and --detail are about the runs."
CODEBOOK_ALONE_HINT = "Call it once for the codebook and once for the runs."
JSON_LINES = "--json here is about the codebook."
JSON_LINES_HINT = "For the runs: --format jsonl."
