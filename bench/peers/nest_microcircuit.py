"""The cortical microcircuit of Potjans and Diesmann (2014) in NEST, with Poisson input; scaled down as they do it."""
import numpy as np

import peer
import nest_network

o = peer.options(__doc__, scale=1.0)
nest = nest_network.kernel(o)
clock = peer.Clock()
NAMES = ['L23E', 'L23I', 'L4E', 'L4I', 'L5E', 'L5I', 'L6E', 'L6I']
NEURONS = np.array([20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948])
RATES = np.array([0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829])
# Rows are targets.
P = np.array([
    [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0, 0.0076, 0.0],
    [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0, 0.0042, 0.0],
    [0.0077, 0.0059, 0.0497, 0.135, 0.0067, 0.0003, 0.0453, 0.0],
    [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0, 0.1057, 0.0],
    [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0],
    [0.0548, 0.0269, 0.0257, 0.0022, 0.06, 0.3158, 0.0086, 0.0],
    [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
    [0.0364, 0.001, 0.0034, 0.0005, 0.0277, 0.008, 0.0658, 0.1443]])
EXTERNAL, BACKGROUND_HZ = np.array([1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100]), 8.0
V0_MEAN = [-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43]
V0_SD = [5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48]
TAU_M, TAU_S, C_M = 10.0, 0.5, 250.0
sub = 1 / (TAU_S - TAU_M)
peak = (TAU_M / TAU_S) ** sub
pa_a_mv = 1 / (TAU_M * TAU_S / C_M * sub * (peak ** TAU_M - peak ** TAU_S))
psp = np.zeros((8, 8))
psp[:, 0::2], psp[:, 1::2], psp[0, 2] = 0.15, -0.6, 0.30
full_weights, full_external = psp * pa_a_mv, 0.15 * pa_a_mv
pairs = np.outer(NEURONS, NEURONS)
full_synapses = np.log(1 - P) / np.log((pairs - 1.0) / pairs)

size = np.round(NEURONS * o.scale).astype(int)
synapses = np.round(full_synapses * o.scale * o.scale).astype(int)
external = np.round(EXTERNAL * o.scale).astype(int)
root = np.sqrt(o.scale)
weights, external_weight = full_weights / root, full_external / root
# Fewer synapses with greater weights keep the variance of the input; a current gives back its mean.
current = 1e-3 * TAU_S * (1 - root) * (
    np.sum(full_weights * (full_synapses / NEURONS[:, None]) * RATES, axis=1)
    + full_external * EXTERNAL * BACKGROUND_HZ)

populations = []
for i in range(8):
    neurons = nest.Create('iaf_psc_exp', int(size[i]), params=dict(
        C_m=C_M, tau_m=TAU_M, tau_syn_ex=TAU_S, tau_syn_in=TAU_S, E_L=-65.0, V_th=-50.0, V_reset=-65.0, t_ref=2.0,
        I_e=float(current[i])))
    neurons.V_m = nest.random.normal(V0_MEAN[i], V0_SD[i])
    populations.append(neurons)
# A copy of the model for each sign: NEST keeps at most 2^27 - 1 synapses of a model in a thread.
for name in ('exc', 'inh'):
    nest.CopyModel('static_synapse_hpc' if o.scale > 0.4 else 'static_synapse', name)
for i in range(8):
    for j in range(8):
        if synapses[i, j] > 0:
            w, delay = float(weights[i, j]), 1.5 if j % 2 == 0 else 0.75
            low, high = (0.0, np.inf) if w > 0 else (-np.inf, 0.0)
            nest.Connect(
                populations[j], populations[i], {'rule': 'fixed_total_number', 'N': int(synapses[i, j])},
                {'synapse_model': 'exc' if w > 0 else 'inh',
                 'weight': nest.math.redraw(nest.random.normal(w, abs(0.1 * w)), min=low, max=high),
                 'delay': nest.math.redraw(nest.random.normal(delay, 0.5 * delay), min=0.05, max=np.inf)})
    noise = nest.Create('poisson_generator', params={'rate': float(BACKGROUND_HZ * external[i])})
    nest.Connect(noise, populations[i], 'all_to_all', {'weight': float(external_weight), 'delay': 1.5})
out_degree = synapses.sum(axis=0) / size
nest_network.run(
    nest, o, clock, dict(zip(NAMES, populations)), dict(zip(NAMES, out_degree)), synapses.sum())
