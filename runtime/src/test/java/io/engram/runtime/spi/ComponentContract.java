package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** What every component owes its user: a record, defaults, a name for files and one line of summary. */
final class ComponentContract {
    private ComponentContract() {}

    static void shouldIntroduceItself(Component component) throws ReflectiveOperationException {
        assertThat(component.getClass().isRecord())
                .as("a component is a record")
                .isTrue();
        assertThat(component.type()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(component.summary()).isNotBlank().doesNotContain("\n");
        Object byDefault = component.getClass().getConstructor().newInstance();
        RecordComponent[] parameters = component.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(parameters).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = new Object[parameters.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = parameters[k].getAccessor().invoke(byDefault);
        }
        assertThat(component.getClass().getDeclaredConstructor(types).newInstance(values))
                .as("the defaults are valid")
                .isEqualTo(byDefault);
    }

    /** Bytes that this thread allocates while {@code task} runs. */
    static long allocatedBytes(Runnable task) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        task.run();
        return threads.getThreadAllocatedBytes(id) - before;
    }
}
