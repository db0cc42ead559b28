package io.linkloom.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Compiles small sources, so that a law and what breaks it can be read side by side. */
final class Snippets {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record) (\\w+)");

    private Snippets() {}

    static JavaClasses compile(Path folder, String... sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (String source : sources) arguments.add(write(folder, source).toString());
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("the snippets compile").isZero();
        return new ClassFileImporter().importPath(folder.resolve("classes"));
    }

    static Path write(Path folder, String source) throws IOException {
        Path room = folder.resolve("sources").resolve(first(PACKAGE, source).replace('.', '/'));
        Files.createDirectories(room);
        Matcher type = TYPE.matcher(source);
        return Files.writeString(room.resolve((type.find() ? type.group(1) : "package-info") + ".java"), source);
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        assertThat(matcher.find()).as("%s in %s", pattern, source).isTrue();
        return matcher.group(1);
    }
}
