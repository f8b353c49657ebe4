"""Speed and memory of onrecord, each beside a floor measured in the same run. `python -m benchmarks` runs them all."""
