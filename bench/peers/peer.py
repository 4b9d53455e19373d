"""What all scripts of the peers share: their options, their clock and the line of JSON that they print.

Every script takes --threads, --warm-up and --for (ms of simulated time) and --seed, and prints one line of JSON with the
fields of Measured.java. Times are of the clock on the wall, memory is the most that one process held at once.
"""
import argparse
import json
import resource
import time


def options(about, **own):
    """Parses the command line; each of `own` is an option with that default, of that type."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--warm-up', type=float, default=0.0, help='ms')
    parser.add_argument('--for', type=float, default=1000.0, dest='for_ms', help='ms')
    parser.add_argument('--seed', type=int, default=12345)
    parser.add_argument('--input', help='a file of spikes')
    for name, default in own.items():
        parser.add_argument('--' + name.replace('_', '-'), type=type(default), default=default)
    return parser.parse_args()


class Clock:
    """Seconds by phase."""

    def __init__(self):
        self.seconds = {}
        self.cpu = {}
        self.restart()

    def restart(self):
        self.since, self.cpu_since = time.perf_counter(), time.process_time()

    def lap(self, phase):
        """Ends a phase; a phase that comes again adds to itself."""
        self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - self.since
        self.cpu[phase] = self.cpu.get(phase, 0.0) + time.process_time() - self.cpu_since
        self.restart()


def peak_bytes():
    """Of this process or one that it started, whichever held more."""
    return 1024 * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def report(simulator, threads, seconds, cpu_seconds, neurons=0, synapses=0, simulated_ms=0.0, spikes=0,
           synaptic_events=0.0, found=None):
    print(json.dumps({
        'simulator': simulator, 'threads': threads, 'neurons': int(neurons), 'synapses': int(synapses),
        'simulatedMs': simulated_ms, 'seconds': seconds, 'spikes': int(spikes),
        'synapticEvents': float(synaptic_events), 'found': {k: float(v) for k, v in (found or {}).items()},
        'cpuSeconds': cpu_seconds, 'peakBytes': peak_bytes()}), flush=True)
