package io.linkloom.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which. */
public final class Arrows {
    private static final String API = "io.linkloom.api..";
    private static final String[] MODEL = {
        "io.linkloom.model..", "io.linkloom.engine..", "io.linkloom.simulation..", "io.linkloom.layout.."
    };
    private static final String CLIENT = "io.linkloom.client..";
    private static final String CLIENT_SPRING = "io.linkloom.client.spring..";
    private static final String SERVER = "io.linkloom.server..";
    private static final String CLI = "io.linkloom.cli..";
    private static final String DESKTOP = "io.linkloom.desktop..";
    private static final String SPRING = "org.springframework..";

    private Arrows() {}

    public static final ArchRule API_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(API, "java..", "org.jspecify..")
            .because("the contract travels into user backends and must bring nothing along")
            .allowEmptyShould(true);

    public static final ArchRule MODEL_KNOWS_NO_SHELL = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLIENT, SERVER, CLI, DESKTOP)
            .because("the model is what the shells share")
            .allowEmptyShould(true);

    public static final ArchRule MODEL_IS_NOT_A_SPRING_APPLICATION = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SPRING)
            .because("the command line and the desktop run the model without a container")
            .allowEmptyShould(true);

    public static final ArchRule ENGINE_KNOWS_NO_SIMULATION = noClasses()
            .that()
            .resideInAPackage("io.linkloom.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.linkloom.simulation..")
            .because("the simulation drives the engine, never the other way round")
            .allowEmptyShould(true);

    public static final ArchRule CLIENT_KNOWS_THE_CONTRACT_ONLY = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(beside(SERVER, CLI, DESKTOP))
            .because("it lives in user applications and speaks to any server by HTTP")
            .allowEmptyShould(true);

    public static final ArchRule CLIENT_NEEDS_JACKSON_ONLY = classes()
            .that()
            .resideInAPackage(CLIENT)
            .and()
            .resideOutsideOfPackage(CLIENT_SPRING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CLIENT, API, "java..", "javax..", "org.jspecify..", "tools.jackson.core..")
            .because("every library it brings can clash with one of the application it lives in")
            .allowEmptyShould(true);

    public static final ArchRule CLIENT_STANDS_WITHOUT_ITS_SPRING_PART = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .and()
            .resideOutsideOfPackage(CLIENT_SPRING)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLIENT_SPRING)
            .because("who writes plain Java gets no Spring")
            .allowEmptyShould(true);

    public static final ArchRule CLIENT_SPRING_NEEDS_WHAT_BOOT_HAS = classes()
            .that()
            .resideInAPackage(CLIENT_SPRING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CLIENT,
                    API,
                    "java..",
                    "javax.sql..",
                    "jakarta.servlet..",
                    "org.jspecify..",
                    SPRING,
                    "org.slf4j..",
                    "com.fasterxml.jackson..",
                    "tools.jackson..")
            .because("an application of any Boot has these already, in its own versions")
            .allowEmptyShould(true);

    public static final ArchRule SERVER_KNOWS_NO_CLIENTS = noClasses()
            .that()
            .resideInAPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLIENT, CLI, DESKTOP)
            .because("clients come to the server by HTTP")
            .allowEmptyShould(true);

    public static final ArchRule CLI_STAYS_OUTSIDE_THE_SERVER = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER, DESKTOP)
            .because("the command line speaks to a server by HTTP only")
            .allowEmptyShould(true);

    public static final ArchRule DESKTOP_STAYS_OUTSIDE_THE_SERVER = noClasses()
            .that()
            .resideInAPackage(DESKTOP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER, CLI)
            .because("the desktop speaks to a server by HTTP only, also to the one it starts")
            .allowEmptyShould(true);

    public static final ArchRule SERVER_CORE_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.linkloom.server.shard..",
                    "io.linkloom.server.journal..",
                    "io.linkloom.server.inbox..",
                    "io.linkloom.server.lease..",
                    "io.linkloom.server.dispatch..",
                    "io.linkloom.server.runner..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPRING)
            .because("what must never lose anything is tested without a container; Spring stays at the edges")
            .allowEmptyShould(true);

    public static final ArchRule NO_CYCLES = slices().matching("io.linkloom.(**)")
            .should()
            .beFreeOfCycles()
            .because("a cycle makes one package of many")
            .allowEmptyShould(true);

    private static String[] beside(String... shells) {
        String[] all = new String[MODEL.length + shells.length];
        System.arraycopy(MODEL, 0, all, 0, MODEL.length);
        System.arraycopy(shells, 0, all, MODEL.length, shells.length);
        return all;
    }
}
