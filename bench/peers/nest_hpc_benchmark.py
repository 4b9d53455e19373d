"""NEST's hpc_benchmark: alpha neurons with in-degrees as in cortex, power-law STDP from E to E."""
import math

import peer
import nest_network

o = peer.options(__doc__, scale=1.0, k_div=1)
nest = nest_network.kernel(o)
clock = peer.Clock()
NE, NI = round(9000 * o.scale), round(2250 * o.scale)
CE, CI = 9000 // o.k_div, 2250 // o.k_div
TAU_SYN, TAU_M, C_M, V_TH, DELAY = 0.32582722403722841, 10.0, 250.0, 20.0, 1.5
J = 45.609600316540956  # pA: a potential of 0.14 mV at its peak, 1.70076 ms after it began
cell = dict(E_L=0.0, C_m=C_M, tau_m=TAU_M, t_ref=0.5, V_th=V_TH, V_reset=0.0, tau_syn_ex=TAU_SYN, tau_syn_in=TAU_SYN,
            tau_minus=30.0)
E = nest.Create('iaf_psc_alpha', NE, params=cell)
I = nest.Create('iaf_psc_alpha', NI, params=cell)
for neurons in (E, I):
    neurons.V_m = nest.random.normal(5.7, 7.2)
threshold = V_TH / (CE * TAU_M / C_M * J * math.e * TAU_SYN)
noise = nest.Create('poisson_generator', params={'rate': 1.685 * threshold * CE * 1000.0})
nest.SetDefaults('static_synapse_hpc', {'delay': DELAY})
nest.CopyModel('static_synapse_hpc', 'exc', {'weight': J})
nest.CopyModel('static_synapse_hpc', 'inh', {'weight': -5.0 * J})
nest.SetDefaults('stdp_pl_synapse_hom_hpc', {
    'delay': DELAY, 'alpha': 0.0513, 'lambda': 0.1, 'mu': 0.4, 'tau_plus': 15.0, 'weight': J})
nest.Connect(noise, E + I, 'all_to_all', {'synapse_model': 'exc'})
for sources, targets, in_degree, synapse in ((E, E, CE, 'stdp_pl_synapse_hom_hpc'), (I, E, CI, 'inh'),
                                             (E, I, CE, 'exc'), (I, I, CI, 'inh')):
    nest.Connect(sources, targets,
                 {'rule': 'fixed_indegree', 'indegree': in_degree, 'allow_autapses': False, 'allow_multapses': True},
                 {'synapse_model': synapse})
nest_network.run(
    nest, o, clock, {'excitatory': E, 'inhibitory': I},
    {'excitatory': CE * (NE + NI) / NE, 'inhibitory': CI * (NE + NI) / NI}, (CE + CI) * (NE + NI))
