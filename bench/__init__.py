"""What the machine costs, always as a multiple of the bare kernel measured in the same minute. Decides nothing else."""
