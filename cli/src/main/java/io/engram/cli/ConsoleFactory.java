package io.engram.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the subcommands, which get the console in their constructor; anything else as picocli does. */
record ConsoleFactory(Console console) implements IFactory {
    private static final Map<Class<?>, Function<Console, Object>> COMMANDS = Map.of(
            ListCommand.class, ListCommand::new,
            RunCommand.class, RunCommand::new,
            ReplayCommand.class, ReplayCommand::new,
            InspectCommand.class, InspectCommand::new,
            VerifyCommand.class, VerifyCommand::new,
            PlotCommand.class, PlotCommand::new);

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Console, Object> command = COMMANDS.get(type);
        return command == null ? CommandLine.defaultFactory().create(type) : type.cast(command.apply(console));
    }
}
