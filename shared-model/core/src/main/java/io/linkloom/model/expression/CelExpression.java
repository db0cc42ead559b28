package io.linkloom.model.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.linkloom.model.expression.ExpressionAnalysis.Issue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Any CEL expression; compiled when it is first asked for something. */
final class CelExpression extends Compiled {
    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);

    private final String source;
    private @Nullable Parts parts;

    CelExpression(String source) {
        this.source = source;
    }

    private record Parts(@Nullable Program program, List<Issue> issues, List<Reference> references, Set<String> tasks) {
        static Parts broken(Issue issue) {
            return new Parts(null, List.of(issue), List.of(), Set.of());
        }
    }

    @Override
    @Nullable
    Object evaluate(Scope scope) throws ExpressionException {
        Parts known = parts();
        Program program = known.program();
        if (program == null)
            throw new ExpressionException(
                    quoted() + ": " + known.issues().getFirst().message());
        try {
            Object result = program.eval(name -> Optional.of(CelValues.of(scope.find(name))));
            return PlainValues.of(result, source);
        } catch (CelEvaluationException e) {
            throw new ExpressionException(quoted() + ": " + reason(known, e) + offending(known, scope));
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new ExpressionException(quoted() + ": it needs more memory than an expression may take");
        } catch (RuntimeException e) {
            throw new ExpressionException(quoted() + ": it cannot be evaluated" + offending(known, scope));
        }
    }

    /** CEL's messages may quote values: never where one of them could be a secret. */
    private static String reason(Parts known, CelEvaluationException e) {
        boolean secret = known.references().stream()
                .anyMatch(reference -> reference.root().equals("secrets"));
        return secret ? "it cannot be evaluated; why is not shown, since it reads a secret" : CelMessages.runtime(e);
    }

    private String offending(Parts known, Scope scope) {
        return OffendingValues.describe(known.references(), scope);
    }

    private String quoted() {
        return PlainValues.quote(source);
    }

    @Override
    List<Issue> issues() {
        return parts().issues();
    }

    @Override
    List<Reference> references() {
        return parts().references();
    }

    @Override
    Set<String> tasks() {
        return parts().tasks();
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) parts = known = compile(source);
        return known;
    }

    private static Parts compile(String source) {
        if (source.isBlank()) return Parts.broken(new Issue(0, "it is empty", ""));
        int length = source.getBytes(StandardCharsets.UTF_8).length;
        if (length > ExpressionAnalysis.MAX_SOURCE_BYTES) {
            return Parts.broken(new Issue(0, "it has " + length + " bytes, at most 4096 are allowed", ""));
        }
        try {
            CelValidationResult parsed = CelEnvironment.compiler().parse(source);
            if (parsed.hasError()) return new Parts(null, issues(source, parsed), List.of(), Set.of());
            List<Reference> references = References.of(parsed.getAst());
            CelValidationResult checked = CelEnvironment.compiler().check(parsed.getAst());
            Set<String> tasks = CelPrograms.tasks(references);
            if (checked.hasError()) return new Parts(null, issues(source, checked), references, tasks);
            CelAbstractSyntaxTree ast = checked.getAst();
            return new Parts(CelEnvironment.runtime().createProgram(ast), List.of(), references, tasks);
        } catch (CelValidationException | CelEvaluationException | RuntimeException | StackOverflowError e) {
            return Parts.broken(new Issue(0, "it is too complex", ""));
        }
    }

    private static List<Issue> issues(String source, CelValidationResult result) {
        List<Issue> issues = new ArrayList<>();
        for (CelIssue issue : result.getErrors()) {
            Matcher unknown = UNKNOWN_NAME.matcher(issue.getMessage());
            String name = unknown.matches() ? unknown.group(1) : "";
            int line = issue.getSourceLocation().getLine();
            int offset =
                    CelMessages.offset(source, line, issue.getSourceLocation().getColumn());
            issues.add(new Issue(offset, CelMessages.compile(issue.getMessage()), name));
        }
        return issues;
    }
}
