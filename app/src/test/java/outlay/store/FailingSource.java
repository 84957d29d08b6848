package outlay.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Connections that break at a chosen statement or commit, before or after the database has done it.
final class FailingSource {
    private int count;
    private int failAt = Integer.MAX_VALUE;
    private boolean afterwards;

    /// @param nth        which of the statements and commits from now on, counted from 1
    /// @param afterwards whether the database does it and only the answer is lost
    void failAt(int nth, boolean afterwards) {
        this.count = 0;
        this.failAt = nth;
        this.afterwards = afterwards;
    }

    void heal() {
        failAt = Integer.MAX_VALUE;
    }

    DataSource around(DataSource source) {
        return wrapped(DataSource.class, source, (proxy, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection real) {
        boolean[] broken = new boolean[1];
        return wrapped(Connection.class, real, (proxy, method, arguments) -> {
            if (broken[0] && !method.getName().equals("close") && !method.getName().equals("isClosed")) {
                throw new SQLException("the connection broke before " + method.getName());
            }
            Object result = method.getName().equals("commit")
                    ? counted(real, method, arguments, broken)
                    : call(real, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, broken);
            }
            return result instanceof Statement statement ? statement(Statement.class, statement, broken) : result;
        });
    }

    private <T extends Statement> T statement(Class<T> type, T real, boolean[] broken) {
        return wrapped(type, real, (proxy, method, arguments) -> method.getName().startsWith("execute")
                ? counted(real, method, arguments, broken)
                : call(real, method, arguments));
    }

    private Object counted(Object real, Method method, Object[] arguments, boolean[] broken) throws Throwable {
        count++;
        if (count != failAt) {
            return call(real, method, arguments);
        }
        broken[0] = true;
        if (afterwards) {
            call(real, method, arguments);
        }
        throw new SQLException("the connection broke at " + method.getName());
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T wrapped(Class<T> type, T real, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }
}
