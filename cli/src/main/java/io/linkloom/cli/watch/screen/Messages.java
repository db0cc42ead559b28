package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionState;
import io.linkloom.cli.watch.state.Message;

/** Messages of the state in the language of a person. */
final class Messages {
    private Messages() {}

    static String in(Look look, Message message) {
        if (message.key().equals(Message.SAID))
            return String.valueOf(message.values().getFirst());
        Object[] values = message.values().stream()
                .map(each -> each instanceof ExecutionState state ? Words.of(look, state) : each)
                .toArray();
        return look.text("say." + message.key(), values);
    }
}
