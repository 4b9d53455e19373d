"""The benchmarks of Vogels and Abbott (2005) in Brian2: its examples CUBA and, in its first version, COBA."""
import peer
import brian2_network

o = peer.options(__doc__, model='cuba')
clock = peer.Clock()
from brian2 import *  # noqa: E402,F403 - equations name its units

folder = brian2_network.device(o)
taum, taue, taui, Vt, Vr = 20*ms, 5*ms, 10*ms, -50*mV, -60*mV
if o.model == 'cuba':
    El = -49*mV
    P = NeuronGroup(4000, '''dv/dt = (ge+gi-(v-El))/taum : volt (unless refractory)
dge/dt = -ge/taue : volt
dgi/dt = -gi/taui : volt''', threshold='v>Vt', reset='v = Vr', refractory=5*ms, method='exact')
    P.v = 'Vr + rand() * (Vt - Vr)'
    we, wi = (60*0.27/10)*mV, (-20*4.5/10)*mV
else:
    El, Ee, Ei = -60*mV, 0*mV, -80*mV
    P = NeuronGroup(4000, '''dv/dt = ((El-v) + ge*(Ee-v) + gi*(Ei-v))/taum : volt (unless refractory)
dge/dt = -ge/taue : 1
dgi/dt = -gi/taui : 1''', threshold='v>Vt', reset='v = Vr', refractory=5*ms, method='exponential_euler')
    P.v = 'El + (randn() * 5 - 5)*mV'
    P.ge = 'randn() * 1.5 + 4'
    P.gi = 'randn() * 12 + 20'
    we, wi = 0.6, 6.7
Ce = Synapses(P, P, on_pre='ge += we')
Ci = Synapses(P, P, on_pre='gi += wi')
Ce.connect('i<3200', p=0.02)
Ci.connect('i>=3200', p=0.02)
M = SpikeMonitor(P)
cpu = brian2_network.run(folder, o, clock)
timed = M.t/ms >= o.warm_up
excitatory, inhibitory = int((M.i[:][timed] < 3200).sum()), int((M.i[:][timed] >= 3200).sum())
synapses = len(Ce) + len(Ci)
brian2_network.report(
    folder, o, clock, cpu, neurons=4000, synapses=synapses, spikes=excitatory + inhibitory,
    synaptic_events=excitatory * len(Ce) / 3200 + inhibitory * len(Ci) / 800,
    found={'excitatory': excitatory / 3.2 / o.for_ms, 'inhibitory': inhibitory / 0.8 / o.for_ms})
