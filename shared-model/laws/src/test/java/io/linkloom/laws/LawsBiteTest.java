package io.linkloom.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law is broken on purpose, in every way it speaks of, and has to name the culprit. */
class LawsBiteTest {
    private static final String SPRING = "package org.springframework.bean; public @interface Bean {}";
    private static final String SERVER = "package io.linkloom.server.api; public class Server {}";
    private static final String ENGINE = "package io.linkloom.engine.state; public class State {}";
    private static final String CLIENT = "package io.linkloom.client; public class Client {}";
    private static final String DESKTOP = "package io.linkloom.desktop.shell; public class Desk {}";
    private static final String NODE = "package javafx.scene; public class Node {}";

    @TempDir
    Path folder;

    static Stream<Arguments> violations() {
        return Stream.of(
                broken(Arrows.API_STANDS_ALONE, in("io.linkloom.api", "io.linkloom.engine.state.State x;"), ENGINE),
                broken(
                        Arrows.MODEL_KNOWS_NO_SHELL,
                        in("io.linkloom.model.yaml", "io.linkloom.client.Client x;"),
                        CLIENT),
                broken(
                        Arrows.MODEL_IS_NOT_A_SPRING_APPLICATION,
                        in("io.linkloom.model.yaml", "@org.springframework.bean.Bean int x;"),
                        SPRING),
                broken(
                        Arrows.ENGINE_KNOWS_NO_SIMULATION,
                        in("io.linkloom.engine.state", "io.linkloom.simulation.World x;"),
                        "package io.linkloom.simulation; public class World {}"),
                broken(
                        Arrows.CLIENT_KNOWS_THE_CONTRACT_ONLY,
                        in("io.linkloom.client.callback", "io.linkloom.engine.state.State x;"),
                        ENGINE),
                broken(
                        Arrows.CLIENT_NEEDS_JACKSON_ONLY,
                        in("io.linkloom.client.callback", "@org.springframework.bean.Bean int x;"),
                        SPRING),
                broken(
                        Arrows.CLIENT_STANDS_WITHOUT_ITS_SPRING_PART,
                        in("io.linkloom.client.callback", "io.linkloom.client.spring.Auto x;"),
                        "package io.linkloom.client.spring; public class Auto {}"),
                broken(
                        Arrows.CLIENT_SPRING_NEEDS_WHAT_BOOT_HAS,
                        in("io.linkloom.client.spring", "@com.google.Given int x;"),
                        "package com.google; public @interface Given {}"),
                broken(
                        Arrows.SERVER_KNOWS_NO_CLIENTS,
                        in("io.linkloom.server.api", "io.linkloom.client.Client x;"),
                        CLIENT),
                broken(
                        Arrows.CLI_STAYS_OUTSIDE_THE_SERVER,
                        in("io.linkloom.cli.command", "io.linkloom.server.api.Server x;"),
                        SERVER),
                broken(
                        Arrows.CLI_STAYS_OUTSIDE_THE_SERVER,
                        in("io.linkloom.cli.command", "io.linkloom.desktop.shell.Desk x;"),
                        DESKTOP),
                broken(
                        Arrows.DESKTOP_STAYS_OUTSIDE_THE_SERVER,
                        in("io.linkloom.desktop.shell", "io.linkloom.server.api.Server x;"),
                        SERVER),
                broken(
                        Arrows.NO_CYCLES,
                        in("io.linkloom.model.graph", "io.linkloom.model.yaml.Reader x;"),
                        "package io.linkloom.model.yaml; public class Reader { io.linkloom.model.graph.Culprit x; }"),
                broken(
                        Purity.VIEW_MODELS_SEE_NO_SCENE,
                        "package io.linkloom.desktop.shell; public class ShellViewModel { javafx.scene.Node x; }",
                        NODE),
                broken(Manners.EVERY_PACKAGE_IS_NULL_MARKED, in("io.linkloom.model.graph", "")),
                broken(
                        Manners.EVERY_PACKAGE_IS_NULL_MARKED,
                        in("io.linkloom.model.graph", ""),
                        "@Deprecated package io.linkloom.model.graph;"),
                broken(Manners.NOBODY_TALKS_TO_THE_CONSOLE, method("io.linkloom.cli.output", "System.out.println();")),
                broken(Manners.NOBODY_TALKS_TO_THE_CONSOLE, method("io.linkloom.server.api", "System.err.println();")),
                broken(
                        Manners.NOBODY_TALKS_TO_THE_CONSOLE,
                        method("io.linkloom.server.api", "new Exception().printStackTrace();")),
                broken(Manners.NAMES_SAY_SOMETHING, "package io.linkloom.model.graph; class GraphUtil {}"),
                broken(Manners.NAMES_SAY_SOMETHING, "package io.linkloom.model.graph; class GraphHelper {}"),
                broken(Manners.NAMES_SAY_SOMETHING, "package io.linkloom.model.graph; class GraphManager {}"),
                broken(Manners.NAMES_SAY_SOMETHING, "package io.linkloom.model.graph; class GraphImpl {}"));
    }

    static Stream<Arguments> springInTheCoreOfTheServer() {
        return Stream.of("shard", "journal", "inbox", "lease", "dispatch", "runner.http")
                .map(room -> broken(
                        Arrows.SERVER_CORE_IS_PLAIN_JAVA,
                        in("io.linkloom.server." + room, "@org.springframework.bean.Bean int x;"),
                        SPRING));
    }

    static Stream<Arguments> worldlyEngines() {
        return Stream.of(
                        "java.sql.Connection",
                        "java.net.http.HttpClient",
                        "java.net.Socket",
                        "java.nio.file.Path",
                        "java.io.FileReader",
                        "java.time.Clock",
                        "java.time.InstantSource",
                        "java.util.Random",
                        "java.util.random.RandomGenerator",
                        "java.util.concurrent.ThreadLocalRandom",
                        "java.util.concurrent.ExecutorService",
                        "java.security.SecureRandom",
                        "java.lang.Thread",
                        "java.lang.System.Logger",
                        "java.util.logging.Logger")
                .map(type -> broken(Purity.ENGINE_TOUCHES_NOTHING, in("io.linkloom.engine.state", type + " x;")));
    }

    static Stream<Arguments> guessingEngines() {
        return Stream.of(
                        "java.time.Instant.now()",
                        "java.time.LocalDate.now()",
                        "java.time.ZonedDateTime.now()",
                        "System.currentTimeMillis()",
                        "System.nanoTime()",
                        "System.getenv()",
                        "Math.random()",
                        "java.util.UUID.randomUUID()")
                .map(call -> broken(
                        Purity.ENGINE_ASKS_NO_CLOCK_AND_NO_DICE, method("io.linkloom.engine.state", call + ";")));
    }

    @ParameterizedTest
    @MethodSource({"violations", "springInTheCoreOfTheServer", "worldlyEngines", "guessingEngines"})
    void isReported(ArchRule law, List<String> sources) throws IOException {
        JavaClasses classes = Snippets.compile(folder, sources.toArray(String[]::new));

        assertThat(law.evaluate(classes).hasViolation())
                .as(law.getDescription())
                .isTrue();
    }

    @Test
    void everyLawIsBrokenByAtLeastOneOfThem() {
        Set<Object> bitten = new HashSet<>();
        Stream.of(violations(), springInTheCoreOfTheServer(), worldlyEngines(), guessingEngines())
                .flatMap(all -> all)
                .forEach(each -> bitten.add(each.get()[0]));

        assertThat(bitten).containsAll(ArchitectureLaw.laws());
    }

    @Test
    void whatIsAllowedIsNotReported() throws IOException {
        JavaClasses classes = Snippets.compile(
                folder,
                SPRING,
                NODE,
                CLIENT,
                "package io.linkloom.server.scheduler; class LockManager { @org.springframework.bean.Bean int x; }",
                "package io.linkloom.client.spring; class Auto { @org.springframework.bean.Bean int x; }",
                "package io.linkloom.desktop.shell; class ShellView { javafx.scene.Node x; io.linkloom.client.Client y; }",
                method("io.linkloom.cli.terminal", "System.out.println();"),
                method("io.linkloom.engine.state", "java.time.Instant.EPOCH.plusSeconds(1);"),
                marked("io.linkloom.server.scheduler"),
                marked("io.linkloom.client"),
                marked("io.linkloom.client.spring"),
                marked("io.linkloom.desktop.shell"),
                marked("io.linkloom.cli.terminal"),
                marked("io.linkloom.engine.state"));

        assertThat(ArchitectureLaw.laws())
                .allSatisfy(law -> assertThat(
                                law.evaluate(classes).getFailureReport().getDetails())
                        .isEmpty());
    }

    @Test
    void aRoomWithoutItsSignIsReported() throws IOException {
        Snippets.write(folder, "/** Comes in: a. Goes out: b. Must never: c. */ package io.linkloom.model.graph;");
        Path bare = Snippets.write(folder, "/** Comes in: a. */ package io.linkloom.model.yaml;");

        assertThat(Sources.roomsWithoutSign(folder.resolve("sources"))).containsExactly(bare.toString());
    }

    @Test
    void aFileThatIsTooLongIsReported() throws IOException {
        Snippets.write(folder, in("io.linkloom.model.graph", "\n".repeat(Sources.MAX_LINES - 1)));
        Path tooLong = Snippets.write(folder, in("io.linkloom.model.yaml", "\n".repeat(Sources.MAX_LINES)));

        assertThat(Sources.filesTooLong(folder.resolve("sources"))).containsExactly(tooLong.toString());
    }

    private static Arguments broken(ArchRule law, String... sources) {
        return arguments(law, List.of(sources));
    }

    private static String in(String room, String member) {
        return "package " + room + "; public class Culprit { " + member + " }";
    }

    private static String method(String room, String statement) {
        return in(room, "void run() { " + statement + " }");
    }

    private static String marked(String room) {
        return "@org.jspecify.annotations.NullMarked package " + room + ";";
    }
}
