package io.linkloom.laws;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** What the kernel and the ViewModels may not even see. */
public final class Purity {
    private Purity() {}

    private static final String ENGINE = "io.linkloom.engine..";

    public static final ArchRule ENGINE_TOUCHES_NOTHING = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "java.sql..",
                            "javax.sql..",
                            "java.net..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "org.slf4j..",
                            "java.util.logging..",
                            "java.security..")
                    .or(nameMatching("java\\.io\\.(File|RandomAccess|Console).*"))
                    .or(nameMatching(
                            "java\\.lang\\.(Thread|ThreadLocal|System\\$Logger|Process|ProcessBuilder|Runtime)"))
                    .or(nameMatching("java\\.util\\.concurrent\\.(?!atomic).*"))
                    .or(nameMatching("java\\.time\\.(Clock|InstantSource)"))
                    .or(nameMatching("java\\.util\\.(Random|SplittableRandom|Timer)"))
                    .or(resideInAnyPackage("java.util.random..")))
            .because("the kernel is a function: time and chance arrive inside commands, effects leave as values")
            .allowEmptyShould(true);

    public static final ArchRule ENGINE_ASKS_NO_CLOCK_AND_NO_DICE = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .callMethodWhere(calls("java\\.time\\..*", "now")
                    .or(calls("java\\.lang\\.System", "currentTimeMillis|nanoTime|getenv|getProperty|identityHashCode"))
                    .or(calls("java\\.lang\\.Math", "random"))
                    .or(calls("java\\.util\\.Collections", "shuffle"))
                    .or(calls("java\\.util\\.UUID", "randomUUID")))
            .because("replaying the same commands must decide the same today and in ten years")
            .allowEmptyShould(true);

    public static final ArchRule VIEW_MODELS_SEE_NO_SCENE = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("a ViewModel is tested without a window")
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaCall<?>> calls(String ownerPattern, String namePattern) {
        DescribedPredicate<JavaClass> ofOwner = nameMatching(ownerPattern).forSubtype();
        return target(owner(ofOwner)).and(target(nameMatching(namePattern)));
    }
}
