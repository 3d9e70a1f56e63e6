"""Has a test that passes report once, and not at its start, after its setup and teardown, and at its end.

Each report is sent from process to process, which takes longer than most tests of the fast lane. What fails or is
skipped is reported as ever. For the fast lane alone: a file of results, or of the slowest tests, needs all reports.
"""

import pytest
from _pytest.runner import runtestprotocol


class BriefReports:
    """The plugin."""

    @staticmethod
    def suits(config: pytest.Config) -> bool:
        """Whether these reports are enough for what was asked for."""
        option = config.option
        return option.markexpr == "not real" and not (option.xmlpath or option.durations or option.verbose > 0)

    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        """Run the test as pytest does, and pass on what somebody wants to know."""
        for report in runtestprotocol(item, nextitem=nextitem, log=False):
            if report.when == "call" or not report.passed:
                item.ihook.pytest_runtest_logreport(report=report)
        return True
