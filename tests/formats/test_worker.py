"""The process that validates files beside the program's own."""

import io
import json

from presencecheck.formats import worker
from presencecheck.formats.load import load
from presencecheck.formats.read_ahead import report_of
from presencecheck.formats.worker import main
from tests.support.packs import HOUR, ROOM


def test_it_reports_of_each_file_until_nothing_more_comes() -> None:
    """Of bytes that are no text, too."""
    files = [(ROOM.encode(), "room.yaml", "room"), (HOUR.encode(), "hour.yaml", "hour"), (b"\xff\n", "odd.yaml", "")]
    files *= worker.TOGETHER
    heads = [json.dumps([len(source), *rest]).encode() for source, *rest in files]
    out = io.BytesIO()
    main(io.BytesIO(b"".join(b"%s\n%s" % (head, source) for head, (source, *_) in zip(heads, files, strict=True))), out)
    reports = [json.loads(line) for line in out.getvalue().splitlines()]
    assert reports == [report_of(load(source, path, expected_id=expected), path) for source, path, expected in files]
    assert [report["kind"] for report in reports] == ["Checklist", "Routine", "NoneType"] * worker.TOGETHER
