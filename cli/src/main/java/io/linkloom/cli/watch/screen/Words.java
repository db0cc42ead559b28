package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;

/** The contract's words in the language of a person. */
final class Words {
    private Words() {}

    static String of(Look look, ExecutionState state) {
        return look.text("state." + state.name());
    }

    static String of(Look look, TaskState state) {
        return look.text("task." + state.name());
    }

    static String of(Look look, WaitReason reason) {
        return look.text("wait." + reason.name());
    }
}
