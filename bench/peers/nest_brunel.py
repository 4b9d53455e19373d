"""Brunel's balanced network (2000) in NEST, in the form of its brunel_delta example; with STDP from E to E if asked for."""
import peer
import nest_network

o = peer.options(__doc__, neurons=10000, plastic=0)
nest = nest_network.kernel(o)
clock = peer.Clock()
J, G, ETA, THETA, TAU_M, DELAY = 0.1, 5.0, 2.0, 20.0, 20.0, 1.5
NE = o.neurons * 4 // 5
NI = o.neurons - NE
CE, CI = NE // 10, NI // 10
cell = dict(C_m=1.0, tau_m=TAU_M, t_ref=2.0, E_L=0.0, V_reset=0.0, V_m=0.0, V_th=THETA)
if o.plastic:
    cell['tau_minus'] = 20.0
E = nest.Create('iaf_psc_delta', NE, params=cell)
I = nest.Create('iaf_psc_delta', NI, params=cell)
noise = nest.Create('poisson_generator', params={'rate': 1000.0 * ETA * THETA / (J * TAU_M)})
nest.CopyModel('static_synapse', 'exc', {'weight': J, 'delay': DELAY})
nest.CopyModel('static_synapse', 'inh', {'weight': -G * J, 'delay': DELAY})
nest.CopyModel('stdp_synapse', 'learning', {
    'weight': J, 'delay': DELAY, 'tau_plus': 20.0, 'lambda': 0.001, 'alpha': 2.0, 'mu_plus': 1.0, 'mu_minus': 1.0,
    'Wmax': 3 * J})
nest.Connect(noise, E + I, syn_spec='exc')
from_e = {'rule': 'fixed_indegree', 'indegree': CE}
nest.Connect(E, E, from_e, 'learning' if o.plastic else 'exc')
nest.Connect(E, I, from_e, 'exc')
nest.Connect(I, E + I, {'rule': 'fixed_indegree', 'indegree': CI}, 'inh')
nest_network.run(
    nest, o, clock, {'excitatory': E, 'inhibitory': I},
    {'excitatory': CE * o.neurons / NE, 'inhibitory': CI * o.neurons / NI}, (CE + CI) * o.neurons)
