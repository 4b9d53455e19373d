"""The benchmarks of Vogels and Abbott (2005) in NEST, in the form of its examples brette_et_al_2007/cuba.py and coba.py."""
import peer
import nest_network

o = peer.options(__doc__, model='cuba')
nest = nest_network.kernel(o)
clock = peer.Clock()
if o.model == 'cuba':
    model, to_e, to_i = 'iaf_psc_exp', 16.2, -139.5
    cell = dict(E_L=-49.0, V_m=-49.0, V_th=-50.0, V_reset=-60.0, C_m=200.0, tau_m=20.0, tau_syn_ex=5.0, tau_syn_in=10.0,
                t_ref=5.0)
else:
    model, to_e, to_i = 'iaf_cond_exp', 6.0, -67.0
    cell = dict(E_L=-60.0, V_th=-50.0, V_reset=-60.0, t_ref=5.0, E_ex=0.0, E_in=-80.0, C_m=200.0, g_L=10.0,
                tau_syn_ex=5.0, tau_syn_in=10.0)
NE, NI, CE, CI, DELAY = 3200, 800, 64, 16, 0.1
E = nest.Create(model, NE, params=cell)
I = nest.Create(model, NI, params=cell)
for sources, in_degree, weight in ((E, CE, to_e), (I, CI, to_i)):
    nest.Connect(sources, E + I, {'rule': 'fixed_indegree', 'indegree': in_degree}, {'weight': weight, 'delay': DELAY})
kick = nest.Create('poisson_generator', params=dict(rate=300.0, start=1.0, stop=51.0))
nest.Connect(kick, E[:50], 'all_to_all', {'weight': to_e, 'delay': DELAY})
nest_network.run(
    nest, o, clock, {'excitatory': E, 'inhibitory': I},
    {'excitatory': CE * (NE + NI) / NE, 'inhibitory': CI * (NE + NI) / NI}, (CE + CI) * (NE + NI))
