"""What the networks of Brian2 share: C++ code of their own, compiled and run; its time without what surrounds it."""
import resource
import shutil
import tempfile

import peer


def device(options):
    """Sets Brian2 up to write and compile a program for the network that is made next."""
    import brian2
    folder = tempfile.mkdtemp(prefix='brian2_')
    brian2.set_device('cpp_standalone', directory=folder, build_on_run=False)
    brian2.prefs.devices.cpp_standalone.openmp_threads = 0 if options.threads == 1 else options.threads
    brian2.seed(options.seed)
    return folder


def run(folder, options, clock):
    """Compiles and runs; seconds of the simulation are those that the program itself measures for its last part."""
    import brian2
    # Level 1: the network is made of what the caller's script names.
    if options.warm_up > 0:
        brian2.run(options.warm_up * brian2.ms, level=1)
    brian2.run(options.for_ms * brian2.ms, level=1)
    brian2.device.build(directory=folder, compile=True, run=False)
    clock.lap('build')
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    brian2.device.run(directory=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock.seconds['simulate'] = float(brian2.device._last_run_time)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def report(folder, options, clock, cpu_seconds, **counted):
    import brian2
    shutil.rmtree(folder, ignore_errors=True)
    peer.report('Brian2 ' + brian2.__version__, options.threads, clock.seconds, cpu_seconds,
                simulated_ms=options.for_ms, **counted)
