"""STDP parts Poisson inputs into weak and strong ones (Song, Miller and Abbott 2000): Brian2's example STDP."""
import numpy

import peer
import brian2_network

o = peer.options(__doc__)
end, part = (o.warm_up + o.for_ms) / 1000, min(10.0, o.for_ms / 2000)
clock = peer.Clock()
from brian2 import *  # noqa: E402,F403 - equations name its units

folder = brian2_network.device(o)
N, F, gmax = 1000, 15*Hz, 0.01
taum, taupre, taupost, taue = 10*ms, 20*ms, 20*ms, 5*ms
Ee, vt, vr, El = 0*mV, -54*mV, -60*mV, -74*mV
dApre = 0.01 * gmax
dApost = -0.01 * 1.05 * gmax
inputs = PoissonGroup(N, rates=F)
neuron = NeuronGroup(1, '''dv/dt = (ge * (Ee-v) + El - v) / taum : volt
dge/dt = -ge / taue : 1''', threshold='v>vt', reset='v = vr', method='euler')
S = Synapses(inputs, neuron, '''w : 1
dApre/dt = -Apre / taupre : 1 (event-driven)
dApost/dt = -Apost / taupost : 1 (event-driven)''', on_pre='''ge += w
Apre += dApre
w = clip(w + Apost, 0, gmax)''', on_post='''Apost += dApost
w = clip(w + Apre, 0, gmax)''')
S.connect()
S.w = 'rand() * gmax'
sent = SpikeMonitor(inputs, record=False)
M = SpikeMonitor(neuron)
cpu = brian2_network.run(folder, o, clock)
fired = numpy.array(M.t/second)
tenths = numpy.histogram(numpy.array(S.w[:]) / gmax, bins=10, range=(0, 1))[0] / N
brian2_network.report(
    folder, o, clock, cpu, neurons=1, synapses=N, spikes=len(fired), synaptic_events=sent.num_spikes,
    found={'inputs': sent.num_spikes / N / end, 'weakShare': tenths[0], 'strongShare': tenths[-1],
           'fullestMiddleTenth': tenths[2:8].max(), 'firstRateHz': (fired <= part).sum() / part,
           'lastRateHz': (fired > end - part).sum() / part})
