"""A neuron finds a repeating pattern (Masquelier, Guyonneau and Thorpe 2008) in Brian2, in the spikes that it is given."""
import numpy

import peer
import brian2_network

o = peer.options(__doc__)
clock = peer.Clock()
from brian2 import *  # noqa: E402,F403 - equations name its units

folder = brian2_network.device(o)
N, DT = 2000, 0.1
# Pairs of the step, from 1, and the neuron.
given = numpy.fromfile(o.input, dtype='<i4').reshape(-1, 2)
clock.lap('read')
T = 500.0
taum, taus, tauplus, tauminus = 10*ms, 2.5*ms, 16.8*ms, 33.7*ms
X = (2.5 / 10) ** (10 / (2.5 - 10))
A = -3 * T
aplus = 2.0 ** -5
aminus = 0.85 * aplus
inputs = SpikeGeneratorGroup(N, given[:, 1], (given[:, 0] - 1) * DT * ms, sorted=True)
neuron = NeuronGroup(1, '''du/dt = A*z/taus + (X*x-u)/taum : 1
dx/dt = -x/taus : 1
dz/dt = -z/taus : 1''', threshold='u > T', reset='''x = 0
u = 2*T
z = 1''', refractory=1*ms, method='exact')
# Reduced nearest neighbour: each spike pairs with one on each side at most.
S = Synapses(inputs, neuron, '''w : 1
dp/dt = -p/tauplus : 1 (event-driven)
dq/dt = -q/tauminus : 1 (event-driven)''', on_pre='''x_post += w
p = aplus
w = clip(w + q, 0, 1)
q = 0''', on_post='''q = -aminus
w = clip(w + p, 0, 1)
p = 0''')
S.connect()
S.w = 0.475
M = SpikeMonitor(neuron)
cpu = brian2_network.run(folder, o, clock)
last = numpy.array(M.t/ms) >= o.for_ms * 2 / 3
brian2_network.report(
    folder, o, clock, cpu, neurons=1, synapses=N, spikes=M.num_spikes, synaptic_events=len(given),
    found={'afferents': len(given) / N * 1000 / o.for_ms, 'neuron': M.num_spikes * 1000 / o.for_ms,
           'lastRateHz': last.sum() * 3000 / o.for_ms})
