package io.linkloom.model.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;

/**
 * The compiler and the runtime of CEL, built when the first expression needs them: that takes a tenth of a second.
 *
 * <p>Two things differ from the standard. `has(a.b.c)` is total: false when anything on the way is missing or null. And
 * adding and comparing are bounded, since a dozen nested macros could otherwise double a value until memory ends.
 */
final class CelEnvironment {
    /** What `has(…)` becomes: a call with the root and the list of keys; no source can write this name. */
    static final String HAS = "@has";

    private CelEnvironment() {}

    static CelCompiler compiler() {
        return Holder.COMPILER;
    }

    static CelRuntime runtime() {
        return Holder.RUNTIME;
    }

    private static final class Holder {
        static final CelOptions OPTIONS = CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .comprehensionMaxIterations(10_000)
                .maxExpressionCodePointSize(ExpressionAnalysis.MAX_SOURCE_BYTES)
                .maxParseRecursionDepth(250)
                .build();
        static final CelCompiler COMPILER = compiler();
        static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(
                                StandardFunction.ADD,
                                StandardFunction.EQUALS,
                                StandardFunction.NOT_EQUALS,
                                StandardFunction.IN)
                        .build())
                .addFunctionBindings(CelFunctions.bindings())
                .build();

        private static CelCompiler compiler() {
            CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(
                            CelStandardMacro.ALL,
                            CelStandardMacro.EXISTS,
                            CelStandardMacro.EXISTS_ONE,
                            CelStandardMacro.MAP,
                            CelStandardMacro.MAP_FILTER,
                            CelStandardMacro.FILTER)
                    .addMacros(CelMacro.newGlobalMacro(
                            "has", 1, (factory, target, arguments) -> Optional.of(has(factory, arguments.getFirst()))))
                    .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                            HAS,
                            CelOverloadDecl.newGlobalOverload(
                                    "has_path", SimpleType.BOOL, SimpleType.DYN, ListType.create(SimpleType.DYN))));
            ExpressionAnalysis.NAMES.forEach(name -> builder.addVar(name, SimpleType.DYN));
            return builder.build();
        }
    }

    private static CelExpr has(CelMacroExprFactory factory, CelExpr path) {
        if (path.getKind() != CelExpr.ExprKind.Kind.SELECT) {
            return factory.reportError("has() takes a path such as tasks.fetch.output.rows");
        }
        List<CelExpr> steps = new LinkedList<>();
        CelExpr root = path;
        while (true) {
            if (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
                steps.addFirst(factory.newStringLiteral(root.select().field()));
                root = root.select().operand();
            } else if (root.getKind() == CelExpr.ExprKind.Kind.CALL
                    && root.call().function().equals("_[_]")) {
                steps.addFirst(root.call().args().get(1));
                root = root.call().args().getFirst();
            } else {
                return factory.newGlobalCall(HAS, root, factory.newList(ImmutableList.copyOf(steps)));
            }
        }
    }
}
