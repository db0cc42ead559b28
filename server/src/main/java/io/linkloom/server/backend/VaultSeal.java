package io.linkloom.server.backend;

import io.linkloom.server.secret.Label;
import io.linkloom.server.secret.Vault;
import io.linkloom.server.secret.VaultException;
import io.linkloom.server.view.UnavailableException;
import java.nio.charset.StandardCharsets;

/** Seals with the keys of the installation. */
public final class VaultSeal implements Seal {
    public static final String PURPOSE = "backend";

    private final Vault vault;

    public VaultSeal(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String close(String backend, String plain) {
        try {
            return vault.seal(new Label(PURPOSE, "", backend), plain.getBytes(StandardCharsets.US_ASCII));
        } catch (VaultException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String open(String backend, String sealed) {
        try {
            return new String(vault.open(new Label(PURPOSE, "", backend), sealed), StandardCharsets.US_ASCII);
        } catch (VaultException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
