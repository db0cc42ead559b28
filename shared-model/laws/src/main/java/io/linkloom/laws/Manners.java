package io.linkloom.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** How all code here behaves. */
public final class Manners {
    private Manners() {}

    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .resideInAPackage("io.linkloom..")
            .should(liveInANullMarkedPackage())
            .because("NullAway checks only what is marked")
            .allowEmptyShould(true);

    public static final ArchRule NOBODY_TALKS_TO_THE_CONSOLE = noClasses()
            .that()
            .resideInAPackage("io.linkloom..")
            .and()
            .resideOutsideOfPackages("io.linkloom.cli.terminal..", "io.linkloom.examples..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library has no console; the command line writes through its terminal")
            .allowEmptyShould(true);

    public static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .that()
            .resideInAPackage("io.linkloom..")
            .and()
            .doNotHaveSimpleName("LockManager")
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name says that nobody knew what it is")
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                String message = item.getName() + " lives in " + item.getPackageName()
                        + (marked ? ", which is @NullMarked" : ", which has no package-info.java with @NullMarked");
                events.add(new SimpleConditionEvent(item, marked, message));
            }
        };
    }
}
