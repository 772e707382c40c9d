"""Many runs: playing a policy, the aftermath, reference runs, archives, and two policies that may know the truth."""
