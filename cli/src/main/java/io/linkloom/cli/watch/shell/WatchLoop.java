package io.linkloom.cli.watch.shell;

import io.linkloom.cli.watch.screen.Frame;
import io.linkloom.cli.watch.screen.Look;
import io.linkloom.cli.watch.screen.Screen;
import io.linkloom.cli.watch.state.Action;
import io.linkloom.cli.watch.state.Connection;
import io.linkloom.cli.watch.state.Happening;
import io.linkloom.cli.watch.state.Key;
import io.linkloom.cli.watch.state.Step;
import io.linkloom.cli.watch.state.Watch;
import io.linkloom.cli.watch.state.WatchState;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jspecify.annotations.Nullable;

/** One thread in which everything comes together: what happens is taken in one by one, and drawn at most five times a second, or when a key was pressed. */
final class WatchLoop {
    private static final long FRAME_NANOS = Duration.ofMillis(200).toNanos();
    private static final long SHORT_TICK_NANOS = Duration.ofMillis(250).toNanos();
    private static final int CROWD = 10_000;

    private final WatchTerminal terminal;
    private final Asker asker;
    private final Listener listener;
    private final InstantSource clock;
    private final Look look;
    private final BlockingQueue<Happening> queue;
    private WatchState state;
    private Size size;
    private volatile boolean resized;
    private boolean dirty = true;
    private boolean urgent = true;
    private long lastFrame;
    private long nextTick;
    private Action.@Nullable Quit quit;

    WatchLoop(
            WatchTerminal terminal,
            Asker asker,
            Listener listener,
            BlockingQueue<Happening> queue,
            InstantSource clock,
            Look look,
            WatchState state) {
        this.terminal = terminal;
        this.asker = asker;
        this.listener = listener;
        this.queue = queue;
        this.clock = clock;
        this.look = look;
        this.state = state;
        this.size = terminal.fit();
    }

    static BlockingQueue<Happening> queue() {
        return new LinkedBlockingQueue<>(CROWD);
    }

    /** Returns when somebody quits: whether by Ctrl-C. */
    boolean run() throws InterruptedException {
        terminal.onResize(() -> {
            resized = true;
            queue.offer(new Happening.Ticked());
        });
        Thread.ofPlatform().daemon().name("keys").start(this::readKeys);
        take(new Happening.Ticked());
        while (quit == null) {
            if (urgent || dirty && System.nanoTime() - lastFrame >= FRAME_NANOS) draw();
            @Nullable Happening next = queue.poll(patience(), TimeUnit.NANOSECONDS);
            if (next == null && System.nanoTime() >= nextTick) next = new Happening.Ticked();
            while (next != null && quit == null) {
                take(next);
                next = queue.poll();
            }
            if (resized) fit();
        }
        return quit.interrupted();
    }

    /** Until the next frame or tick, in nanoseconds. */
    private long patience() {
        long now = System.nanoTime();
        long tick = nextTick - now;
        return Math.max(0, dirty ? Math.min(tick, lastFrame + FRAME_NANOS - now) : tick);
    }

    private void take(Happening happening) {
        if (happening instanceof Happening.Ticked) lookAtConnection();
        if (happening instanceof Happening.Pressed) urgent = true;
        decide(happening);
    }

    /** The stream mends itself; that it is broken has to be looked at. */
    private void lookAtConnection() {
        boolean connected = listener.isConnected();
        boolean live = state.connection() instanceof Connection.Live;
        boolean lost = state.connection() instanceof Connection.Lost;
        if (connected && !live) decide(new Happening.Connected());
        else if (!connected && live) decide(new Happening.Disconnected(listener.refusal()));
        else if (lost && !listener.refusal().isEmpty()) decide(new Happening.Disconnected(listener.refusal()));
        long untilSecond = Duration.ofSeconds(1).toNanos() - clock.instant().getNano();
        nextTick = System.nanoTime()
                + (state.reads().isAnyWanted() ? Math.min(SHORT_TICK_NANOS, untilSecond) : untilSecond);
    }

    private void decide(Happening happening) {
        Step step = Watch.decide(state, clock.instant(), happening);
        dirty |= step.state() != state;
        state = step.state();
        for (Action action : step.actions()) act(action);
    }

    private void act(Action action) {
        switch (action) {
            case Action.Quit wanted -> quit = wanted;
            case Action.Copy(String text) -> terminal.copy(text);
            case Action.Redraw redraw -> fit();
            case Action.ReadList read -> ask(read);
            case Action.ReadCounts read -> ask(read);
            case Action.ReadExecution read -> ask(read);
            case Action.ReadTally read -> ask(read);
            case Action.ReadTask read -> ask(read);
            case Action.ReadLog read -> ask(read);
            case Action.ReadWhy read -> ask(read);
            case Action.ReadDigest read -> ask(read);
            case Action.ReadGraph read -> ask(read);
            case Action.ReadWorkflows read -> ask(read);
            case Action.Cancel cancel -> ask(cancel);
            case Action.Retry retry -> ask(retry);
            case Action.Run run -> ask(run);
        }
    }

    private void ask(Action action) {
        Thread.ofVirtual().start(() -> {
            @Nullable Happening answer = asker.ask(action);
            if (answer != null) tell(answer);
        });
    }

    private void tell(Happening happening) {
        try {
            queue.put(happening);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readKeys() {
        KeyDecoder keys = new KeyDecoder(terminal::read);
        try {
            for (Key key = keys.next(); key != null; key = keys.next()) tell(new Happening.Pressed(key));
        } catch (IOException e) {
            // The terminal is gone, or was given back.
        }
        tell(new Happening.Pressed(Key.Named.INTERRUPT));
    }

    private void fit() {
        resized = false;
        size = terminal.fit();
        urgent = true;
    }

    private void draw() {
        Frame frame = Screen.draw(state, size.getColumns(), size.getRows(), look);
        terminal.show(frame);
        lastFrame = System.nanoTime();
        decide(frame.drawn());
        dirty = false;
        urgent = false;
    }
}
