package io.linkloom.cli.offline;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Which file holds the tests of which: `NAME.test.yaml` those of `NAME.yaml`. */
public final class TestPaths {
    private static final String TEST = ".test";
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private TestPaths() {}

    public static boolean isTest(String file) {
        return ENDINGS.stream().anyMatch(ending -> file.endsWith(TEST + ending));
    }

    /** The tests of a workflow's file. */
    public static String beside(String workflow) {
        for (String ending : ENDINGS) {
            if (workflow.endsWith(ending))
                return workflow.substring(0, workflow.length() - ending.length()) + TEST + ending;
        }
        return workflow + TEST + ENDINGS.getFirst();
    }

    /** The workflow of a test file, as the test file would name it. */
    public static String tested(String test) {
        String name = name(test);
        for (String ending : ENDINGS) {
            if (name.endsWith(TEST + ending))
                return name.substring(0, name.length() - TEST.length() - ending.length()) + ending;
        }
        return name;
    }

    /** Without the folder. */
    public static String name(String file) {
        return Objects.requireNonNull(Path.of(file).getFileName()).toString();
    }
}
