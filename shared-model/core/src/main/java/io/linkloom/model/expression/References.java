package io.linkloom.model.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the names that a parsed expression reads; variables of its own macros are not among them. */
final class References {
    private final Map<Long, Integer> positions;
    private final List<Reference> found = new ArrayList<>();
    private final Map<String, Integer> ownCount = new HashMap<>();

    private References(CelAbstractSyntaxTree ast) {
        this.positions = ast.getSource().getPositionsMap();
    }

    static List<Reference> of(CelAbstractSyntaxTree ast) {
        References references = new References(ast);
        references.visit(ast.getExpr());
        references.found.sort(Comparator.comparingInt(Reference::offset));
        return references.found;
    }

    private void visit(CelExpr expr) {
        switch (expr.getKind()) {
            case IDENT, SELECT -> chain(expr, new LinkedList<>());
            case CALL -> call(expr);
            case LIST -> expr.list().elements().forEach(this::visit);
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    visit(entry.key());
                    visit(entry.value());
                });
            case STRUCT -> expr.struct().entries().forEach(entry -> visit(entry.value()));
            case COMPREHENSION -> comprehension(expr.comprehension());
            case CONSTANT, NOT_SET -> {}
        }
    }

    private void call(CelExpr expr) {
        CelCall call = expr.call();
        if (call.function().equals("_[_]")) {
            chain(expr, new LinkedList<>());
        } else if (call.function().equals(CelEnvironment.HAS)) {
            LinkedList<@Nullable String> steps = new LinkedList<>();
            call.args().get(1).list().elements().forEach(step -> steps.add(constantKey(step)));
            chain(call.args().getFirst(), steps);
        } else {
            call.target().ifPresent(this::visit);
            call.args().forEach(this::visit);
        }
    }

    /** Walks from the last selection down to the root, collecting keys. */
    private void chain(CelExpr last, LinkedList<@Nullable String> steps) {
        CelExpr expr = last;
        while (true) {
            if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT) {
                steps.addFirst(expr.select().field());
                expr = expr.select().operand();
            } else if (expr.getKind() == CelExpr.ExprKind.Kind.CALL
                    && expr.call().function().equals("_[_]")) {
                CelExpr key = expr.call().args().get(1);
                steps.addFirst(constantKey(key));
                visit(key);
                expr = expr.call().args().getFirst();
            } else {
                break;
            }
        }
        if (expr.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            visit(expr);
        } else if (ownCount.getOrDefault(expr.ident().name(), 0) == 0) {
            String name = expr.ident().name();
            String root = name.startsWith(".") ? name.substring(1) : name;
            found.add(new Reference(root, steps, positions.getOrDefault(expr.id(), 0)));
        }
    }

    private static @Nullable String constantKey(CelExpr key) {
        boolean text = key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? key.constant().stringValue() : null;
    }

    private void comprehension(CelComprehension loop) {
        visit(loop.iterRange());
        visit(loop.accuInit());
        List<String> names = List.of(loop.iterVar(), loop.iterVar2(), loop.accuVar());
        names.forEach(name -> ownCount.merge(name, 1, Integer::sum));
        visit(loop.loopCondition());
        visit(loop.loopStep());
        visit(loop.result());
        names.forEach(name -> ownCount.merge(name, -1, Integer::sum));
    }
}
