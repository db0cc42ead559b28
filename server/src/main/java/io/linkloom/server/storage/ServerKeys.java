package io.linkloom.server.storage;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random keys that all replicas of an installation share; made when one is first asked for. */
public final class ServerKeys {
    private static final int BYTES = 32;

    private final JdbcClient jdbc;

    public ServerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 32 random bytes, the same for everybody who asks for that name. */
    public byte[] key(String name) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        jdbc.sql("insert into server_key (name, bytes) values (?,?) on conflict do nothing")
                .params(name, random)
                .update();
        return jdbc.sql("select bytes from server_key where name=?")
                .param(name)
                .query(byte[].class)
                .single();
    }
}
