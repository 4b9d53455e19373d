package io.engram.examples;

import java.util.Locale;

/** A kind of picture that can be drawn of any run; {@link DefaultPictures} draws it. */
public enum Picture {
    RASTER("no spikes were recorded then; record { spikes = [POPULATION] } in the network records them"),
    RATES("no spikes were recorded then; record { spikes = [POPULATION] } in the network records them"),
    WEIGHTS("no weights were recorded then; record { weights { PROJECTION = 1 s } } in the network records them"),
    MATRIX("no weights from several sources to several targets were recorded then;"
            + " record { weights { PROJECTION = 1 s } } in the network records them"),
    WINDOW("no projection of the run learns from pairs of spikes by a rule that is known here"),
    STATES(
            "no state was recorded then; record { state = [ { population = POPULATION, variables = [v], neurons = \"0..3\","
                    + " every = 1 ms } ] } in the network records it");

    private final String missing;

    Picture(String missing) {
        this.missing = missing;
    }

    /** Why there may be nothing to draw, and what to record. */
    public String missing() {
        return missing;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A kind of file. */
    public enum Format {
        PNG,
        SVG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
