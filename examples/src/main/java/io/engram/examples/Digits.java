package io.engram.examples;

import io.engram.plasticity.readout.ConfusionMatrix;
import io.engram.plasticity.readout.LabelAssignment;
import io.engram.plot.ConfusionPlot;
import io.engram.plot.ImageGridPlot;
import io.engram.plot.LinePlot;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Handwritten digits are told apart by neurons that learned without labels, each a shape of its own (Diehl and Cook 2015,
 * Front. Comput. Neurosci. 9: 99); {@code digits.conf} beside this class holds the network. Labels come in afterwards, to
 * name what each neuron answers.
 */
public final class Digits extends FileExperiment {
    private static final String LEARNED = "learn";
    private static final int STRETCH = 500;
    private static final int FIELDS_A_LABEL = 10;

    private final Optional<DigitsProtocol> protocol;
    private final LearningCurve curve = new LearningCurve(STRETCH, LabelledImages.LABELS);
    private Optional<LabelAssignment> assignment = Optional.empty();
    private Optional<ConfusionMatrix> byActivity = Optional.empty();
    private Optional<ConfusionMatrix> byProportion = Optional.empty();

    public Digits() {
        this(Optional.empty());
    }

    private Digits(Optional<DigitsProtocol> protocol) {
        super(Digits.class, "digits.conf");
        this.protocol = protocol;
    }

    /** Reads the images, so that what is wrong with them is said before anything runs. */
    @Override
    public Experiment begun(Map<String, String> settings) {
        return new Digits(Optional.of(DigitsProtocol.of(settings, settings())));
    }

    /** Shows the training digits, learning; the answers of the last pass name the neurons; then shows the test digits. */
    @Override
    public void drive(Simulation simulation) {
        DigitsProtocol p = protocol.orElseThrow();
        Presenter presenter = new Presenter(simulation, "input", "output", p.presentationMs());
        List<int[]> last = List.of();
        for (int pass = 0; pass < p.passes(); pass++) {
            simulation.setSignal("rate", 1 - (double) pass / p.passes());
            last = answers(presenter, p.training());
            if (last.size() < p.training().count()) {
                return;
            }
            for (int k = 0; k < last.size(); k++) {
                curve.add(last.get(k), p.training().labels()[k]);
            }
        }
        LabelAssignment named = LabelAssignment.of(last, p.training().labels(), LabelledImages.LABELS);
        assignment = Optional.of(named);
        simulation.learning(false);
        List<int[]> answers = answers(presenter, p.test());
        if (answers.size() == p.test().count()) {
            int[] labels = p.test().labels();
            byActivity = Optional.of(confusion(labels, answers.stream().mapToInt(named::allActivity)));
            byProportion = Optional.of(confusion(labels, answers.stream().mapToInt(named::proportionWeighting)));
        }
    }

    /** Fewer than there are images where the run was paused. */
    private static List<int[]> answers(Presenter presenter, LabelledImages images) {
        List<int[]> answers = new ArrayList<>();
        for (int k = 0; k < images.count(); k++) {
            Optional<int[]> answer = presenter.answer(images.values(k));
            if (answer.isEmpty()) {
                return answers;
            }
            answers.add(answer.get());
        }
        return answers;
    }

    private static ConfusionMatrix confusion(int[] labels, IntStream votes) {
        return ConfusionMatrix.of(labels, votes.toArray(), LabelledImages.LABELS);
    }

    @Override
    public Map<String, Object> outcome(ExperimentRun run) {
        Map<String, Object> outcome = new LinkedHashMap<>();
        if (byActivity.isEmpty()) {
            return outcome;
        }
        DigitsProtocol p = protocol.orElseThrow();
        ConfusionMatrix matrix = byActivity.get();
        outcome.put("accuracyAllActivity", matrix.accuracy());
        outcome.put("accuracyProportion", byProportion.orElseThrow().accuracy());
        for (int label = 0; label < matrix.labels(); label++) {
            if (matrix.samples(label) > 0) {
                outcome.put("recall" + label, matrix.recall(label));
            }
        }
        outcome.put("trainingDigits", p.training().count());
        outcome.put("passes", p.passes());
        outcome.put("testDigits", p.test().count());
        outcome.put("silentNeurons", silent(assignment.orElseThrow()));
        return outcome;
    }

    private static int silent(LabelAssignment assignment) {
        int silent = 0;
        for (int neuron = 0; neuron < assignment.neurons(); neuron++) {
            silent += assignment.label(neuron) == LabelAssignment.NONE ? 1 : 0;
        }
        return silent;
    }

    @Override
    public List<Path> draw(ExperimentRun run, Path directory) {
        List<Path> files = new ArrayList<>();
        if (curve.samples().length > 1) {
            LinePlot.Line line = new LinePlot.Line("", curve.samples(), curve.accuracies(), true);
            files.add(LinePlot.draw(
                    directory.resolve("accuracy.png"),
                    "of " + STRETCH + " digits, named by the " + STRETCH + " before",
                    "digits shown",
                    "share told right",
                    List.of(line)));
        }
        assignment.ifPresent(named -> files.add(drawFields(run, named, directory.resolve("fields.png"))));
        byActivity.ifPresent(matrix -> files.add(drawConfusion(matrix, directory.resolve("confusion.png"))));
        return files;
    }

    /** What neurons have learned: their weights as images, some for each label. */
    private Path drawFields(ExperimentRun run, LabelAssignment named, Path file) {
        DigitsProtocol p = protocol.orElseThrow();
        float[][] fields = fields(run.weightsAfter(LEARNED), named.neurons());
        List<ImageGridPlot.Row> rows = new ArrayList<>();
        for (int label = 0; label < LabelledImages.LABELS; label++) {
            List<ImageGridPlot.Cell> cells = new ArrayList<>();
            for (int neuron = 0; neuron < fields.length && cells.size() < FIELDS_A_LABEL; neuron++) {
                if (named.label(neuron) == label) {
                    cells.add(new ImageGridPlot.Cell(fields[neuron], "neuron " + neuron));
                }
            }
            rows.add(new ImageGridPlot.Row(Integer.toString(label), cells));
        }
        return ImageGridPlot.draw(
                file,
                "weights of up to ten neurons that answer each digit",
                Collections.nCopies(FIELDS_A_LABEL, ""),
                rows,
                p.training().columns(),
                p.training().rows());
    }

    /** The weights into each neuron, from black for 0 to white for its greatest. */
    private static float[][] fields(Weights weights, int neurons) {
        float[][] fields = new float[neurons][weights.size() / neurons];
        for (int k = 0; k < weights.size(); k++) {
            fields[weights.target(k)][weights.source(k)] = weights.weight(k);
        }
        for (float[] field : fields) {
            float greatest = 0;
            for (float weight : field) {
                greatest = Math.max(greatest, weight);
            }
            for (int i = 0; i < field.length; i++) {
                field[i] = greatest > 0 ? 2 * field[i] / greatest - 1 : -1;
            }
        }
        return fields;
    }

    private static Path drawConfusion(ConfusionMatrix matrix, Path file) {
        int[][] counts = new int[matrix.labels()][matrix.labels()];
        int none = 0;
        for (int label = 0; label < counts.length; label++) {
            for (int vote = 0; vote < counts.length; vote++) {
                counts[label][vote] = matrix.count(label, vote);
            }
            none += matrix.count(label, LabelAssignment.NONE);
        }
        String remark = none == 0 ? "" : none + " taken for none";
        String title = String.format(Locale.ROOT, "test digits, %.1f %% right", 100 * matrix.accuracy());
        return ConfusionPlot.draw(file, title, remark, "digit", counts);
    }
}
