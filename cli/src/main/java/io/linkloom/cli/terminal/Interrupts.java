package io.linkloom.cli.terminal;

/** Ctrl-C. By itself it ends the process at once, with exit code 130. */
@FunctionalInterface
public interface Interrupts {
    /** Does something short before the process ends that way, while the guard is not closed. */
    Guard on(Runnable lastWords);

    /** Close it as soon as there is nothing more to say. */
    interface Guard extends AutoCloseable {
        @Override
        void close();
    }

    static Interrupts ofProcess() {
        return lastWords -> {
            Thread hook = Thread.ofPlatform().unstarted(lastWords);
            Runtime.getRuntime().addShutdownHook(hook);
            return () -> {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException alreadyEnding) {
                    // Too late to take them back.
                }
            };
        };
    }
}
