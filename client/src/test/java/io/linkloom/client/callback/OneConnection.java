package io.linkloom.client.callback;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of one connection, which commits only when it is told to, as pools are often set up. */
final class OneConnection {
    private OneConnection() {}

    static DataSource over(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Connection lent = proxy(Connection.class, (method, arguments) -> {
            if (method.equals("close")) return null;
            return arguments.invoke(connection);
        });
        return proxy(DataSource.class, (method, arguments) -> {
            if (method.equals("getConnection")) return lent;
            throw new UnsupportedOperationException(method);
        });
    }

    private interface Invocation {
        @Nullable
        Object invoke(Object target) throws Throwable;
    }

    private interface Answer {
        @Nullable
        Object to(String method, Invocation invocation) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), target -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                })));
    }
}
