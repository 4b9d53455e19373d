package io.engram.runtime.network;

import com.typesafe.config.Config;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.Upkeep;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The neuron models, sources and learning rules that can be named, found once by {@link ServiceLoader}, and copies of
 * them with other parameters. Thread-safe.
 */
public final class Components {
    private Components() {}

    /**
     * A parameter of a component.
     *
     * @param name as files write it: the record component without its unit, {@code tauPlus}
     * @param javaName the record component, {@code tauPlusMs}
     * @param unit of a bare number inside, {@code ms}; empty where there is none
     * @param defaultValue as files would write it, without the unit
     */
    public record Parameter(String name, String javaName, String unit, String defaultValue) {}

    private static final Map<Class<?>, List<? extends Component>> FOUND = new ConcurrentHashMap<>();

    /** Every neuron model with its defaults, by name. */
    public static List<NeuronModel> neuronModels() {
        return found(NeuronModel.class);
    }

    /** Every source with its defaults, by name. */
    public static List<SourceModel> sourceModels() {
        return found(SourceModel.class);
    }

    /** Every learning rule with its defaults, by name. */
    public static List<LearningRule> learningRules() {
        return found(LearningRule.class);
    }

    /** Every kind of upkeep with its defaults, by name. */
    public static List<Upkeep> upkeeps() {
        return found(Upkeep.class);
    }

    /** The upkeep called {@code type}; {@code _} may stand for {@code -}. */
    public static Upkeep upkeep(String type) {
        return find("upkeep", type, upkeeps());
    }

    /** The neuron model or source called {@code type}; {@code _} may stand for {@code -}. */
    public static Component model(String type) {
        List<Component> models = new ArrayList<>(neuronModels());
        models.addAll(sourceModels());
        return find("model", type, models);
    }

    /** The learning rule called {@code type}; {@code _} may stand for {@code -}. */
    public static LearningRule learningRule(String type) {
        return find("learning rule", type, learningRules());
    }

    /** The model or rule called {@code type} with the parameters of {@code parameters}; {@code place} names it in errors. */
    public static Component create(String type, Config parameters, String place) {
        Node node = new Node(parameters.root(), place, Reading.alone());
        return ComponentReader.plain(node, node.guard(() -> any(type)), List.of(), Units.Dimension.WEIGHT);
    }

    /** The parameters of {@code component} with its present values. */
    public static List<Parameter> parameters(Component component) {
        List<Parameter> parameters = new ArrayList<>();
        for (RecordComponent part : Records.parts(component)) {
            parameters.add(new Parameter(
                    Units.withoutSuffix(part.getName()),
                    part.getName(),
                    Units.ofComponent(part.getName()).base(),
                    ComponentText.shown(Records.value(component, part))));
        }
        return parameters;
    }

    /** A copy of {@code component} with the record components in {@code values} (by Java name) replaced. */
    public static <C extends Component> C with(C component, Map<String, ?> values) {
        return Records.with(component, values);
    }

    /** A copy of {@code model} with one parameter (by Java name, {@code tauMMs}) replaced: for values a neuron. */
    public static NeuronModel withParameter(NeuronModel model, String javaName, double value) {
        return with(model, Map.of(javaName, value));
    }

    /** Whether files can name {@code component}. */
    static boolean isRegistered(Component component) {
        List<Component> all = new ArrayList<>(neuronModels());
        all.addAll(sourceModels());
        all.addAll(learningRules());
        all.addAll(upkeeps());
        return all.stream().anyMatch(known -> known.getClass() == component.getClass());
    }

    /** The name of an enum constant in files. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @SuppressWarnings("unchecked") // a list of C is kept under the class of C
    private static <C extends Component> List<C> found(Class<C> kind) {
        return (List<C>) FOUND.computeIfAbsent(kind, any -> load(kind));
    }

    private static <C extends Component> List<C> load(Class<C> kind) {
        List<C> found = new ArrayList<>();
        try {
            ServiceLoader.load(kind).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new SpecException(
                    "what META-INF/services names for " + kind.getSimpleName() + " cannot be loaded: " + e.getMessage(),
                    e);
        }
        found.sort(Comparator.comparing(Component::type));
        return List.copyOf(found);
    }

    private static Component any(String type) {
        Optional<LearningRule> rule = learningRules().stream()
                .filter(known -> same(known.type(), type))
                .findFirst();
        return rule.isPresent() ? rule.get() : model(type);
    }

    private static <C extends Component> C find(String kind, String type, List<C> known) {
        for (C candidate : known) {
            if (same(candidate.type(), type)) {
                return candidate;
            }
        }
        if (type.contains(".")) {
            throw new SpecException(
                    kind + " \"" + type + "\" is a class that was given in Java; only what is registered"
                            + " in META-INF/services can be read from text");
        }
        throw new SpecException(
                Names.unknown(kind, type, known.stream().map(Component::type).toList()));
    }

    private static boolean same(String type, String written) {
        return type.equals(written.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
