"""The client of Tests/Conformance and the floods of Tests/Benchmarks are within reach."""

import reach  # noqa: F401
