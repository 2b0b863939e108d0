"""What every test run sets up first."""

import signal


def pytest_configure() -> None:
    """A run in the background inherits that Ctrl-C is ignored, and would hand that on to the processes it tests."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
