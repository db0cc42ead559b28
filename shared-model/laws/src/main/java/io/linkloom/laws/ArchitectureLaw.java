package io.linkloom.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole law for one module. A module obeys by an empty subclass among its tests:
 * `class CliArchitectureTest extends ArchitectureLaw {}`.
 *
 * <p>Every law is asked of the module's own main classes; a law about rooms that the module does not have holds.
 */
public abstract class ArchitectureLaw {
    private final Path module = moduleOf(getClass());
    private final JavaClasses classes = new ClassFileImporter().importPath(module.resolve("target/classes"));

    static List<ArchRule> laws() {
        return List.of(
                Arrows.API_STANDS_ALONE,
                Arrows.MODEL_KNOWS_NO_SHELL,
                Arrows.MODEL_IS_NOT_A_SPRING_APPLICATION,
                Arrows.ENGINE_KNOWS_NO_SIMULATION,
                Arrows.CLIENT_KNOWS_THE_CONTRACT_ONLY,
                Arrows.CLIENT_NEEDS_JACKSON_ONLY,
                Arrows.CLIENT_STANDS_WITHOUT_ITS_SPRING_PART,
                Arrows.CLIENT_SPRING_NEEDS_WHAT_BOOT_HAS,
                Arrows.SERVER_KNOWS_NO_CLIENTS,
                Arrows.CLI_STAYS_OUTSIDE_THE_SERVER,
                Arrows.DESKTOP_STAYS_OUTSIDE_THE_SERVER,
                Arrows.SERVER_CORE_IS_PLAIN_JAVA,
                Arrows.NO_CYCLES,
                Purity.ENGINE_TOUCHES_NOTHING,
                Purity.ENGINE_ASKS_NO_CLOCK_AND_NO_DICE,
                Purity.VIEW_MODELS_SEE_NO_SCENE,
                Manners.EVERY_PACKAGE_IS_NULL_MARKED,
                Manners.NOBODY_TALKS_TO_THE_CONSOLE,
                Manners.NAMES_SAY_SOMETHING);
    }

    @Test
    void theModuleHasClasses() {
        assertThat(classes).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void holds(ArchRule law) {
        law.check(classes);
    }

    @Test
    void everyRoomHasItsSign() {
        assertThat(Sources.roomsWithoutSign(module.resolve("src/main/java"))).isEmpty();
    }

    @Test
    void noFileIsTooLong() {
        assertThat(Sources.filesTooLong(module.resolve("src"))).isEmpty();
    }

    /** The test classes lie in `<module>/target/test-classes`, whoever runs them from wherever. */
    private static Path moduleOf(Class<?> testClass) {
        try {
            return Path.of(testClass
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve("../..")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The test classes lie at no path", e);
        }
    }
}
