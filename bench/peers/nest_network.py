"""What the networks of NEST share: its set-up, and the timed run of a network that has been made."""
import peer


def kernel(options, dt=0.1):
    import nest
    nest.ResetKernel()
    nest.set_verbosity('M_ERROR') if hasattr(nest, 'set_verbosity') else setattr(
        nest, 'verbosity', nest.VerbosityLevel.ERROR)
    nest.local_num_threads = options.threads
    nest.resolution = dt
    nest.rng_seed = options.seed
    return nest


def run(nest, options, clock, populations, out_degree, synapses):
    """Records, warms up, runs and reports.

    populations: neurons by name; out_degree: recurrent synapses a neuron of each sends spikes through, by name. The clock
    has run since the network began to be made.
    """
    recorders = {}
    for name, neurons in populations.items():
        recorders[name] = nest.Create('spike_recorder')
        nest.Connect(neurons, recorders[name])
    nest.Prepare()
    clock.lap('build')
    nest.Run(options.warm_up)
    before = {name: recorder.n_events for name, recorder in recorders.items()}
    clock.lap('warmUp')
    nest.Run(options.for_ms)
    clock.lap('simulate')
    spikes = {name: recorder.n_events - before[name] for name, recorder in recorders.items()}
    nest.Cleanup()
    peer.report(
        'NEST ' + nest.__version__, options.threads, clock.seconds, clock.cpu['simulate'],
        neurons=sum(len(neurons) for neurons in populations.values()), synapses=synapses,
        simulated_ms=options.for_ms, spikes=sum(spikes.values()),
        synaptic_events=sum(spikes[name] * out_degree[name] for name in populations),
        found={name: 1000.0 * spikes[name] / len(neurons) / options.for_ms for name, neurons in populations.items()})
