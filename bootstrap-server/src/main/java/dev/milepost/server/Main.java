package dev.milepost.server;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.server.bench.BenchCommand;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** The command line. Exit codes: 0 done, 1 failed, 2 wrong use. */
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return dispatch(arguments, out, err) ? DONE : FAILED;
        } catch (WrongUse wrong) {
            err.println("milepost: " + wrong.getMessage());
            return WRONG_USE;
        } catch (StartupException stopped) {
            err.println("milepost: " + stopped.getMessage());
            return FAILED;
        }
    }

    private static boolean dispatch(List<String> arguments, PrintStream out, PrintStream err) {
        var command = arguments.isEmpty() ? "--help" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (command) {
            case "serve" -> new ServeCommand(Settings.of(rest, System.getenv()), out).run();
            case "dev" -> new DevCommand(rest, System.getenv(), out).run();
            case "remove-demo" -> Demo.remove(Settings.of(rest, System.getenv()), out);
            case "read-receipt" -> new ReadReceiptCommand(Settings.of(List.of(), System.getenv()), out, err).run(rest);
            case "export-receipts" -> new ExportReceiptsCommand(System.getenv(), out).run(rest);
            case "replay" -> new ReplayCommand(out).run(rest);
            case "bench" ->
                new BenchCommand(
                                out,
                                err,
                                () -> ReadReceiptCommand.reading(Settings.of(List.of(), System.getenv()), err))
                        .run(rest);
            case "new" -> new NewUnitCommand(out).run(rest);
            case "--help", "help", "-h" -> Help.print(out);
            default -> throw new WrongUse("unknown command " + command + ": see ./milepost --help");
        };
    }
}
