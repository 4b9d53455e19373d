package io.engram.runtime.engine;

/**
 * The synapses of a projection that end in a shard, drawn whenever they are read; nothing of them is kept.
 *
 * @param from first neuron of the shard, within the target population
 * @param to one past the last
 */
record DrawnSynapses(SynapseDrawer drawer, int from, int to) implements Incoming {

    @Override
    public int targets() {
        return to - from;
    }

    @Override
    public boolean oneDelay() {
        return drawer.oneDelay();
    }

    @Override
    public Reader reader(int first, int last) {
        TargetDrawer targets = drawer.targets(from + first, from + last);
        SynapseRow row = new SynapseRow();
        return new Reader() {
            @Override
            public int read(int target) {
                targets.draw(from + target, row);
                return row.size;
            }

            @Override
            public int readSorted(int target) {
                read(target);
                row.sort();
                return row.size;
            }

            @Override
            public int source(int k) {
                return row.source[k];
            }

            @Override
            public float weight(int k) {
                return drawer.weight(row.index[k]);
            }

            @Override
            public int delaySteps(int k) {
                return drawer.delaySteps(row.index[k]);
            }
        };
    }
}
