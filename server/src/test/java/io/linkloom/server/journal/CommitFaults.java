package io.linkloom.server.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Connections that break at a COMMIT when they are told to: before it takes place, or after, with its acknowledgement lost. */
public final class CommitFaults extends AbstractDataSource {
    private enum Fault {
        BEFORE,
        AFTER
    }

    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final String url;

    CommitFaults(String url) {
        this.url = url;
    }

    /** The next commit does not take place. */
    public void breakBeforeCommit() {
        next.add(Fault.BEFORE);
    }

    /** The next commit takes place, but nobody hears of it. */
    public void breakAfterCommit() {
        next.add(Fault.AFTER);
    }

    /** Whether every fault has happened. */
    public boolean isSpent() {
        return next.isEmpty();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return breakable(DriverManager.getConnection(url));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private Connection breakable(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                CommitFaults.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(real, method, arguments));
    }

    private @Nullable Object call(Connection real, Method method, Object @Nullable [] arguments) throws Throwable {
        Fault fault = method.getName().equals("commit") ? next.poll() : null;
        if (fault == Fault.BEFORE) throw broken();
        try {
            Object result = method.invoke(real, arguments);
            if (fault == Fault.AFTER) throw broken();
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static SQLException broken() {
        return new SQLException("The connection broke", "08006");
    }
}
