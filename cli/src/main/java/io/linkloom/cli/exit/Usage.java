package io.linkloom.cli.exit;

import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words, in the language of the person, with what was probably meant. */
final class Usage {
    private final Texts texts;

    Usage(Texts texts) {
        this.texts = texts;
    }

    CommandFailure failure(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing);
            default -> other(wrong);
        };
    }

    private CommandFailure unmatched(UnmatchedArgumentException wrong) {
        String word = wrong.getUnmatched().getFirst();
        if (!word.startsWith("-")) return usage(texts.text("usage.too-much", word), null, wrong);
        String name = word.split("=", 2)[0];
        List<String> known = spec(wrong).options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
        return usage(texts.text("usage.unknown-option", name), Nearest.to(name, known), wrong);
    }

    private CommandFailure missing(MissingParameterException wrong) {
        String names = wrong.getMissing().stream().map(Usage::label).distinct().collect(Collectors.joining(" "));
        ArgSpec only = wrong.getMissing().size() == 1 ? wrong.getMissing().getFirst() : null;
        return only instanceof OptionSpec option && !option.required()
                ? usage(texts.text("usage.no-value", option.longestName()), null, wrong)
                : usage(texts.text("usage.missing", names), null, wrong);
    }

    private CommandFailure other(ParameterException wrong) {
        @Nullable ArgSpec argument = wrong.getArgSpec();
        @Nullable String value = wrong.getValue();
        if (argument == null || value == null) return usage(String.valueOf(wrong.getMessage()), null, wrong);
        List<String> possible = possible(argument);
        String message = texts.text("usage.bad-value", label(argument), value);
        String near = Nearest.to(value, possible);
        if (near != null || possible.isEmpty()) return usage(message, near, wrong);
        return new CommandFailure(ExitCode.USAGE, message, texts.text("usage.possible", String.join(", ", possible)));
    }

    private CommandFailure usage(String message, @Nullable String near, ParameterException wrong) {
        String hint =
                near == null ? texts.text("usage.help", spec(wrong).qualifiedName()) : texts.text("did-you-mean", near);
        return new CommandFailure(ExitCode.USAGE, message, hint);
    }

    private static CommandSpec spec(ParameterException wrong) {
        return wrong.getCommandLine().getCommandSpec();
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static List<String> possible(ArgSpec argument) {
        Object[] constants = argument.auxiliaryTypes()[0].getEnumConstants();
        if (constants == null) return List.of();
        return Arrays.stream(constants)
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
