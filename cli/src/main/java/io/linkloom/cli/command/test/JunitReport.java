package io.linkloom.cli.command.test;

import io.linkloom.api.Finding;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.offline.FindingLines;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report in the form that build servers read: a suite for each file; times are virtual. */
final class JunitReport {
    private final Session session;
    private final Texts texts;

    JunitReport(Session session, Texts texts) {
        this.session = session;
        this.texts = texts;
    }

    void write(String name, ToldTests all) {
        try (Writer out = Files.newBufferedWriter(session.surroundings().file(name), StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("tests", String.valueOf(all.passed() + all.failed() + all.invalid()));
            xml.writeAttribute("failures", String.valueOf(all.failed()));
            xml.writeAttribute("errors", String.valueOf(all.invalid()));
            for (ToldTests.File file : all.files()) suite(xml, file);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (IOException | XMLStreamException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("junit.unwritable", name));
        }
    }

    private void suite(XMLStreamWriter xml, ToldTests.File file) throws XMLStreamException {
        int invalid = file.errors().isEmpty() ? 0 : 1;
        long failed = file.scenarios().stream().filter(each -> !each.passed()).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", file.file());
        xml.writeAttribute("tests", String.valueOf(file.scenarios().size() + invalid));
        xml.writeAttribute("failures", String.valueOf(failed));
        xml.writeAttribute("errors", String.valueOf(invalid));
        if (invalid > 0) invalid(xml, file);
        for (ToldTests.Scenario scenario : file.scenarios()) scenario(xml, file.file(), scenario);
        xml.writeEndElement();
    }

    private void invalid(XMLStreamWriter xml, ToldTests.File file) throws XMLStreamException {
        FindingLines lines = new FindingLines(session);
        start(xml, file.file(), file.file(), 0);
        Finding first = file.errors().getFirst();
        xml.writeStartElement("error");
        xml.writeAttribute("message", harmless(first.message()));
        xml.writeCharacters(harmless(file.errors().stream()
                .map(each -> lines.line(file.file(), each))
                .collect(Collectors.joining("\n"))));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void scenario(XMLStreamWriter xml, String file, ToldTests.Scenario scenario) throws XMLStreamException {
        start(xml, file, scenario.name(), scenario.durationMillis());
        if (!scenario.passed()) {
            ToldTests.Failure first = scenario.failures().getFirst();
            xml.writeStartElement("failure");
            xml.writeAttribute("message", harmless(sentence(first)));
            xml.writeCharacters(harmless(scenario.failures().stream()
                    .map(each -> file + ":" + each.line() + ":" + each.column() + ": " + sentence(each))
                    .collect(Collectors.joining("\n"))));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String file, String name, long millis) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", file);
        xml.writeAttribute("name", harmless(name));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", millis / 1000.0));
    }

    private String sentence(ToldTests.Failure failure) {
        return texts.text("junit.failure", failure.expected(), failure.was());
    }

    /** XML has no control characters. */
    private static String harmless(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }
}
