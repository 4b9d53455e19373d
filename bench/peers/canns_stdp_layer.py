"""A layer of 784 by 400 that learns by STDP in CANNs, a tenth of its inputs active in each pattern."""
import os
import warnings

os.environ.setdefault('JAX_PLATFORMS', 'cpu')
warnings.filterwarnings('ignore')
import peer  # noqa: E402

o = peer.options(__doc__)
clock = peer.Clock()
import numpy  # noqa: E402
import jax.numpy as jnp  # noqa: E402
from importlib.metadata import version  # noqa: E402
from canns.models.brain_inspired import SpikingLayer  # noqa: E402
from canns.trainer import STDPTrainer  # noqa: E402

INPUTS, OUTPUTS, STEPS, CALLS = 784, 400, 1000, 10
random = numpy.random.default_rng(o.seed)
patterns = [(random.random(INPUTS) < 0.1).astype(numpy.float32) for _ in range(STEPS)]
weights = jnp.asarray(random.random((OUTPUTS, INPUTS)).astype(numpy.float32) * (4.0 / INPUTS))
layer = SpikingLayer(INPUTS, OUTPUTS, threshold=1.0)
trainer = STDPTrainer(layer, compiled=True)
clock.lap('build')


def train():
    layer.W.value = weights
    layer.reset_state()
    clock.restart()
    trainer.train(patterns)
    layer.W.value.block_until_ready()


train()
clock.lap('warmUp')
calls = []
for _ in range(CALLS):
    before = clock.seconds.get('simulate', 0.0)
    train()
    clock.lap('simulate')
    calls.append(clock.seconds['simulate'] - before)
clock.seconds['step'] = min(calls) / STEPS
peer.report('CANNs ' + version('canns'), o.threads, clock.seconds, clock.cpu['simulate'])
