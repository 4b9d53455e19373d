package io.engram.plasticity;

import io.engram.runtime.spi.Synapse;

/**
 * The flyweight that a rule sees: plain fields that the loop sets before each event. One a block; what the rule writes is
 * kept unrounded until the event is over.
 */
final class BlockSynapse implements Synapse {
    double[][] pre;
    double[][] post;
    /** State columns of the targets. */
    double[][] state;

    /** Columns of the rule's variables, and where this synapse's stand. */
    float[][] variables = {};

    double[] kept = {};
    int place;
    int source;
    int target;
    double weight;
    double sent;
    double signal;
    double[] signals = new double[0];
    /** Whether weights stay as they are, whatever a rule writes. */
    boolean frozen;

    /** Whether the traces of that side count; one that this synapse has consumed reads 0. */
    boolean preOpen;

    boolean postOpen;
    /** Whether something of each pre trace may be spent already, and what. */
    boolean centred;

    double[] spent = {};

    /** Every trace reads as it stands. */
    void open() {
        preOpen = true;
        postOpen = true;
        centred = false;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public void weight(double weight) {
        if (!frozen) {
            this.weight = weight;
        }
    }

    @Override
    public double preTrace(int k) {
        if (!preOpen) {
            return 0;
        }
        return centred ? Math.max(0, pre[k][source] - spent[k]) : pre[k][source];
    }

    @Override
    public double postTrace(int k) {
        return postOpen ? post[k][target] : 0;
    }

    @Override
    public double postState(int k) {
        return state[k][target];
    }

    @Override
    public void send(double value) {
        sent = value;
    }

    @Override
    public double event() {
        return 1;
    }

    @Override
    public double variable(int k) {
        return variables[k][place];
    }

    @Override
    public void variable(int k, double value) {
        variables[k][place] = (float) value;
    }

    @Override
    public double kept(int k) {
        return kept[k];
    }

    @Override
    public double signal(int k) {
        return signals[k];
    }

    @Override
    public double signal() {
        return signal;
    }
}
