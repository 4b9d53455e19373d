"""The network of Diehl and Cook (2015) in BindsNET, learning, with the numbers of its example eth_mnist; made-up images.

Images: 150 of 784 pixels are lit, by 0.37 to 1, which is as much ink as MNIST's digits have.
"""
import os

import peer

o = peer.options(__doc__, neurons=400)
os.environ.setdefault('OMP_NUM_THREADS', str(o.threads))
clock = peer.Clock()
import torch  # noqa: E402 - reads the variable above
from bindsnet.encoding import poisson  # noqa: E402
from bindsnet.models import DiehlAndCook2015  # noqa: E402
from bindsnet.network.monitors import Monitor  # noqa: E402
from importlib.metadata import version  # noqa: E402

STEPS, PIXELS, LIT, INTENSITY, WARM_UP, SAMPLES = 250, 784, 150, 128.0, 3, 40
torch.set_num_threads(o.threads)
torch.manual_seed(o.seed)
network = DiehlAndCook2015(n_inpt=PIXELS, n_neurons=o.neurons, exc=22.5, inh=120, dt=1.0, norm=78.4, theta_plus=0.05,
                           inpt_shape=(1, 28, 28), batch_size=1)
answers = Monitor(network.layers['Ae'], ['s'], time=STEPS)
network.add_monitor(answers, 'answers')
network.train(True)
clock.lap('build')


def show():
    pixels = torch.zeros(PIXELS)
    pixels[torch.randperm(PIXELS)[:LIT]] = 0.37 + 0.63 * torch.rand(LIT)
    spikes = poisson(pixels.view(1, 28, 28) * INTENSITY, time=STEPS, dt=1.0).unsqueeze(1)
    clock.lap('encode')
    network.run(inputs={'X': spikes}, time=STEPS)
    fired = int(answers.get('s').sum())
    network.reset_state_variables()
    return int(spikes.sum()), fired


for _ in range(WARM_UP):
    show()
    clock.lap('warmUp')
shown, fired = 0, 0
for _ in range(SAMPLES):
    sent, answered = show()
    clock.lap('simulate')
    shown, fired = shown + sent, fired + answered
clock.seconds['sample'] = clock.seconds['simulate'] / SAMPLES
ms = SAMPLES * STEPS
n = o.neurons
peer.report(
    'BindsNET ' + version('bindsnet'), o.threads, clock.seconds, clock.cpu['simulate'], neurons=2 * n,
    synapses=PIXELS * n + n * n, simulated_ms=float(ms), spikes=fired, synaptic_events=shown * n,
    found={'input': shown * 1000 / PIXELS / ms, 'output': fired * 1000 / n / ms})
