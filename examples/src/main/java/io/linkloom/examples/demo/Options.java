package io.linkloom.examples.demo;

import java.nio.file.Path;

/**
 * What was asked for.
 *
 * @param root folder of the checkout, absolute
 * @param once end by itself, with the outcome as exit status
 * @param port of the server; 0 for any free one, -1 for 8080 or else any free one
 * @param fail task of the backend that never succeeds, as in its URL; empty for none
 * @param ascii no other characters, whatever the terminal can show
 * @param followParent end when the process ends that started this one
 */
record Options(Path root, boolean once, int port, String fail, boolean ascii, boolean followParent) {
    static final String USAGE = """
            Options: --root=DIR        folder of the checkout; default the current one
                     --once            end when the execution has ended, with its outcome as exit status
                     --port=N          port of the server, 0 for any free one; default 8080, or any when that is taken
                     --fail=TASK       let fetch-data, process or send-email fail for good
                     --ascii           plain characters only
                     --follow-parent   end when the process ends that started this one""";

    static Options parse(String... words) {
        Options options = new Options(Path.of(""), false, -1, "", false, false);
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            options = options.with(
                    name, equals < 0 ? "" : word.substring(equals + 1).strip());
        }
        return new Options(
                options.root.toAbsolutePath().normalize(),
                options.once,
                options.port,
                options.fail,
                options.ascii,
                options.followParent);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--root" -> new Options(Path.of(value), once, port, fail, ascii, followParent);
            case "--once" -> new Options(root, !value.equals("false"), port, fail, ascii, followParent);
            case "--port" -> new Options(root, once, number(value), fail, ascii, followParent);
            case "--fail" -> new Options(root, once, port, value, ascii, followParent);
            case "--ascii" -> new Options(root, once, port, fail, true, followParent);
            case "--follow-parent" -> new Options(root, once, port, fail, ascii, true);
            default -> throw new DemoFailure("Unknown option " + name + "\n" + USAGE);
        };
    }

    /** Empty, as an unset property leaves it, is the default. */
    private static int number(String value) {
        if (value.isEmpty()) return -1;
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= 65535) return number;
        } catch (NumberFormatException e) {
            // Said below, as for a number that is none of a port.
        }
        throw new DemoFailure("Expected a port from 0 to 65535, but got " + value);
    }
}
