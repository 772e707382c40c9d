"""Many runs: batches, baselines, certification, realism."""
